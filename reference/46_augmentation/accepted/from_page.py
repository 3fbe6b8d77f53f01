"""Kata 46: more training pictures than there are."""

from collections.abc import Callable
from pathlib import Path

import torch
from torchvision.datasets import ImageFolder
from torchvision.transforms import v2


def random_flip(p: float) -> Callable:
    """Mirror left and right with probability p."""
    return v2.RandomHorizontalFlip(p)


def random_shift(size: int, most: int) -> Callable:
    """Move the picture by up to `most` whole pixels each way; what becomes free is black.

    The picture gets a black frame, and a random part of the old size is cut out of that.
    """
    return v2.RandomCrop(size, padding=most, fill=0)


def random_crop(size: int, least: float) -> Callable:
    """Cut out a random square with at least the share `least` of the area; enlarge it to size."""
    return v2.RandomResizedCrop(size, scale=(least, 1.0), ratio=(1.0, 1.0))


def random_noise(sigma: float) -> Callable:
    """Add Gaussian noise to every pixel; values stay between 0 and 1."""

    def noise(image: torch.Tensor) -> torch.Tensor:
        return (image + sigma * torch.randn_like(image)).clamp(0.0, 1.0)

    return noise


def augmentation(size: int, p: float, most: int, least: float, sigma: float) -> Callable:
    """All four one after the other: crop, shift, flip, noise."""
    return v2.Compose(
        [
            random_crop(size, least),
            random_shift(size, most),
            random_flip(p),
            random_noise(sigma),
        ]
    )


def organ_sets(folder: Path, augment: Callable) -> tuple[ImageFolder, ImageFolder]:
    """The training pictures, augmented anew each time, and the test pictures as they are."""
    plain = [
        v2.Grayscale(num_output_channels=1),
        v2.ToImage(),
        v2.ToDtype(torch.float32, scale=True),
        v2.ToPureTensor(),
    ]
    train = ImageFolder(folder / "train", transform=v2.Compose([*plain, augment]))
    test = ImageFolder(folder / "test", transform=v2.Compose(plain))
    return train, test


def enlarge(
    images: torch.Tensor, labels: torch.Tensor, augment: Callable, copies: int
) -> tuple[torch.Tensor, torch.Tensor]:
    """`copies` variants of each picture, each from a call of its own, and their labels."""
    variants = []
    for image in images:
        for _ in range(copies):
            variants.append(augment(image.clone()))  # a clone, in case augment works in place
    return torch.stack(variants), labels.repeat_interleave(copies)
