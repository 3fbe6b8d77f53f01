"""First a tensor, then grey: the rounding differs by less than one grey level."""

import torch
from torch.utils.data import DataLoader
from torchvision.datasets import ImageFolder
from torchvision.transforms import v2


def input_transform():
    return v2.Compose(
        [v2.PILToTensor(), v2.Grayscale(), v2.ConvertImageDtype(torch.float32), v2.ToPureTensor()]
    )


def organ_set(folder, split):
    return ImageFolder(folder / split, transform=input_transform())


def train_loader(folder, batch_size):
    return DataLoader(organ_set(folder, "train"), batch_size=batch_size, shuffle=True)


def test_loader(folder, batch_size):
    return DataLoader(organ_set(folder, "test"), batch_size=batch_size)


def class_counts(dataset):
    counts = dict.fromkeys(dataset.classes, 0)
    for _, label in dataset.samples:
        counts[dataset.classes[label]] += 1
    return counts


def names_of(dataset, labels):
    names = []
    for label in labels:
        names.append(dataset.classes[label.item()])
    return names
