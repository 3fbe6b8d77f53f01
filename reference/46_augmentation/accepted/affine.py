"""Shift by an affine transform, cut by hand and resize, noise as a transform class of its own."""

import torch
from torchvision.datasets import ImageFolder
from torchvision.transforms import v2


def random_flip(p):
    return v2.RandomApply([v2.RandomHorizontalFlip(1.0)], p=p)


def random_shift(size, most):
    return v2.RandomAffine(degrees=0, translate=(most / size, most / size))


def random_crop(size, least):
    def crop(image):
        share = least + (1 - least) * torch.rand(()).item()
        side = round(size * share**0.5)
        cut = v2.RandomCrop(side)(image)
        return v2.Resize((size, size))(cut)

    return v2.Lambda(crop)


class Noise(v2.Transform):
    def __init__(self, sigma):
        super().__init__()
        self.sigma = sigma

    def transform(self, inpt, params):
        return (inpt + self.sigma * torch.randn_like(inpt)).clamp(0.0, 1.0)


def random_noise(sigma):
    return Noise(sigma)


def augmentation(size, p, most, least, sigma):
    crop, shift = random_crop(size, least), random_shift(size, most)
    flip, noise = random_flip(p), random_noise(sigma)
    return lambda image: noise(flip(shift(crop(image))))


class Augmented(ImageFolder):
    def __init__(self, root, augment):
        super().__init__(root)
        self.augment = augment
        self.prepare = v2.Compose(
            [v2.ToImage(), v2.Grayscale(), v2.ToDtype(torch.float32, scale=True)]
        )

    def __getitem__(self, index):
        picture, label = super().__getitem__(index)
        image = self.prepare(picture)
        return (self.augment(image) if self.augment else image), label


def organ_sets(folder, augment):
    return Augmented(folder / "train", augment), Augmented(folder / "test", None)


def enlarge(images, labels, augment, copies):
    rounds = [torch.stack([augment(image) for image in images]) for _ in range(copies)]
    return torch.cat(rounds), labels.repeat(copies)
