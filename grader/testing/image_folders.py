"""Folders of small images, for the katas whose solutions read images from a disk."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

Base: Any = type(Path())


class Folder(Base):  # type: ignore[misc]
    """A `Path`, no more; a class of its own stays where the learner's code runs."""


def image_folder(height: int, width: int, splits: Mapping[str, Mapping[str, Iterable[int]]]) -> Any:
    """A new folder of images, each of one grey value only; it is gone when nobody uses it any more.

    Args:
        height: of each image, in pixels.
        width: likewise.
        splits: `{"train": {"liver": [10, 20]}}` makes train/liver/000.png, whose pixels are 10, and
            train/liver/001.png.

    Returns:
        The folder as a `Folder`.
    """
    import numpy as np
    from PIL import Image

    temporary = TemporaryDirectory(prefix="organs-")
    folder = Folder(temporary.name)
    folder.temporary = temporary
    for split, classes in splits.items():
        for name, greys in classes.items():
            (folder / split / name).mkdir(parents=True)
            for number, grey in enumerate(greys):
                pixels = np.full((height, width), grey, dtype=np.uint8)
                Image.fromarray(pixels).save(folder / split / name / f"{number:03}.png")
    return folder
