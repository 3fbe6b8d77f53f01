"""Real pictures: MedMNIST's files, fetched or already there, become folders like the drawn ones.

A file of MedMNIST is an npz with `train_images`, `val_images` and `test_images`, uint8 of shape
(n, size, size) or (n, size, size, 3), and `train_labels` and so on of shape (n, 1)
(Yang et al., MedMNIST v2, Scientific Data 2023, doi:10.1038/s41597-022-01721-8).
"""

import hashlib
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

from data.folders import DataError, Label, write_labels

SPLITS = ("train", "val", "test")
CHUNK = 1 << 16
TIMEOUT = 30


@dataclass(frozen=True)
class Source:
    """A published file: where it is, what it must hold, and what its labels mean."""

    url: str
    md5: str
    classes: tuple[tuple[str, str], ...]
    """English and German name of each label."""


SOURCES = {
    "organamnist": Source(
        "https://zenodo.org/records/10519652/files/organamnist.npz?download=1",
        "68e3f8846a6bd62f0c9bf841c0d9eacc",
        (
            ("bladder", "Harnblase"),
            ("femur-left", "linker Oberschenkelknochen"),
            ("femur-right", "rechter Oberschenkelknochen"),
            ("heart", "Herz"),
            ("kidney-left", "linke Niere"),
            ("kidney-right", "rechte Niere"),
            ("liver", "Leber"),
            ("lung-left", "linke Lunge"),
            ("lung-right", "rechte Lunge"),
            ("pancreas", "Bauchspeicheldrüse"),
            ("spleen", "Milz"),
        ),
    ),
    # for non-commercial use only (CC BY-NC 4.0); the codes are in the order of the labels
    "dermamnist": Source(
        "https://zenodo.org/records/10519652/files/dermamnist.npz?download=1",
        "0744692d530f8e62ec473284d019b0c7",
        (
            ("akiec", "aktinische Keratose"),
            ("bcc", "Basalzellkarzinom"),
            ("bkl", "gutartige Keratose"),
            ("df", "Dermatofibrom"),
            ("mel", "Melanom"),
            ("nv", "melanozytärer Nävus"),
            ("vasc", "Gefäßläsion"),
        ),
    ),
}


def fetch(source: Source, file: Path) -> None:
    """Load a published file, going on where an earlier attempt stopped.

    Raises:
        DataError: there is no connection, or what came is not the published file.
    """
    if file.is_file() and _md5(file) == source.md5:
        return
    part = file.with_name(f"{file.name}.part")
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        _download(source.url, part)
    except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
        raise DataError(
            f"{file.name} could not be loaded ({error}): try again when there is a connection; "
            "what has come so far is kept."
        ) from error
    if (found := _md5(part)) != source.md5:
        part.unlink()
        raise DataError(
            f"what came as {file.name} is not the published file (MD5 {found} in place of "
            f"{source.md5}) and was thrown away: try again."
        )
    part.replace(file)


def _download(url: str, part: Path) -> None:
    have = part.stat().st_size if part.exists() else 0
    request = urllib.request.Request(url, headers={"Range": f"bytes={have}-"} if have else {})
    try:
        answer = urllib.request.urlopen(request, timeout=TIMEOUT)
    except urllib.error.HTTPError as error:
        if error.code == 416:  # there is nothing behind the last byte: all of it is here
            return
        raise
    with answer, Progress("{task.description}", BarColumn(), DownloadColumn(),
                          TimeRemainingColumn()) as progress:  # fmt: skip
        goes_on = answer.status == 206
        length = int(answer.headers.get("Content-Length") or 0)
        done = have if goes_on else 0
        task = progress.add_task(part.stem, total=(done + length) or None, completed=done)
        with part.open("ab" if goes_on else "wb") as file:
            while chunk := answer.read(CHUNK):
                file.write(chunk)
                progress.advance(task, len(chunk))


def convert(file: Path, folder: Path, classes: Sequence[tuple[str, str]] = ()) -> None:
    """Turn an npz in MedMNIST's layout into folders of PNG files with a `labels.csv`.

    Args:
        file: the npz.
        folder: where the folders go; must not exist, or be empty.
        classes: English and German name of each label; without them the numbers are the names.

    Raises:
        DataError: the file is not of this layout, or the folder has something in it.
    """
    if folder.exists() and any(folder.iterdir()):
        raise DataError(f"{folder} is not empty: name a new folder with --into, or remove it.")
    splits = _read(file)
    count = 1 + max(int(labels.max()) for _, labels in splits.values())
    if classes and count > len(classes):
        raise DataError(f"{file} has the label {count - 1}, but only {len(classes)} names.")
    names = classes or [(f"{number:02}",) * 2 for number in range(count)]
    table = [
        Label(index, english, english, german) for index, (english, german) in enumerate(names)
    ]
    for split, (images, labels) in splits.items():
        for label in table:
            (folder / split / label.folder).mkdir(parents=True)
        for number, (image, label) in enumerate(zip(images, labels, strict=True)):
            name = f"{number:06}.png"
            Image.fromarray(image).save(folder / split / table[int(label)].folder / name)
    write_labels(folder, table)


def _read(file: Path) -> dict[str, tuple[NDArray[np.uint8], NDArray[np.int64]]]:
    """Images and labels of each split that the file has."""
    try:
        # opened here, since NumPy leaves a broken archive open
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as content:
            arrays: dict[str, NDArray[Any]] = dict(content)
    except FileNotFoundError:
        raise DataError(f"there is no file {file}.") from None
    except (ValueError, OSError, BadZipFile, EOFError, AttributeError, TypeError) as error:
        raise DataError(f"{file} is not a file of NumPy arrays (npz): {error}.") from error
    splits = {}
    for split in SPLITS:
        images, labels = arrays.get(f"{split}_images"), arrays.get(f"{split}_labels")
        if images is None and labels is None and split == "val":
            continue
        splits[split] = _checked(file, split, images, labels)
    return splits


def _checked(
    file: Path, split: str, images: NDArray[Any] | None, labels: NDArray[Any] | None
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    if images is None or labels is None:
        raise DataError(f"{file} lacks {split}_images or {split}_labels, which MedMNIST's have.")
    grey_or_colour = images.ndim == 3 or (images.ndim == 4 and images.shape[-1] == 3)
    if images.dtype != np.uint8 or not grey_or_colour:
        raise DataError(
            f"{split}_images in {file} are {images.dtype} of shape {images.shape}; uint8 of shape "
            "(n, size, size) or (n, size, size, 3) is right."
        )
    if labels.dtype.kind not in "ui" or labels.shape not in ((len(images), 1), (len(images),)):
        raise DataError(
            f"{split}_labels in {file} are {labels.dtype} of shape {labels.shape}; one whole "
            f"number per picture, shape ({len(images)}, 1), is right."
        )
    if not len(labels) or labels.min() < 0:
        raise DataError(f"{split}_labels in {file} must be there and not be negative.")
    return images, labels.reshape(-1).astype(np.int64)


def _md5(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "md5").hexdigest()
