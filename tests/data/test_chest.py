from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from data import chest
from data.chest_phantoms import FINDINGS, draw
from data.folders import DataError, differences


def test_every_picture_is_as_its_checksum_says():
    assert differences(chest.FOLDER) == []
    files = [file for file in chest.FOLDER.rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) < 1_500_000


def test_the_script_draws_the_same_pictures_again():
    for one in list(chest.pictures())[::10]:
        kept = np.asarray(Image.open(chest.FOLDER / one.path)).astype(int)
        again = draw(one.patient, one.number, one.findings).picture.astype(int)
        # another processor may round the last digit of a sine another way
        assert np.abs(kept - again).max() <= 4, one.path
        assert (kept != again).mean() < 0.001, one.path


def test_it_makes_the_folder_that_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(chest, "PATIENTS", {"train": 2, "test": 1})
    chest.make(tmp_path)
    assert differences(tmp_path) == []
    made = (tmp_path / "labels.csv").read_text(encoding="utf-8").splitlines()
    kept = (chest.FOLDER / "labels.csv").read_text(encoding="utf-8").splitlines()
    assert made[:3] == kept[:3]
    assert set(chest.load("test", tmp_path).patients) == {2}


def test_the_loader_returns_arrays():
    sizes = {}
    for split in ("train", "test"):
        found = chest.load(split)
        sizes[split] = len(found.images)
        assert (found.images.dtype, found.images.shape[1:]) == (np.dtype("uint8"), (64, 64))
        assert (found.labels.dtype, found.labels.shape) == (np.dtype("uint8"), (sizes[split], 5))
        assert found.patients.shape == (sizes[split],)
        assert tuple(finding.name for finding in found.findings) == FINDINGS
        files = list((chest.FOLDER / split).glob("*.png"))
        assert len(files) == sizes[split]
    assert sum(sizes.values()) == len(list(chest.pictures()))


def test_no_patient_is_in_both_splits_and_many_have_several_pictures():
    train, test = (chest.load(split).patients for split in ("train", "test"))
    assert not set(train) & set(test)
    for patients in (train, test):
        _, counts = np.unique(patients, return_counts=True)
        assert counts.max() == chest.MOST_PICTURES
        assert counts.mean() > 2


def test_each_finding_is_there_often_enough_and_several_at_once_too():
    for split in ("train", "test"):
        labels = chest.load(split).labels
        assert (labels.sum(axis=0) >= 12).all()
        together = np.bincount(labels.sum(axis=1), minlength=4) / len(labels)
        assert together[0] > 0.3
        assert together[2:].sum() > 0.15


@pytest.mark.parametrize("name", FINDINGS)
def test_a_finding_shows_where_it_is_said_to_be_and_nowhere_else(name: str):
    for patient in range(30):
        healthy, ill = draw(patient, 0, ()), draw(patient, 0, (name,))
        assert healthy.places == {}
        place = ill.places[name]
        change = np.abs(ill.picture.astype(int) - healthy.picture)
        assert place.sum() >= 10
        assert change[place].mean() > 10
        assert change[~place].mean() < 0.15 * change[place].mean()


def test_the_sheet_is_the_page_that_is_kept():
    kept = np.asarray(Image.open(chest.FOLDER.with_suffix(".png"))).astype(int)
    assert np.abs(kept - np.asarray(chest.sheet()).astype(int)).max() <= 4


def npz(folder: Path, **others: np.ndarray) -> Path:
    """A small file in the layout of ChestMNIST."""
    rng = np.random.default_rng(0)
    arrays = {}
    for split, count in {"train": 7, "val": 2, "test": 3}.items():
        arrays[f"{split}_images"] = rng.integers(0, 256, (count, 28, 28)).astype(np.uint8)
        arrays[f"{split}_labels"] = rng.integers(0, 2, (count, 14)).astype(np.uint8)
    np.savez(folder / "small.npz", **(arrays | others))
    return folder / "small.npz"


def test_chestmnist_is_read_as_well(tmp_path: Path):
    file = npz(tmp_path)
    content = np.load(file)
    for split in ("train", "val", "test"):
        found = chest.load(split, file)
        np.testing.assert_array_equal(found.images, content[f"{split}_images"])
        np.testing.assert_array_equal(found.labels, content[f"{split}_labels"])
        assert (found.patients == -1).all()
    assert [finding.name for finding in found.findings][1:4] == [
        "cardiomegaly",
        "effusion",
        "infiltration",
    ]
    drawn = {finding.name: finding.german for finding in chest.FINDINGS}
    real = {finding.name: finding.german for finding in found.findings}
    assert drawn.items() <= real.items()


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ({"train_images": np.zeros((7, 28, 28))}, "images float64"),
        ({"train_images": np.zeros((7, 28, 28, 3), np.uint8)}, r"\(7, 28, 28, 3\)"),
        ({"train_labels": np.zeros((7, 1), np.uint8)}, r"labels \(7, 1\)"),
        ({"train_labels": np.full((7, 14), 2, np.uint8)}, "not all 0 or 1"),
    ],
)
def test_another_layout_is_refused_in_one_sentence(tmp_path: Path, others, said):
    with pytest.raises(DataError, match=said):
        chest.load("train", npz(tmp_path, **others))


def test_what_is_not_there_is_refused_in_one_sentence(tmp_path: Path):
    (tmp_path / "broken.npz").write_bytes(b"no npz")
    for source, split, said in (
        (tmp_path, "train", "has no labels.csv"),
        (chest.FOLDER, "val", "knows no split 'val'"),
        (tmp_path / "none.npz", "train", "there is no file"),
        (tmp_path / "broken.npz", "train", "is not a file of NumPy arrays"),
        (npz(tmp_path), "extra", "has no split 'extra'"),
    ):
        with pytest.raises(DataError, match=said):
            chest.load(split, source)
