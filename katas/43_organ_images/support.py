"""What kata 43 gives: folders of pictures, one picture, and what comes out of a dataset or loader.

The tests call `given.…` where your code runs. Read it, and try the same calls in your own shell.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from PIL import Image
from torch.utils.data import DataLoader, Dataset

import data.folders
from grader.testing.image_folders import Folder, image_folder


def organs() -> Folder:
    """The folder of the organ images: data/organs, or the one that KATA_ORGANS names."""
    return Folder(data.folders.organs())


def folder(height: int = 2, width: int = 3, **splits: Mapping[str, Iterable[int]]) -> Folder:
    """A new folder of small pictures, each of one grey value only.

    `folder(train={"liver": [10, 20]}, test={"liver": [30]})` makes train/liver/000.png, all of its
    pixels 10, train/liver/001.png and test/liver/000.png.
    """
    return image_folder(height, width, splits)


def picture(rows: Any) -> Image.Image:
    """A picture of these grey values from 0 to 255, in RGB, as `ImageFolder` opens a file."""
    return Image.fromarray(np.asarray(rows, dtype=np.uint8)).convert("RGB")


def items(dataset: Dataset) -> list:
    """Everything in a dataset: a list of (image, label)."""
    return [dataset[number] for number in range(len(dataset))]


def epoch(loader: DataLoader) -> list:
    """All batches of one pass over the data: a list of (images, labels)."""
    return [(images, labels) for images, labels in loader]


def first_batch(loader: DataLoader) -> tuple:
    """The first batch of a pass: images and labels."""
    images, labels = next(iter(loader))
    return images, labels
