"""The drawn organs: which pictures there are, and how they get into their folder."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from data.drawing import enlarged
from data.folders import ORGANS, Label, write_checksums, write_labels
from data.organ_phantoms import draw

FOLDER = ORGANS
CLASSES = (
    Label(0, "colon", "colon", "Darm"),
    Label(1, "kidneys", "kidneys", "Nieren"),
    Label(2, "liver", "liver", "Leber"),
    Label(3, "lung", "lung", "Lunge"),
    Label(4, "stomach", "stomach", "Magen"),
)
COUNTS = {"train": 300, "test": 60}
"""Pictures per class."""


@dataclass(frozen=True)
class Picture:
    """One picture of the set: its class, its split and its number there."""

    label: Label
    split: str
    number: int

    @property
    def path(self) -> Path:
        return Path(self.split, self.label.folder, f"{self.number:03}.png")

    def draw(self) -> Image.Image:
        """The picture itself, 64 x 64 grey values."""
        seed = (list(COUNTS).index(self.split), self.label.index, self.number)
        return Image.fromarray(draw(self.label.folder, seed))


def pictures() -> Iterator[Picture]:
    """All of them, in the order of their paths."""
    for split, count in sorted(COUNTS.items()):
        for label in CLASSES:
            for number in range(count):
                yield Picture(label, split, number)


def make(folder: Path, chosen: Iterable[Picture] | None = None) -> None:
    """Draw pictures, all without a choice, into a folder, with the tables beside them."""
    for picture in pictures() if chosen is None else chosen:
        file = folder / picture.path
        file.parent.mkdir(parents=True, exist_ok=True)
        picture.draw().save(file, optimize=True)
    write_labels(folder, CLASSES)
    write_checksums(folder)


def sheet(columns: int = 12, zoom: int = 2) -> Image.Image:
    """The first training pictures of each class, one class per row."""
    rows = [
        np.hstack([np.asarray(Picture(label, "train", n).draw()) for n in range(columns)])
        for label in CLASSES
    ]
    page = Image.fromarray(np.vstack(rows))
    return enlarged(page, zoom)
