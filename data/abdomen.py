"""The abdominal CT slices: which there are, how they get into their folder, and out of it.

```text
data/abdomen/slices.csv       name, patient and level (0 above to 4 below) of each slice
data/abdomen/checksums.txt    SHA-256 of every picture, as `sha256sum --check` reads it
data/abdomen/000.png          a slice, 64 x 64 grey values
data/abdomen/000_mask.png     its pancreas: 255 where it is, else 0
```
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from data.abdomen_phantoms import SLICES, draw
from data.drawing import enlarged
from data.folders import write_checksums

FOLDER = Path(__file__).parent / "abdomen"
TABLE = "slices.csv"
PATIENTS = 24
ORANGE = np.array((230, 159, 0), np.uint8)


@dataclass(frozen=True)
class Abdomen:
    """All of the set, in the order of the names."""

    images: NDArray[np.uint8]
    """Grey values from 0 to 255, shape (N, 64, 64)."""
    masks: NDArray[np.bool_]
    """Where the pancreas is, shape (N, 64, 64)."""
    patients: NDArray[np.int64]
    """Whose slice each is, shape (N,). Split by them: slices of one patient are alike."""


def make(folder: Path) -> None:
    """Draw all slices and masks into a folder, with the tables beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for patient in range(PATIENTS):
        for level, slice_ in enumerate(draw(patient)):
            name = f"{patient * SLICES + level:03}"
            Image.fromarray(slice_.image).save(folder / f"{name}.png", optimize=True)
            mask = Image.fromarray(slice_.mask).convert("1")
            mask.save(folder / f"{name}_mask.png", optimize=True)
            rows.append((name, patient, level))
    with (folder / TABLE).open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("name", "patient", "level"))
        table.writerows(rows)
    write_checksums(folder)


def load(folder: Path = FOLDER) -> Abdomen:
    """Read the set."""
    with (folder / TABLE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    images = [_read(folder / f"{row['name']}.png") for row in rows]
    masks = [_read(folder / f"{row['name']}_mask.png") > 0 for row in rows]
    return Abdomen(
        np.stack(images), np.stack(masks), np.array([int(row["patient"]) for row in rows])
    )


def sheet(patients: int = 4, zoom: int = 2) -> Image.Image:
    """The slices of the first patients, one in each row; beside each its pancreas in orange."""
    rows = []
    for patient in range(patients):
        row = []
        for slice_ in draw(patient):
            grey = np.repeat(slice_.image[..., np.newaxis], 3, axis=2)
            row += [grey, np.where(slice_.mask[..., np.newaxis], ORANGE, grey)]
        rows.append(np.hstack(row))
    page = Image.fromarray(np.vstack(rows))
    return enlarged(page, zoom)


def _read(file: Path) -> NDArray[np.uint8]:
    with Image.open(file) as picture:
        return np.asarray(picture.convert("L"))
