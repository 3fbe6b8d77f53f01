"""Kata 43: pictures of organs, from files to batches."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import torch
from torch.utils.data import DataLoader
from torchvision.datasets import ImageFolder
from torchvision.transforms import v2


def input_transform() -> Callable:
    """A transform from a grey PIL image in RGB to a float32 tensor of shape (1, H, W), 0 to 1."""
    return v2.Compose(
        [
            v2.Grayscale(num_output_channels=1),
            v2.ToImage(),
            v2.ToDtype(torch.float32, scale=True),
            v2.ToPureTensor(),
        ]
    )


def organ_set(folder: Path, split: str) -> ImageFolder:
    """The dataset of the pictures in folder/split."""
    return ImageFolder(folder / split, transform=input_transform())


def train_loader(folder: Path, batch_size: int) -> DataLoader:
    """The training pictures in batches, in a new random order for each epoch."""
    return DataLoader(organ_set(folder, "train"), batch_size=batch_size, shuffle=True)


def test_loader(folder: Path, batch_size: int) -> DataLoader:
    """The test pictures in batches, always in the order of the files."""
    return DataLoader(organ_set(folder, "test"), batch_size=batch_size, shuffle=False)


def class_counts(dataset: ImageFolder) -> dict[str, int]:
    """How many pictures there are of each organ, by its name."""
    counts = Counter(dataset.targets)
    return {name: counts[label] for label, name in enumerate(dataset.classes)}


def names_of(dataset: ImageFolder, labels: torch.Tensor) -> list[str]:
    """The names of organs that labels stand for."""
    return [dataset.classes[label] for label in labels.tolist()]
