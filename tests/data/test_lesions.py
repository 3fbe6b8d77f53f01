import csv
import hashlib
import shutil
from collections import Counter
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from data import lesions
from data.folders import DataError, differences, labels
from data.lesions import CLASSES, COUNTS, FOLDER, IMAGES, MASKS, METADATA, VARIABLE, photos
from data.medmnist import SOURCES


def test_every_picture_is_as_its_checksum_says():
    assert differences(FOLDER) == []


def test_a_changed_photo_is_found(tmp_path: Path):
    folder = shutil.copytree(FOLDER, tmp_path / "lesions")
    first = folder / IMAGES / "DRAWN_0000000.jpg"
    first.write_bytes(first.read_bytes()[:-1])
    (folder / MASKS / "DRAWN_0000001_segmentation.png").unlink()
    changed, missing = differences(folder)
    assert changed == f"{IMAGES}/DRAWN_0000000.jpg was changed"
    assert missing == f"{MASKS}/DRAWN_0000001_segmentation.png is missing"


def test_the_script_draws_the_same_photos_and_rows_again():
    drawn = list(lesions.drawn())
    assert [one.row for one in drawn] == photos(FOLDER)
    for one in drawn[::15]:
        name = one.row.image_id
        kept = np.asarray(Image.open(FOLDER / IMAGES / f"{name}.jpg")).astype(int)
        # another processor or another version of libjpeg may round another way
        assert np.abs(kept - np.asarray(one.picture()).astype(int)).mean() < 1, name
        mask = np.asarray(Image.open(FOLDER / MASKS / f"{name}_segmentation.png"))
        assert (mask != np.asarray(one.mask())).mean() < 0.001, name


def test_the_set_is_small_unbalanced_and_no_two_photos_are_alike():
    read = lesions.read(FOLDER)
    assert read.images.shape == (len(read.labels), 64, 64, 3)
    lesion_counts = Counter(read.labels[np.unique(read.lesion_ids, return_index=True)[1]])
    assert lesion_counts == {label.index: COUNTS[label.folder] for label in CLASSES}
    assert len(read.labels) > sum(COUNTS.values()) + 50  # photos of a lesion known already
    digests = {hashlib.sha256(image.tobytes()).digest() for image in read.images}
    assert len(digests) == len(read.images)
    files = [file for file in FOLDER.rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) < 1_000_000


def test_all_photos_of_a_lesion_have_the_same_row_but_for_their_name():
    rows: dict[str, set[tuple[str, ...]]] = {}
    for photo in photos(FOLDER):
        about = (photo.dx, photo.dx_type, photo.age, photo.sex, photo.localization)
        rows.setdefault(photo.lesion_id, set()).add(about)
    assert all(len(found) == 1 for found in rows.values())
    assert [label.folder for label in labels(FOLDER)] == sorted(COUNTS)


def test_the_names_say_nothing_of_the_class():
    codes = [photo.dx for photo in photos(FOLDER)]
    assert codes != sorted(codes)
    assert Counter(codes[:100]).keys() == COUNTS.keys()


def test_photos_of_one_lesion_are_alike_and_their_masks_cover_what_is_darker_or_redder():
    read, masks = lesions.read(FOLDER), lesions.read_masks(FOLDER)
    assert masks.shape == read.images.shape[:3]
    assert masks.dtype == bool
    shares = masks.mean(axis=(1, 2))
    assert 0.02 < shares.min() < shares.max() < 0.7
    moles = np.flatnonzero(read.labels == 5)
    green = read.images[..., 1].astype(float)
    ring = np.zeros((64, 64), dtype=bool)
    ring[16:48, 16:48] = True  # not the dark corners of the dermatoscope
    darker = [green[m][masks[m]].mean() < green[m][~masks[m] & ring].mean() for m in moles]
    assert np.mean(darker) > 0.95


def real(folder: Path, rows: str = "HAM_1,ISIC_1,mel,histo,60.0,male,back,vidir_modern\n") -> Path:
    """A small folder as HAM10000 is published, in two parts, with the column of later versions."""
    header = "lesion_id,image_id,dx,dx_type,age,sex,localization,dataset\n"
    (folder / METADATA).write_text(header + rows, encoding="utf-8")
    for part, name in enumerate(("ISIC_1", "ISIC_2"), start=1):
        place = folder / f"HAM10000_images_part_{part}"
        place.mkdir()
        Image.new("RGB", (600, 450), (200, 100 * part, 50)).save(place / f"{name}.jpg", quality=95)
        (folder / MASKS).mkdir(exist_ok=True)
        half = np.repeat(np.array([255, 0], np.uint8), 300)[None].repeat(450, 0)
        Image.fromarray(half).save(folder / MASKS / f"{name}_segmentation.png")
    return folder


def test_the_real_folder_is_read_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    mole, cancer = (
        "HAM_1,ISIC_2,nv,follow_up,,female,face,x",
        "HAM_0,ISIC_1,akiec,histo,5,male,back,x",
    )
    monkeypatch.setenv(VARIABLE, str(real(tmp_path, f"{mole}\n{cancer}\n")))
    read = lesions.read(lesions.lesions(), size=28)
    assert read.images.shape == (2, 28, 28, 3)
    np.testing.assert_allclose(read.images[:, 14, 14], [[200, 200, 50], [200, 100, 50]], atol=3)
    assert read.labels.tolist() == [5, 0]
    assert read.lesion_ids.tolist() == ["HAM_1", "HAM_0"]
    masks = lesions.read_masks(lesions.lesions(), size=28)
    assert masks[:, :, :13].all()
    assert not masks[:, :, 15:].any()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("HAM_1,ISIC_9,mel,histo,60.0,male,back,x\n", "has no ISIC_9.jpg"),
        ("HAM_1,ISIC_1,wart,histo,60.0,male,back,x\n", "class wart, which is none of ours"),
    ],
)
def test_what_is_wrong_with_a_folder_is_said_in_one_sentence(tmp_path: Path, rows: str, said: str):
    with pytest.raises(DataError, match=said):
        lesions.read(real(tmp_path, rows))


def test_a_broken_photo_and_a_missing_column_are_named(tmp_path: Path):
    folder = real(tmp_path)
    (folder / "HAM10000_images_part_1" / "ISIC_1.jpg").write_bytes(b"no image")
    with pytest.raises(DataError, match=r"ISIC_1.jpg is no image, or broken"):
        lesions.read(folder)
    (folder / METADATA).write_text("lesion_id,image_id\n", encoding="utf-8")
    with pytest.raises(DataError, match="has no column age, dx, dx_type, localization, sex"):
        lesions.read(folder)


def test_the_variable_names_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert lesions.lesions() == FOLDER
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(DataError, match=f"has no {METADATA}"):
        lesions.lesions()


def test_everything_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    few = list(lesions.drawn())[:3]
    monkeypatch.setattr(lesions, "drawn", lambda: iter(few))
    lesions.make(tmp_path)
    assert differences(tmp_path) == []
    assert len(lesions.read(tmp_path).labels) == len(lesions.read_masks(tmp_path)) == 3
    with (tmp_path / METADATA).open(encoding="utf-8") as file:
        header = next(csv.reader(file))
    assert header == ["lesion_id", "image_id", "dx", "dx_type", "age", "sex", "localization"]


def test_the_page_is_that_of_the_script():
    kept = np.asarray(Image.open(FOLDER.with_suffix(".png")).convert("RGB")).astype(int)
    file = BytesIO()
    lesions.sheet().save(file, "PNG")
    again = np.asarray(Image.open(file).convert("RGB")).astype(int)
    assert np.abs(kept - again).mean() < 3


def test_dermamnist_has_the_same_classes():
    names = [(label.folder, label.german) for label in CLASSES]
    assert list(SOURCES["dermamnist"].classes) == names
