"""Kata 43: pictures of organs, from files to batches."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import torch
from torch.utils.data import DataLoader
from torchvision.datasets import ImageFolder
from torchvision.transforms import v2


def input_transform() -> Callable:
    """What turns an opened picture into the input of a network.

    Returns:
        A transform, or any other function, that takes a PIL image in RGB, of any size, whose three
        channels are equal, and returns a float32 tensor of shape (1, H, W): the grey value 0 as
        0.0, 255 as 1.0, and all others in proportion.
    """
    return v2.Compose([v2.Grayscale(), v2.ToImage(), v2.ToDtype(torch.float32, scale=True)])


def organ_set(folder: Path, split: str) -> ImageFolder:
    """The pictures of one split, ready for a network.

    Args:
        folder: holds one folder per split, and each of them one folder per organ.
        split: "train" or "test".

    Returns:
        The dataset of the pictures in `folder/split`: item i is (image, label), the image as
        `input_transform` makes it, the label the number of its organ.
    """
    return ImageFolder(folder / split, transform=input_transform())


def train_loader(folder: Path, batch_size: int) -> DataLoader:
    """The training pictures in batches, in a new random order for each epoch.

    Args:
        folder: as for `organ_set`.
        batch_size: pictures in a batch; the last one may have fewer.

    Returns:
        A loader that gives pairs: images of shape (n, 1, H, W), float32, and labels of shape (n,),
        int64. One pass over it gives each picture once.
    """
    return DataLoader(organ_set(folder, "train"), batch_size=batch_size, shuffle=True)


def test_loader(folder: Path, batch_size: int) -> DataLoader:
    """The test pictures in batches, always in the order of the files.

    Args:
        folder: as for `organ_set`.
        batch_size: pictures in a batch; the last one may have fewer.

    Returns:
        A loader that gives the same kind of pairs as `train_loader`.
    """
    return DataLoader(organ_set(folder, "test"), batch_size=batch_size)


def class_counts(dataset: ImageFolder) -> dict[str, int]:
    """How many pictures there are of each organ.

    Args:
        dataset: what `organ_set` returns.

    Returns:
        The number of pictures by the name of the organ, in any order.
    """
    return Counter(dataset.classes[label] for label in dataset.targets)


def names_of(dataset: ImageFolder, labels: torch.Tensor) -> list[str]:
    """The organs that labels stand for.

    Args:
        dataset: what `organ_set` returns.
        labels: shape (n,), int64, such as a loader gives or a network answers; n may be 0.

    Returns:
        The n names of organs, in the order of the labels.
    """
    return [dataset.classes[label] for label in labels.tolist()]
