"""The chest phantoms: several findings at once, several pictures of each patient.

```text
data/chest/labels.csv         picture, patient and split; then a column of 0 and 1 for each finding
data/chest/checksums.txt      SHA-256 of every picture
data/chest/train/000-0.png    patient 0, picture 0
```

No patient is in both splits. ChestMNIST, real X-rays with 14 findings, is read by the same
function.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from data.chest_phantoms import FINDINGS as DRAWN
from data.chest_phantoms import SET, draw
from data.drawing import enlarged
from data.folders import LABELS, DataError, write_checksums
from data.medmnist import Source

FOLDER = Path(__file__).parent / "chest"
PATIENTS = {"train": 100, "test": 50}
MOST_PICTURES = 5
"""Of one patient."""
HEALTHY = 0.35
"""The share of patients who never have a finding."""
CHANCES = (0.4, 0.4, 0.4, 0.3, 0.2)
"""How likely each finding is for one of the others, in the order of FINDINGS."""
STAYS = 0.75
"""How likely a patient's finding is to be there in one of the pictures."""


@dataclass(frozen=True)
class Finding:
    """One finding: a column of the labels."""

    name: str
    english: str
    german: str


FINDINGS = (
    Finding("cardiomegaly", "enlarged heart", "vergrößertes Herz"),
    Finding("effusion", "pleural effusion", "Pleuraerguss"),
    Finding("infiltration", "infiltrate", "Infiltrat"),
    Finding("nodule", "nodule", "Rundherd"),
    Finding("pneumothorax", "pneumothorax", "Pneumothorax"),
)
CHESTMNIST = Source(
    "https://zenodo.org/records/10519652/files/chestmnist.npz?download=1",
    "02c8a6516a18b556561a56cbdd36c4a8",
    (
        ("atelectasis", "Atelektase"),
        ("cardiomegaly", "vergrößertes Herz"),
        ("effusion", "Pleuraerguss"),
        ("infiltration", "Infiltrat"),
        ("mass", "Raumforderung"),
        ("nodule", "Rundherd"),
        ("pneumonia", "Lungenentzündung"),
        ("pneumothorax", "Pneumothorax"),
        ("consolidation", "Konsolidierung"),
        ("edema", "Lungenödem"),
        ("emphysema", "Emphysem"),
        ("fibrosis", "Fibrose"),
        ("pleural", "Pleuraverdickung"),
        ("hernia", "Hernie"),
    ),
)
"""ChestMNIST of MedMNIST v2, 28 x 28 pixels; `data.medmnist.fetch` loads it."""

Bytes = NDArray[np.uint8]


@dataclass(frozen=True)
class Picture:
    """One picture of the drawn set."""

    split: str
    patient: int
    number: int
    findings: tuple[str, ...]

    @property
    def path(self) -> Path:
        return Path(self.split, f"{self.patient:03}-{self.number}.png")

    def labels(self) -> list[int]:
        """0 or 1 for each finding."""
        return [int(name in self.findings) for name in DRAWN]


@dataclass(frozen=True)
class Chest:
    """The pictures of one split."""

    images: Bytes
    """Shape (N, 64, 64), of ChestMNIST (N, 28, 28)."""
    labels: Bytes
    """0 or 1 for each picture and finding, shape (N, C)."""
    patients: NDArray[np.int64]
    """Whose picture it is, shape (N,); all -1 where the file does not say."""
    findings: tuple[Finding, ...]
    """What the C columns mean."""


def pictures() -> Iterator[Picture]:
    """All of them, in the order of their patients."""
    first = 0
    for split, count in PATIENTS.items():
        for patient in range(first, first + count):
            yield from _pictures_of(patient, split)
        first += count


def _pictures_of(patient: int, split: str) -> Iterator[Picture]:
    rng = np.random.default_rng((SET, patient, MOST_PICTURES))
    ill = rng.random() > HEALTHY
    has = rng.random(len(DRAWN)) < CHANCES
    for number in range(int(rng.integers(1, MOST_PICTURES + 1))):
        shown = ill & has & (rng.random(len(DRAWN)) < STAYS)
        names = tuple(name for name, there in zip(DRAWN, shown, strict=True) if there)
        yield Picture(split, patient, number, names)


def make(folder: Path) -> None:
    """Draw all pictures into a folder, with the tables beside them."""
    for split in PATIENTS:
        (folder / split).mkdir(parents=True, exist_ok=True)
    with (folder / LABELS).open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("picture", "patient", "split", *DRAWN))
        for one in pictures():
            drawing = draw(one.patient, one.number, one.findings)
            Image.fromarray(drawing.picture).save(folder / one.path, optimize=True)
            table.writerow((one.path.as_posix(), one.patient, one.split, *one.labels()))
    write_checksums(folder)


def load(split: str, source: Path = FOLDER) -> Chest:
    """The pictures of one split with their labels.

    Args:
        split: "train" or "test"; "val" too in a file of MedMNIST.
        source: the folder of the drawn pictures, or an npz in the layout of ChestMNIST.

    Raises:
        DataError: there is no such split, or the file is of another layout.
    """
    return _load_npz(source, split) if source.suffix == ".npz" else _load_folder(source, split)


def _load_folder(folder: Path, split: str) -> Chest:
    if not (folder / LABELS).is_file():
        raise DataError(f"{folder} has no {LABELS}: `python -m data make chest` draws the set.")
    with (folder / LABELS).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == split]
    if not rows:
        raise DataError(f"{folder / LABELS} knows no split {split!r}.")
    images = [np.asarray(Image.open(folder / row["picture"])) for row in rows]
    labels = [[int(row[finding.name]) for finding in FINDINGS] for row in rows]
    return Chest(
        np.array(images, dtype=np.uint8),
        np.array(labels, dtype=np.uint8),
        np.array([int(row["patient"]) for row in rows], dtype=np.int64),
        FINDINGS,
    )


def _load_npz(file: Path, split: str) -> Chest:
    try:
        with np.load(file, allow_pickle=False) as content:
            images, labels = content[f"{split}_images"], content[f"{split}_labels"]
    except FileNotFoundError:
        raise DataError(f"there is no file {file}.") from None
    except KeyError:
        raise DataError(f"{file} has no split {split!r}.") from None
    except (ValueError, OSError, BadZipFile, EOFError) as error:
        raise DataError(f"{file} is not a file of NumPy arrays (npz): {error}.") from error
    wanted = (len(images), len(CHESTMNIST.classes))
    if images.dtype != np.uint8 or images.ndim != 3 or labels.shape != wanted:
        raise DataError(
            f"{split} in {file} has images {images.dtype} {images.shape} and labels "
            f"{labels.shape}; uint8 (n, size, size) and (n, {wanted[1]}) are right."
        )
    if not np.isin(labels, (0, 1)).all():
        raise DataError(f"{split}_labels in {file} are not all 0 or 1.")
    names = tuple(Finding(name, name, german) for name, german in CHESTMNIST.classes)
    return Chest(images, labels.astype(np.uint8), np.full(len(images), -1), names)


def sheet(columns: int = 10, zoom: int = 2) -> Image.Image:
    """Patients by column: nothing found, each finding alone, several at once, from above."""
    rows: Sequence[tuple[str, ...]] = (
        (),
        *((name,) for name in DRAWN),
        ("cardiomegaly", "effusion", "nodule"),
    )
    page = Image.fromarray(
        np.vstack(
            [np.hstack([draw(patient, 0, row).picture for patient in range(columns)])
             for row in rows]
        )
    )  # fmt: skip
    return enlarged(page, zoom)
