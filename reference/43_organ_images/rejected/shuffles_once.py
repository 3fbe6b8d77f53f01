"""Shuffles once, when the loader is made, and gives the same order in every epoch.

Rejected by: test_each_epoch_has_an_order_of_its_own
"""

from collections import Counter

import torch
from torch.utils.data import DataLoader
from torchvision.datasets import ImageFolder
from torchvision.transforms import v2


def input_transform():
    return v2.Compose([v2.Grayscale(), v2.ToImage(), v2.ToDtype(torch.float32, scale=True)])


def organ_set(folder, split):
    return ImageFolder(folder / split, transform=input_transform())


def train_loader(folder, batch_size):
    dataset = organ_set(folder, "train")
    order = torch.randperm(len(dataset)).tolist()
    return DataLoader(dataset, batch_size=batch_size, sampler=order)


def test_loader(folder, batch_size):
    return DataLoader(organ_set(folder, "test"), batch_size=batch_size)


def class_counts(dataset):
    return Counter(dataset.classes[label] for label in dataset.targets)


def names_of(dataset, labels):
    return [dataset.classes[label] for label in labels.tolist()]
