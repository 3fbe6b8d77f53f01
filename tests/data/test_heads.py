"""The head phantoms: their files, and what a person who looks at them relies on."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from data import heads
from data.folders import differences, labels


@pytest.fixture(scope="module")
def found() -> heads.Heads:
    return heads.load()


def test_the_file_is_as_its_checksum_says():
    assert differences(heads.FOLDER) == []
    assert sum(file.stat().st_size for file in heads.FOLDER.iterdir()) < 1_000_000


def test_the_script_draws_the_same_heads_again(tmp_path: Path, found: heads.Heads):
    heads.make(tmp_path / "once")
    heads.make(tmp_path / "twice")
    for file in sorted((tmp_path / "once").iterdir()):
        assert file.read_bytes() == (tmp_path / "twice" / file.name).read_bytes()
    again = heads.load(tmp_path / "once")
    assert again.areas == found.areas
    for name in ("train_labels", "test_labels", "atlas"):
        np.testing.assert_array_equal(getattr(again, name), getattr(found, name))
    for name in ("train_scans", "test_scans"):
        # another processor may round the last digit of a sine another way
        gap = np.abs(getattr(again, name).astype(int) - getattr(found, name))
        assert gap.max() <= 4
        assert (gap > 0).mean() < 0.001


def test_there_are_as_many_healthy_heads_as_ill_ones_and_no_two_alike(found: heads.Heads):
    every = np.concatenate([found.train_scans, found.test_scans])
    assert every.dtype == np.uint8
    assert every.shape == (68, 24, 28, 24)
    assert len({scan.tobytes() for scan in every}) == len(every)
    assert np.bincount(found.train_labels).tolist() == [24, 24]
    assert np.bincount(found.test_labels).tolist() == [10, 10]
    assert [label.german for label in labels(heads.FOLDER)] == ["gesund", "Alzheimer-Krankheit"]


def test_every_area_has_voxels_and_names(found: heads.Heads):
    masks = found.masks()
    assert masks.shape == (14, 24, 28, 24)
    assert masks.sum(axis=0).max() == 1
    assert masks.sum(axis=(1, 2, 3)).min() >= 30
    np.testing.assert_array_equal(masks.any(axis=0), found.atlas > 0)
    assert [area.label for area in found.areas] == list(range(1, 15))
    names = {(area.english, area.german) for area in found.areas}
    assert len(names) == 14
    assert ("left hippocampus", "linker Hippocampus") in names


def test_the_atlas_is_the_same_on_both_sides(found: heads.Heads):
    for left in range(1, 13, 2):
        mirrored = (found.atlas == left)[::-1]
        np.testing.assert_array_equal(mirrored, found.atlas == left + 1)


def test_the_areas_of_the_disease_tell_the_classes_apart(found: heads.Heads):
    """More fluid, which is dark, in the ventricles and around the hippocampi; nothing elsewhere."""
    scans, ill = found.train_scans.astype(float), found.train_labels == 1
    means = {
        area.english: scans[:, mask].mean(axis=1)
        for area, mask in zip(found.areas, found.masks(), strict=True)
    }
    effect = {
        name: (values[~ill].mean() - values[ill].mean()) / values.std()
        for name, values in means.items()
    }
    for name, size in effect.items():
        if "hippocampus" in name or "ventricle" in name:
            assert size > 1
        else:
            assert abs(size) < 0.8, name


def test_the_sheet_shows_both_classes_and_the_atlas():
    page = heads.sheet(columns=2, zoom=1)
    with Image.open(heads.FOLDER.with_suffix(".png")) as kept:
        assert kept.mode == page.mode == "RGB"
    assert page.size == (3 * 24, 2 * (24 + 28))
