"""Written from README and stub alone."""

import torch
from torch.utils.data import DataLoader
from torchvision.datasets import ImageFolder
from torchvision.transforms import v2


def input_transform():
    return v2.Compose(
        [
            v2.Grayscale(num_output_channels=1),
            v2.ToImage(),
            v2.ToDtype(torch.float32, scale=True),
        ]
    )


def organ_set(folder, split):
    return ImageFolder(folder / split, transform=input_transform())


def train_loader(folder, batch_size):
    return DataLoader(organ_set(folder, "train"), batch_size, shuffle=True, drop_last=False)


def test_loader(folder, batch_size):
    return DataLoader(organ_set(folder, "test"), batch_size, shuffle=False, drop_last=False)


def class_counts(dataset):
    counts = {}
    for label in dataset.targets:
        name = dataset.classes[label]
        counts[name] = counts.get(name, 0) + 1
    return counts


def names_of(dataset, labels):
    return [dataset.classes[int(label)] for label in labels]
