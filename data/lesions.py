"""The drawn lesions, in the form in which HAM10000 is published, and a reader of both.

```text
data/lesions/HAM10000_metadata.csv    lesion_id,image_id,dx,dx_type,age,sex,localization
data/lesions/HAM10000_images/DRAWN_0000000.jpg
data/lesions/HAM10000_segmentations_lesion_tschandl/DRAWN_0000000_segmentation.png
data/lesions/labels.csv, checksums.txt    as the organ images have them
```

Some lesions have several photos. The variable `KATA_LESIONS` names another folder of the same form,
such as the real one; its images may lie in several folders, `HAM10000_images_part_1` and so on.
"""

import csv
import os
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from data.drawing import SIZE, enlarged
from data.folders import DataError, Label, write_checksums, write_labels
from data.lesion_phantoms import draw

FOLDER = Path(__file__).parent / "lesions"
VARIABLE = "KATA_LESIONS"
METADATA = "HAM10000_metadata.csv"
IMAGES, MASKS = "HAM10000_images", "HAM10000_segmentations_lesion_tschandl"
QUALITY = 88
"""Of the JPEG files."""

CLASSES = (
    Label(0, "akiec", "actinic keratosis", "aktinische Keratose"),
    Label(1, "bcc", "basal cell carcinoma", "Basalzellkarzinom"),
    Label(2, "bkl", "benign keratosis", "gutartige Keratose"),
    Label(3, "df", "dermatofibroma", "Dermatofibrom"),
    Label(4, "mel", "melanoma", "Melanom"),
    Label(5, "nv", "melanocytic nevus", "melanozytärer Nävus"),
    Label(6, "vasc", "vascular lesion", "Gefäßläsion"),
)
COUNTS = {"akiec": 12, "bcc": 18, "bkl": 36, "df": 8, "mel": 36, "nv": 216, "vasc": 10}
"""Lesions per class, about in the proportions of HAM10000."""
BENIGN = ("histo", "follow_up", "consensus", "confocal")
MALIGNANT = ("akiec", "bcc", "mel")
"""These were always looked at under a microscope."""
PLACES = ("abdomen", "back", "chest", "face", "foot", "lower extremity", "scalp", "trunk",
          "upper extremity", "unknown")  # fmt: skip


@dataclass(frozen=True)
class Photo:
    """One row of the metadata."""

    lesion_id: str
    image_id: str
    dx: str
    """The code of the class."""
    dx_type: str
    """How it was found out."""
    age: str
    """Years in steps of five, or empty."""
    sex: str
    localization: str


@dataclass(frozen=True)
class Lesions:
    """All photos of a folder as arrays, in the order of the metadata."""

    images: NDArray[np.uint8]
    """Red, green and blue, shape (n, size, size, 3)."""
    labels: NDArray[np.int64]
    """The index of the class, shape (n,)."""
    lesion_ids: NDArray[np.str_]
    """The lesion on each photo, shape (n,)."""


def lesions() -> Path:
    """The folder of the lesions: `KATA_LESIONS` where it is set, else the drawn ones.

    Raises:
        DataError: there is no such folder, or it lacks the metadata.
    """
    folder = Path(os.environ.get(VARIABLE) or FOLDER).expanduser().resolve()
    if not (folder / METADATA).is_file():
        raise DataError(
            f"{folder} has no {METADATA}: {VARIABLE} has to name a folder in the form of HAM10000, "
            "or not to be set."
        )
    return folder


def photos(folder: Path) -> list[Photo]:
    """The rows of the metadata; columns that only some versions have are left out.

    Raises:
        DataError: a column is missing, or a class is none of the seven.
    """
    names = [field.name for field in fields(Photo)]
    with (folder / METADATA).open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file)
        if missing := sorted(set(names) - set(table.fieldnames or ())):
            raise DataError(f"{folder / METADATA} has no column {', '.join(missing)}.")
        found = [Photo(*(row[name] for name in names)) for row in table]
    if unknown := sorted({photo.dx for photo in found} - COUNTS.keys()):
        raise DataError(f"{folder / METADATA} has the class {unknown[0]}, which is none of ours.")
    return found


def read(folder: Path, size: int = SIZE) -> Lesions:
    """All photos of a folder, each stretched to a square.

    Raises:
        DataError: the metadata is not as it should be, or a photo is missing or broken.
    """
    rows = photos(folder)
    index = {label.folder: label.index for label in CLASSES}
    images = _pictures(folder, [f"{row.image_id}.jpg" for row in rows], "RGB", size)
    return Lesions(
        images.reshape(len(rows), size, size, 3),
        np.array([index[row.dx] for row in rows], dtype=np.int64),
        np.array([row.lesion_id for row in rows], dtype=np.str_),
    )


def read_masks(folder: Path, size: int = SIZE) -> NDArray[np.bool_]:
    """Where the lesion is on each photo, in the order of the metadata: shape (n, size, size).

    Raises:
        DataError: the metadata is not as it should be, or a mask is missing or broken.
    """
    names = [f"{row.image_id}_segmentation.png" for row in photos(folder)]
    return _pictures(folder, names, "L", size) > 127


def _pictures(folder: Path, names: list[str], mode: str, size: int) -> NDArray[np.uint8]:
    """Image files from anywhere below a folder, by their names."""
    suffix = Path(names[0]).suffix if names else ""
    files = {file.name: file for file in folder.rglob(f"*{suffix}")}
    found = []
    for name in names:
        if name not in files:
            raise DataError(f"{folder} has no {name}, which {METADATA} names.")
        try:
            with Image.open(files[name]) as image:
                image.draft(mode, (size, size))  # a large JPEG is read in a fraction of the time
                found.append(np.asarray(image.convert(mode).resize((size, size))))
        except (UnidentifiedImageError, OSError) as error:
            raise DataError(f"{files[name]} is no image, or broken: {error}.") from error
    return np.array(found, dtype=np.uint8)


@dataclass(frozen=True)
class Drawn:
    """One photo of the drawn set: a row of its metadata and what draws it."""

    row: Photo
    lesion: tuple[int, int]
    number: int
    """Of the photo among those of its lesion."""

    def picture(self) -> Image.Image:
        """The photo as it comes out of its JPEG file, 64 x 64."""
        return Image.open(BytesIO(self.jpeg()))

    def jpeg(self) -> bytes:
        file = BytesIO()
        image = Image.fromarray(draw(self.row.dx, self.lesion, self.number)[0])
        image.save(file, "JPEG", quality=QUALITY, optimize=True)
        return file.getvalue()

    def mask(self) -> Image.Image:
        """Where the lesion is: 255, elsewhere 0."""
        _, inside = draw(self.row.dx, self.lesion, self.number)
        return Image.fromarray(np.where(inside, 255, 0).astype(np.uint8))


def drawn() -> Iterator[Drawn]:
    """All photos of the drawn set in the order of their names, which says nothing of the class."""
    rng = np.random.default_rng(71)
    all_lesions = [(c.index, number) for c in CLASSES for number in range(COUNTS[c.folder])]
    shots = [
        (lesion, number)
        for lesion in all_lesions
        for number in range(int(rng.choice([1, 2, 3], p=[0.74, 0.2, 0.06])))
    ]
    lesion_names = rng.permutation(len(all_lesions))
    for place, shot in enumerate(rng.permutation(len(shots))):
        lesion, number = shots[shot]
        name = f"LESION_{lesion_names[all_lesions.index(lesion)]:07}"
        yield Drawn(_row(lesion, name, f"DRAWN_{place:07}"), lesion, number)


def _row(lesion: tuple[int, int], lesion_id: str, image_id: str) -> Photo:
    """The metadata of a lesion: made up, and the same for all of its photos."""
    rng = np.random.default_rng((*lesion, 2))
    dx = CLASSES[lesion[0]].folder
    years = rng.normal(45 if dx in ("nv", "vasc", "df") else 64, 13)
    age = "" if rng.random() < 0.02 else f"{5 * round(float(np.clip(years, 5, 85)) / 5):.1f}"
    how = "histo" if dx in MALIGNANT else str(rng.choice(BENIGN[:3] if dx == "nv" else BENIGN[::2]))
    sex = str(rng.choice(["male", "female", "unknown"], p=[0.54, 0.45, 0.01]))
    return Photo(lesion_id, image_id, dx, how, age, sex, str(rng.choice(PLACES)))


def make(folder: Path) -> None:
    """Draw all photos and masks into a folder, with the tables beside them."""
    for name in (IMAGES, MASKS):
        (folder / name).mkdir(parents=True, exist_ok=True)
    rows = []
    for one in drawn():
        name = one.row.image_id
        (folder / IMAGES / f"{name}.jpg").write_bytes(one.jpeg())
        one.mask().save(folder / MASKS / f"{name}_segmentation.png", optimize=True)
        rows.append(one.row)
    with (folder / METADATA).open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(field.name for field in fields(Photo))
        table.writerows(astuple(row) for row in rows)
    write_labels(folder, CLASSES)
    write_checksums(folder)


def sheet(columns: int = 12, zoom: int = 2) -> Image.Image:
    """Some lesions of each class, one class per row; the last three photos show one lesion."""
    rows = []
    for label in CLASSES:
        shots = [((label.index, number), 0) for number in range(columns - 3)]
        shots += [((label.index, COUNTS[label.folder] - 1), number) for number in range(3)]
        rows.append(np.hstack([draw(label.folder, *shot)[0] for shot in shots[:columns]]))
    page = Image.fromarray(np.vstack(rows)).quantize(256, Image.Quantize.MAXCOVERAGE)
    return enlarged(page, zoom)
