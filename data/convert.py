"""Makes a folder of pictures that the katas can read of any folder that ImageFolder can."""

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from data.folders import SPLITS, DataError, Label, classes, is_picture, write_labels

SIDE = 64
"""Height and width of the copies in pixels, as of the drawn organs."""
EVERY = 6
"""Of a folder without `train` and `test`, one picture in so many is for the test."""


def convert_folder(folder: Path, into: Path, side: int = SIDE) -> list[str]:
    """Copy pictures of any size, colour and kind as grey PNG files of one size.

    Args:
        folder: has `train` and `test` with a folder per class in each, or just a folder per class.
        into: where the copies go; must not exist, or be empty.
        side: height and width of the copies in pixels; what is not square is cut at its sides.

    Returns:
        The files that could not be read and were left out.

    Raises:
        DataError: there are not two classes, or one has no picture left, or `into` is not empty.
    """
    if not folder.is_dir():
        raise DataError(f"there is no folder {folder}.")
    if into.exists() and any(into.iterdir()):
        raise DataError(f"{into} is not empty: name a new folder with --into, or remove it.")
    names = _class_names(folder)
    if len(names) < 2:
        raise DataError(
            f"{folder} has to hold `train` and `test` with a folder per class in each, or a folder "
            f"for each of at least two classes; found: {', '.join(names) or 'none'}."
        )
    left_out = []
    for split, name, file in _sources(folder, names):
        target = into / split / name
        target.mkdir(parents=True, exist_ok=True)
        number = sum(1 for _ in target.iterdir())
        try:
            with Image.open(file) as picture:
                grey = ImageOps.exif_transpose(picture).convert("L")
                ImageOps.fit(grey, (side, side)).save(target / f"{number:06}.png", optimize=True)
        except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
            left_out.append(str(file))
    for split in SPLITS:
        for name in names:
            if not any((into / split / name).glob("*.png")):
                raise DataError(f"{folder}: no picture of {name} is left for {split}.")
    write_labels(into, [Label(index, name, name, name) for index, name in enumerate(names)])
    return left_out


def _class_names(folder: Path) -> list[str]:
    split = folder / SPLITS[0] if all((folder / name).is_dir() for name in SPLITS) else folder
    return [name for name in classes(split) if not name.startswith(".")]


def _sources(folder: Path, names: list[str]) -> Iterator[tuple[str, str, Path]]:
    """Split, class and file of each picture."""
    has_splits = all((folder / name).is_dir() for name in SPLITS)
    for name in names:
        if has_splits:
            for split in SPLITS:
                for file in _files(folder / split / name):
                    yield split, name, file
        else:
            for place, file in enumerate(_files(folder / name)):
                yield SPLITS[place % EVERY == EVERY - 1], name, file


def _files(folder: Path) -> list[Path]:
    return sorted(filter(is_picture, folder.rglob("*"))) if folder.is_dir() else []
