"""Returns the variants in random order; shifts by padding as a step of its own."""

import torch
from torchvision.datasets import ImageFolder
from torchvision.transforms import v2


def random_flip(p):
    return v2.RandomHorizontalFlip(p)


def random_shift(size, most):
    return v2.Compose([v2.Pad(most), v2.RandomCrop(size)])


def random_crop(size, least):
    return v2.RandomResizedCrop(
        size, scale=(least, 1.0), ratio=(1.0, 1.0), interpolation=v2.InterpolationMode.NEAREST
    )


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
    order = torch.arange(len(images)).repeat(copies)
    order = order[torch.randperm(len(order))]
    return torch.stack([augment(images[i]) for i in order]), labels[order]
