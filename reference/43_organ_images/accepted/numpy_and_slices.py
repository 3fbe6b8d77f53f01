"""PIL opens in grey, NumPy divides; the first of three equal channels is as good as their mean."""

import numpy as np
import torch
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, SequentialSampler
from torchvision.datasets import ImageFolder


def input_transform():
    def transform(picture):
        pixels = np.asarray(picture, dtype=np.float32)[:, :, 0] / np.float32(255)
        return torch.from_numpy(pixels).unsqueeze(0)

    return transform


def organ_set(folder, split):
    return ImageFolder(root=folder.joinpath(split), transform=input_transform())


def train_loader(folder, batch_size):
    dataset = organ_set(folder, "train")
    batches = BatchSampler(RandomSampler(dataset), batch_size, drop_last=False)
    return DataLoader(dataset, batch_sampler=batches)


def test_loader(folder, batch_size):
    dataset = organ_set(folder, "test")
    batches = BatchSampler(SequentialSampler(dataset), batch_size, drop_last=False)
    return DataLoader(dataset, batch_sampler=batches)


def class_counts(dataset):
    counts = np.bincount(dataset.targets, minlength=len(dataset.classes))
    return dict(zip(dataset.classes, counts))


def names_of(dataset, labels):
    return list(np.array(dataset.classes)[labels.numpy()])
