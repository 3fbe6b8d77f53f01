"""Folders of small images that the tests of several katas make."""

import gc
from pathlib import Path

from PIL import Image

from grader.testing.image_folders import image_folder


def test_each_grey_value_becomes_an_image_of_its_class():
    folder = image_folder(2, 3, {"train": {"liver": [10, 20]}, "test": {"lung": [30]}})
    names = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.png"))
    assert names == ["test/lung/000.png", "train/liver/000.png", "train/liver/001.png"]
    with Image.open(folder / "train" / "liver" / "001.png") as image:
        assert image.size == (3, 2)
        assert image.getextrema() == (20, 20)


def test_a_folder_that_nobody_uses_is_deleted():
    folder = image_folder(1, 1, {"train": {"liver": [0]}})
    place = Path(folder)
    del folder
    gc.collect()
    assert not place.exists()
