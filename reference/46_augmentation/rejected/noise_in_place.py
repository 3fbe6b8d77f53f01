"""Adds the noise to the image that it was given.

Rejected by: test_a_transform_leaves_its_image_as_it_is
"""

from collections.abc import Callable
from pathlib import Path

import torch
from torchvision.datasets import ImageFolder
from torchvision.transforms import v2


def random_flip(p: float) -> Callable:
    return v2.RandomHorizontalFlip(p)


def random_shift(size: int, most: int) -> Callable:
    return v2.RandomCrop(size, padding=most)


def random_crop(size: int, least: float) -> Callable:
    return v2.RandomResizedCrop(size, scale=(least, 1), ratio=(1, 1))


def random_noise(sigma: float) -> Callable:
    def noise(image: torch.Tensor) -> torch.Tensor:
        image += sigma * torch.randn_like(image)
        return image.clamp_(0, 1)

    return noise


def augmentation(size: int, p: float, most: int, least: float, sigma: float) -> Callable:
    return v2.Compose(
        [random_crop(size, least), random_shift(size, most), random_flip(p), random_noise(sigma)]
    )


def organ_sets(folder: Path, augment: Callable) -> tuple[ImageFolder, ImageFolder]:
    plain = [v2.Grayscale(), v2.ToImage(), v2.ToDtype(torch.float32, scale=True)]
    train = ImageFolder(folder / "train", transform=v2.Compose([*plain, augment]))
    test = ImageFolder(folder / "test", transform=v2.Compose(plain))
    return train, test


def enlarge(
    images: torch.Tensor, labels: torch.Tensor, augment: Callable, copies: int
) -> tuple[torch.Tensor, torch.Tensor]:
    variants = [augment(image) for image in images for _ in range(copies)]
    return torch.stack(variants), labels.repeat_interleave(copies)
