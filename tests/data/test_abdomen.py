import hashlib

import numpy as np
import pytest
from PIL import Image

from data.abdomen import FOLDER, PATIENTS, load, make, sheet
from data.abdomen_phantoms import SLICES, draw
from data.folders import differences


@pytest.fixture(scope="module")
def abdomen():
    return load()


def test_every_slice_and_every_mask_is_as_its_checksum_says():
    assert differences(FOLDER) == []


def test_the_script_draws_the_same_slices_again(abdomen):
    for patient in (0, PATIENTS - 1):
        for level, slice_ in enumerate(draw(patient)):
            kept = abdomen.images[patient * SLICES + level]
            # another processor may round the last digit of a sine another way
            assert np.abs(kept.astype(int) - slice_.image).max() <= 4
            assert (kept != slice_.image).mean() < 0.001
            assert (abdomen.masks[patient * SLICES + level] != slice_.mask).mean() < 0.001


def test_the_arrays_have_the_shapes_that_the_loader_promises(abdomen):
    number = PATIENTS * SLICES
    assert (abdomen.images.shape, abdomen.images.dtype) == ((number, 64, 64), np.uint8)
    assert (abdomen.masks.shape, abdomen.masks.dtype) == ((number, 64, 64), np.bool_)
    assert abdomen.patients.tolist() == [k // SLICES for k in range(number)]


def test_every_slice_has_a_pancreas_of_the_right_size_inside_the_body(abdomen):
    sizes = abdomen.masks.sum((1, 2))
    assert sizes.min() >= 30
    assert sizes.max() <= 200
    assert 0.015 < abdomen.masks.mean() < 0.03
    assert not abdomen.masks[:, [0, -1]].any()
    assert not abdomen.masks[:, :, [0, -1]].any()
    assert (abdomen.images[abdomen.masks] > 40).mean() > 0.99


def test_the_pancreas_is_not_simply_what_is_as_grey_as_it(abdomen):
    inside = abdomen.images[abdomen.masks]
    low, high = np.percentile(inside, [10, 90])
    alike = (abdomen.images >= low) & (abdomen.images <= high)
    assert abdomen.masks[alike].mean() < 0.15


def test_no_two_slices_are_alike_and_the_set_is_small():
    files = sorted(FOLDER.glob("[0-9][0-9][0-9].png"))
    assert len({hashlib.sha256(file.read_bytes()).digest() for file in files}) == len(files)
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 500_000


def test_made_again_it_is_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr("data.abdomen.PATIENTS", 2)
    make(tmp_path / "again")
    again = load(tmp_path / "again")
    assert differences(tmp_path / "again") == []
    assert again.patients.tolist() == [0] * SLICES + [1] * SLICES


def test_the_sheet_shows_slices_and_masks():
    page = sheet(patients=1, zoom=1)
    assert page.size == (64 * 2 * SLICES, 64)
    with Image.open(FOLDER.with_suffix(".png")) as kept:
        assert kept.size == (64 * 2 * SLICES * 2, 64 * 4 * 2)
