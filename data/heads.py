"""The head phantoms: which there are, how they get into their file, and how they come out of it.

```text
data/heads/heads.npz      train_scans, train_labels, test_scans, test_labels, atlas
data/heads/labels.csv     index, folder, English and German name of the two classes
data/heads/areas.csv      label in the atlas, English and German name of each area
data/heads/checksums.txt  SHA-256 of heads.npz
```
"""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from data.drawing import enlarged
from data.folders import Label, write_checksums, write_labels
from data.head_phantoms import AREAS, atlas, draw

FOLDER = Path(__file__).parent / "heads"
FILE, AREA_TABLE = "heads.npz", "areas.csv"
CLASSES = (
    Label(0, "healthy", "healthy", "gesund"),
    Label(1, "alzheimers", "Alzheimer's disease", "Alzheimer-Krankheit"),
)
COUNTS = {"train": 24, "test": 10}
"""Heads per class."""

Bytes = NDArray[np.uint8]


@dataclass(frozen=True)
class Area:
    """One area of the atlas: a row of `areas.csv`."""

    label: int
    english: str
    german: str


@dataclass(frozen=True)
class Heads:
    """All of the set."""

    train_scans: Bytes
    """Shape (48, 24, 28, 24): left to right, back to front, below to above."""
    train_labels: Bytes
    """Shape (48,): 0 healthy, 1 Alzheimer's disease."""
    test_scans: Bytes
    """Shape (20, 24, 28, 24)."""
    test_labels: Bytes
    """Shape (20,)."""
    atlas: Bytes
    """The label of each voxel's area, 0 for none, shape (24, 28, 24)."""
    areas: tuple[Area, ...]

    def masks(self) -> NDArray[np.bool_]:
        """Which voxels belong to each area, in the order of `areas`: shape (14, 24, 28, 24)."""
        labels = np.array([area.label for area in self.areas])
        masks: NDArray[np.bool_] = self.atlas == labels[:, None, None, None]
        return masks


def load(folder: Path = FOLDER) -> Heads:
    """Read the set from its folder."""
    with (folder / AREA_TABLE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    areas = tuple(Area(int(row["label"]), row["english"], row["german"]) for row in rows)
    with np.load(folder / FILE, allow_pickle=False) as arrays:
        return Heads(**arrays, areas=areas)


def make(folder: Path = FOLDER) -> None:
    """Draw everything into a folder, with the tables beside it; the same bytes every time."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, Any] = {"atlas": atlas()}
    for number, (split, count) in enumerate(COUNTS.items()):
        order = [(label.index, k) for k in range(count) for label in CLASSES]
        scans = [draw(bool(label), (number, label, k)) for label, k in order]
        arrays[f"{split}_scans"] = np.stack(scans)
        arrays[f"{split}_labels"] = np.array([label for label, _ in order], dtype=np.uint8)
    np.savez_compressed(folder / FILE, **arrays)  # its entries are dated 1980, whatever the day
    write_labels(folder, CLASSES)
    with (folder / AREA_TABLE).open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["label", "english", "german"])
        table.writerows([k, *names] for k, names in enumerate(AREAS, 1))
    write_checksums(folder)


def sheet(columns: int = 6, zoom: int = 4) -> Image.Image:
    """The first training heads of each class, cut twice, and the atlas beside them."""
    heads = load()
    rows = [
        [_cuts(scan) for scan in heads.train_scans[heads.train_labels == label.index][:columns]]
        for label in CLASSES
    ]
    grey = np.vstack([np.hstack(row) for row in rows])
    colours = np.random.default_rng(3).integers(70, 256, (len(AREAS) + 1, 3)).astype(np.uint8)
    colours[0] = 0
    coloured = colours[_cuts(heads.atlas)]
    beside = np.vstack([coloured, np.zeros_like(coloured)])
    page = Image.fromarray(np.hstack([np.repeat(grey[..., None], 3, axis=2), beside]))
    return enlarged(page, zoom)


def _cuts(volume: Bytes) -> Bytes:
    """A cut from ear to ear through the hippocampi, over one through the ventricles, from above."""
    coronal, axial = volume[:, 13, ::-1].T, volume[:, ::-1, 13].T
    return np.vstack([coronal, axial])
