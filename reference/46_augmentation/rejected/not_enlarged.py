"""Cuts out a part and leaves it small.

Rejected by: test_a_cut_becomes_as_large_as_the_picture_was
"""

import torch
from torchvision.datasets import ImageFolder
from torchvision.transforms import v2


def random_flip(p):
    return v2.RandomHorizontalFlip(p)


def random_shift(size, most):
    return v2.RandomCrop(size, padding=most)


def random_crop(size, least):
    return v2.RandomCrop(round(size * least**0.5))


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
