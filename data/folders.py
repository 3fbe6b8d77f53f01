"""Where the organ images lie: one folder per split, in it one folder per class.

```text
data/organs/labels.csv            index, folder, English and German name of each class
data/organs/checksums.txt         SHA-256 of every picture, as `sha256sum --check` reads it
data/organs/train/liver/000.png
data/organs/test/liver/000.png
```

`torchvision.datasets.ImageFolder` numbers the classes in the order of their folders' names, and so
does `labels.csv`. The variable `KATA_ORGANS` names another folder of the same form.
"""

import csv
import hashlib
import os
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

ORGANS = Path(__file__).parent / "organs"
VARIABLE = "KATA_ORGANS"
LABELS = "labels.csv"
CHECKSUMS = "checksums.txt"


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
        DataError: there is no such folder, or it lacks `train`, `test` or `labels.csv`.
    """
    folder = Path(os.environ.get(VARIABLE) or ORGANS).expanduser().resolve()
    for name in ("train", "test", LABELS):
        if not (folder / name).exists():
            raise DataError(
                f"{folder} has no {name}: {VARIABLE} has to name a folder of pictures as "
                "`python -m data convert` makes it, or not to be set."
            )
    return folder


def labels(folder: Path) -> list[Label]:
    """The classes of a folder of pictures, in the order of their index."""
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
