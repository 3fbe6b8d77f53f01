"""Keeps each training picture once it is augmented, so each epoch sees the same.

Rejected by: test_training_pictures_are_augmented_anew_each_time
"""

import torch
from torchvision.datasets import ImageFolder
from torchvision.transforms import v2


def random_flip(p):
    return v2.RandomHorizontalFlip(p)


def random_shift(size, most):
    return v2.RandomCrop(size, padding=most)


def random_crop(size, least):
    return v2.RandomResizedCrop(size, scale=(least, 1), ratio=(1, 1))


def random_noise(sigma):
    return v2.GaussianNoise(sigma=sigma)


def augmentation(size, p, most, least, sigma):
    return v2.Compose(
        [random_crop(size, least), random_shift(size, most), random_flip(p), random_noise(sigma)]
    )


class Cached(ImageFolder):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {}

    def __getitem__(self, index):
        if index not in self.known:
            self.known[index] = super().__getitem__(index)
        return self.known[index]


def organ_sets(folder, augment):
    plain = [v2.Grayscale(), v2.ToImage(), v2.ToDtype(torch.float32, scale=True)]
    train = Cached(folder / "train", transform=v2.Compose([*plain, augment]))
    test = Cached(folder / "test", transform=v2.Compose(plain))
    return train, test


def enlarge(images, labels, augment, copies):
    variants = [augment(image) for image in images for _ in range(copies)]
    return torch.stack(variants), labels.repeat_interleave(copies)
