"""Written from README and stub alone."""

import torch
from torchvision.datasets import ImageFolder
from torchvision.transforms import v2


def random_flip(p):
    return v2.RandomHorizontalFlip(p=p)


def random_shift(size, most):
    return v2.RandomCrop(size, padding=most)


def random_crop(size, least):
    return v2.RandomResizedCrop((size, size), scale=(least, 1.0), ratio=(1.0, 1.0))


def random_noise(sigma):
    return v2.GaussianNoise(mean=0.0, sigma=sigma, clip=True)


def augmentation(size, p, most, least, sigma):
    return v2.Compose(
        [
            random_crop(size, least),
            random_shift(size, most),
            random_flip(p),
            random_noise(sigma),
        ]
    )


def organ_sets(folder, augment):
    prepare = v2.Compose([v2.Grayscale(), v2.ToImage(), v2.ToDtype(torch.float32, scale=True)])
    train_set = ImageFolder(folder / "train", transform=v2.Compose([prepare, augment]))
    test_set = ImageFolder(folder / "test", transform=prepare)
    return train_set, test_set


def enlarge(images, labels, augment, copies):
    new_images = []
    new_labels = []
    for _ in range(copies):
        for image in images:
            new_images.append(augment(image))
        new_labels.append(labels)
    return torch.stack(new_images), torch.cat(new_labels)
