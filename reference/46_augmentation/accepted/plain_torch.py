"""Everything by hand: slices, interpolation and random numbers of torch."""

import torch
from torch.nn import functional as F
from torchvision import transforms
from torchvision.datasets import ImageFolder


def random_flip(p):
    return lambda image: image.flip(-1) if torch.rand(()) < p else image.clone()


def random_shift(size, most):
    def shift(image):
        padded = F.pad(image, (most, most, most, most))
        top, left = torch.randint(0, 2 * most + 1, (2,)).tolist()
        return padded[..., top : top + size, left : left + size]

    return shift


def random_crop(size, least):
    def crop(image):
        smallest = size * least**0.5
        side = round(smallest + (size - smallest) * torch.rand(()).item())
        top, left = torch.randint(0, size - side + 1, (2,)).tolist()
        part = image[None, :, top : top + side, left : left + side]
        return F.interpolate(part, size=(size, size), mode="bilinear")[0]

    return crop


def random_noise(sigma):
    def noise(image):
        return torch.clip(torch.normal(image, sigma), 0, 1)

    return noise


def augmentation(size, p, most, least, sigma):
    steps = [
        random_crop(size, least),
        random_shift(size, most),
        random_flip(p),
        random_noise(sigma),
    ]

    def augment(image):
        for step in steps:
            image = step(image)
        return image

    return augment


def organ_sets(folder, augment):
    plain = transforms.Compose([transforms.Grayscale(), transforms.ToTensor()])
    train = ImageFolder(folder / "train", lambda picture: augment(plain(picture)))
    return [train, ImageFolder(folder / "test", plain)]


def enlarge(images, labels, augment, copies):
    many, numbers = [], []
    for image, label in zip(images, labels):
        for _ in range(copies):
            many.append(augment(image))
            numbers.append(label)
    return torch.stack(many), torch.stack(numbers)
