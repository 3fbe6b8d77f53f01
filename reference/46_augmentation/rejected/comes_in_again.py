"""Rolls the picture, so that what leaves on one side comes in again on the other.

Rejected by: test_a_shift_moves_by_whole_pixels_and_leaves_black
"""

import torch
from torchvision.datasets import ImageFolder
from torchvision.transforms import v2


def random_flip(p):
    return v2.RandomHorizontalFlip(p)


def random_shift(size, most):
    def shift(image):
        down, right = torch.randint(-most, most + 1, (2,)).tolist()
        return image.roll((down, right), dims=(-2, -1))

    return shift


def random_crop(size, least):
    return v2.RandomResizedCrop(size, scale=(least, 1), ratio=(1, 1))


def random_noise(sigma):
    return v2.GaussianNoise(sigma=sigma)


def augmentation(size, p, most, least, sigma):
    return v2.Compose(
        [random_crop(size, least), random_shift(size, most), random_flip(p), random_noise(sigma)]
    )


def organ_sets(folder, augment):
    plain = [v2.Grayscale(), v2.ToImage(), v2.ToDtype(torch.float32, scale=True)]
    train = ImageFolder(folder / "train", transform=v2.Compose([*plain, augment]))
    test = ImageFolder(folder / "test", transform=v2.Compose(plain))
    return train, test


def enlarge(images, labels, augment, copies):
    variants = [augment(image) for image in images for _ in range(copies)]
    return torch.stack(variants), labels.repeat_interleave(copies)
