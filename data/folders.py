"""Where the organ images lie: one folder per split, in it one folder per class.

```text
data/organs/labels.csv            index, folder, English and German name of each class
data/organs/checksums.txt         SHA-256 of every picture, as `sha256sum --check` reads it
data/organs/train/liver/000.png
data/organs/test/liver/000.png
```

`torchvision.datasets.ImageFolder` numbers the classes in the order of their folders' names, and so
does `labels.csv`. The variable `KATA_ORGANS` names another folder that `ImageFolder` can read, with
`train` and `test` in it; its `labels.csv` may be missing.
"""

import csv
import hashlib
import os
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from PIL import Image

ORGANS = Path(__file__).parent / "organs"
VARIABLE = "KATA_ORGANS"
LABELS = "labels.csv"
CHECKSUMS = "checksums.txt"
SPLITS = ("train", "test")
SUFFIXES = frozenset((".bmp", ".jpeg", ".jpg", ".pgm", ".png", ".ppm", ".tif", ".tiff", ".webp"))
"""The kinds of files that ImageFolder takes for pictures."""
COMPARED = 32
"""Number of pictures whose sizes are looked at: opening all of a large set would take minutes."""


class DataError(Exception):
    """What is wrong with the data, and what to do about it, in one sentence."""


@dataclass(frozen=True)
class Label:
    """One class of pictures: a row of `labels.csv`."""

    index: int
    folder: str
    english: str
    german: str


def organs() -> Path:
    """The folder of the organ images: `KATA_ORGANS` where it is set, else the drawn ones.

    Raises:
        DataError: there is no such folder, it lacks `train` or `test`, these differ in their
            classes, something else lies among the pictures, or their sizes differ.
    """
    folder = Path(os.environ.get(VARIABLE) or ORGANS).expanduser().resolve()
    for split in SPLITS:
        if not (folder / split).is_dir():
            raise DataError(
                f"{folder} has no folder {split}: {VARIABLE} has to name a folder with `train` and "
                "`test`, in each a folder of pictures per class, or not to be set. "
                "`python -m data convert FOLDER` makes one."
            )
        _demand_classes(folder / split)
    train, test = (classes(folder / split) for split in SPLITS)
    if train != test:
        odd = sorted(set(train) ^ set(test))[0]
        raise DataError(f"{folder} has the class {odd} in only one of train and test.")
    sizes = {_size(file) for file, _ in pictures(folder, "test")[:COMPARED]}
    if len(sizes) > 1:
        raise DataError(
            f"the pictures in {folder} are of several sizes, such as {sorted(sizes)[:2]}: "
            f"`python -m data convert {folder}` makes copies of one size."
        )
    return folder


def _demand_classes(split: Path) -> None:
    """Refuse a split in which ImageFolder would find a class, or a picture, that is none."""
    for path in sorted(split.glob(".*/")) + sorted(split.glob("*/.*")):
        if path.is_dir() or path.suffix.lower() in SUFFIXES:
            raise DataError(f"{path} is none of the pictures: delete it.")
    for name in classes(split):
        if not any(is_picture(file) for file in (split / name).iterdir()):
            raise DataError(f"{split / name} holds no picture.")
    if not classes(split):
        raise DataError(f"{split} holds no folders of pictures.")


def classes(split: Path) -> list[str]:
    """The names of the folders of one split, in the order in which ImageFolder numbers them."""
    return sorted(path.name for path in split.iterdir() if path.is_dir())


def is_picture(file: Path) -> bool:
    """Whether a file is called like a picture; macOS keeps notes in `._000.png`."""
    return file.suffix.lower() in SUFFIXES and not file.name.startswith(".")


def _size(file: Path) -> tuple[int, int]:
    with Image.open(file) as picture:
        return picture.size


def pictures(folder: Path, split: str) -> list[tuple[Path, Label]]:
    """The files of one split with their classes, in the order in which ImageFolder has them."""
    return [
        (file, label)
        for label in labels(folder)
        for file in sorted((folder / split / label.folder).iterdir())
        if is_picture(file)
    ]


def labels(folder: Path) -> list[Label]:
    """The classes of a folder of pictures, in the order of their index.

    Without a `labels.csv` they are called as their folders are.
    """
    if not (folder / LABELS).is_file():
        names = classes(folder / SPLITS[0])
        return [Label(index, name, name, name) for index, name in enumerate(names)]
    with (folder / LABELS).open(encoding="utf-8", newline="") as file:
        return [
            Label(int(row["index"]), row["folder"], row["english"], row["german"])
            for row in csv.DictReader(file)
        ]


def write_labels(folder: Path, classes: Iterable[Label]) -> None:
    """Write `labels.csv`."""
    with (folder / LABELS).open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(field.name for field in fields(Label))
        table.writerows(astuple(label) for label in classes)


def write_checksums(folder: Path) -> None:
    """Write `checksums.txt` for every picture, and every npz, below a folder."""
    lines = (f"{_sha256(file)}  {name}\n" for name, file in _pictures(folder).items())
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def differences(folder: Path) -> list[str]:
    """What is not as `checksums.txt` says, a sentence each: changed, missing and added pictures."""
    if not (folder / CHECKSUMS).is_file():
        raise DataError(f"{folder} has no {CHECKSUMS}, so there is nothing to check it against.")
    lines = (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    expected = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    found = _pictures(folder)
    missing = [f"{name} is missing" for name in expected.keys() - found.keys()]
    added = [f"{name} was added" for name in found.keys() - expected.keys()]
    common = expected.keys() & found.keys()
    changed = [f"{name} was changed" for name in common if _sha256(found[name]) != expected[name]]
    return sorted(missing + added + changed)


def _pictures(folder: Path) -> dict[str, Path]:
    found = (file for kind in ("*.png", "*.jpg", "*.npz") for file in folder.rglob(kind))
    return {file.relative_to(folder).as_posix(): file for file in sorted(found)}


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
