import hashlib
import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from data import medmnist
from data import organs as drawn
from data.__main__ import main
from data.convert import convert_folder
from data.folders import ORGANS, VARIABLE, DataError, differences, labels, organs, pictures
from data.medmnist import Source, convert, fetch


def test_every_picture_is_as_its_checksum_says():
    assert differences(ORGANS) == []


def test_the_script_draws_the_same_pictures_again():
    for picture in list(drawn.pictures())[::12]:
        kept = np.asarray(Image.open(ORGANS / picture.path)).astype(int)
        again = np.asarray(picture.draw()).astype(int)
        # another processor may round the last digit of a sine another way
        assert np.abs(kept - again).max() <= 4, picture.path
        assert (kept != again).mean() < 0.001, picture.path


def test_there_are_enough_pictures_of_each_organ_and_no_two_alike():
    files = sorted(ORGANS.rglob("*.png"))
    counts = {
        (split, label.folder): len(list((ORGANS / split / label.folder).glob("*.png")))
        for split in ("train", "test")
        for label in labels(ORGANS)
    }
    assert all(count >= (200 if split == "train" else 50) for (split, _), count in counts.items())
    assert len(files) == sum(counts.values())
    assert len({hashlib.sha256(file.read_bytes()).digest() for file in files}) == len(files)
    assert sum(file.stat().st_size for file in ORGANS.rglob("*") if file.is_file()) < 5_000_000
    with Image.open(files[0]) as picture:
        assert (picture.mode, picture.size) == ("L", (64, 64))


def test_the_labels_are_in_the_order_in_which_imagefolder_numbers_them():
    from torchvision.datasets import ImageFolder

    table = labels(ORGANS)
    assert ImageFolder(str(ORGANS / "train")).class_to_idx == {x.folder: x.index for x in table}
    assert [x.german for x in table] == ["Darm", "Nieren", "Leber", "Lunge", "Magen"]


def test_changed_missing_and_added_pictures_are_found(tmp_path: Path, capsys):
    drawn.make(tmp_path, list(drawn.pictures())[:3])
    assert main(["check", str(tmp_path)]) == 0
    first, second, _ = sorted(tmp_path.rglob("*.png"))
    first.write_bytes(b"")
    second.rename(second.with_name("999.png"))
    assert main(["check", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "000.png was changed" in said
    assert "001.png is missing" in said
    assert "999.png was added" in said


def test_the_variable_names_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert organs() == ORGANS
    convert(npz(tmp_path), tmp_path / "real")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "real"))
    assert organs() == (tmp_path / "real").resolve()
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(DataError, match="has no folder train"):
        organs()


SPLITS = {"train": 7, "val": 2, "test": 3}


def npz(folder: Path, **others: np.ndarray) -> Path:
    """A small file in MedMNIST's layout with the labels 0 to 2."""
    rng = np.random.default_rng(0)
    arrays = {}
    for split, count in SPLITS.items():
        arrays[f"{split}_images"] = rng.integers(0, 256, (count, 28, 28)).astype(np.uint8)
        arrays[f"{split}_labels"] = (np.arange(count) % 3).astype(np.uint8)[:, None]
    np.savez(folder / "small.npz", **(arrays | others))
    return folder / "small.npz"


def test_an_npz_becomes_folders_with_the_same_pictures(tmp_path: Path, capsys):
    file = npz(tmp_path)
    assert main(["convert", str(file)]) == 0
    folder = tmp_path / "small"
    assert f"set {VARIABLE} to {folder}" in capsys.readouterr().out.replace("\n", "")
    content = np.load(file)
    for split, count in SPLITS.items():
        assert len(list((folder / split).rglob("*.png"))) == count
        for number, label in enumerate(content[f"{split}_labels"][:, 0]):
            picture = Image.open(folder / split / f"{label:02}" / f"{number:06}.png")
            np.testing.assert_array_equal(np.asarray(picture), content[f"{split}_images"][number])
    assert [x.folder for x in labels(folder)] == ["00", "01", "02"]


def test_coloured_pictures_and_named_classes(tmp_path: Path):
    coloured = np.arange(7 * 28 * 28 * 3, dtype=np.uint8).reshape(7, 28, 28, 3)
    names = [("liver", "Leber"), ("lung", "Lunge"), ("spleen", "Milz")]
    convert(npz(tmp_path, train_images=coloured), tmp_path / "real", names)
    with Image.open(tmp_path / "real/train/lung/000001.png") as picture:
        np.testing.assert_array_equal(np.asarray(picture), coloured[1])
    assert [x.german for x in labels(tmp_path / "real")] == ["Leber", "Lunge", "Milz"]


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ({"train_images": np.zeros((7, 28, 28))}, "train_images .* are float64"),
        ({"train_images": np.zeros((7, 784), np.uint8)}, "train_images .* shape \\(7, 784\\)"),
        ({"test_labels": np.zeros((2, 1), np.uint8)}, "test_labels .* shape \\(2, 1\\)"),
        ({"test_labels": np.zeros((3, 14), np.uint8)}, "test_labels .* shape \\(3, 14\\)"),
        ({"test_labels": -np.ones((3, 1), np.int64)}, "not be negative"),
        ({"train_labels": np.full((7, 1), 5)}, "the label 5, but only 3 names"),
    ],
)
def test_another_layout_is_refused_in_one_sentence(tmp_path: Path, others, said):
    with pytest.raises(DataError, match=said):
        convert(npz(tmp_path, **others), tmp_path / "real", [("a", "a"), ("b", "b"), ("c", "c")])
    assert not (tmp_path / "real").exists()


@pytest.mark.parametrize("content", [b"", b"no npz", b"PK\x03\x04broken"])
def test_a_file_that_is_no_npz_is_refused(tmp_path: Path, content: bytes, capsys):
    (tmp_path / "other.npz").write_bytes(content)
    assert main(["convert", str(tmp_path / "other.npz")]) == 2
    assert "is not a file of NumPy arrays" in capsys.readouterr().err


def test_a_missing_file_and_a_full_folder_are_refused(tmp_path: Path, capsys):
    assert main(["convert", str(tmp_path / "none.npz")]) == 2
    assert "there is no file" in capsys.readouterr().err
    assert main(["convert", str(npz(tmp_path)), "--into", str(tmp_path)]) == 2
    assert "is not empty" in capsys.readouterr().err


CONTENT = bytes(range(256)) * 1000


class Published(BaseHTTPRequestHandler):
    """Answers with CONTENT, or with what a Range asks for."""

    asked: list[str | None]

    def do_GET(self) -> None:
        wanted = self.headers.get("Range")
        self.asked.append(wanted)
        start = int(re.findall(r"\d+", wanted)[0]) if wanted else 0
        if start >= len(CONTENT):
            self.send_error(416)
            return
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Length", str(len(CONTENT) - start))
        self.end_headers()
        self.wfile.write(CONTENT[start:])

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def published() -> Iterator[Source]:
    Published.asked = []
    with HTTPServer(("127.0.0.1", 0), Published) as server:
        threading.Thread(target=partial(server.serve_forever, 0.01), daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/small.npz"
        yield Source(url, hashlib.md5(CONTENT).hexdigest(), ())
        server.shutdown()


def test_a_file_is_fetched_once(tmp_path: Path, published: Source):
    for _ in range(2):
        fetch(published, tmp_path / "small.npz")
    assert (tmp_path / "small.npz").read_bytes() == CONTENT
    assert Published.asked == [None]
    assert [file.name for file in tmp_path.iterdir()] == ["small.npz"]


@pytest.mark.parametrize("have", [1, 70_000, len(CONTENT)])
def test_a_fetch_goes_on_where_it_stopped(tmp_path: Path, published: Source, have: int):
    (tmp_path / "small.npz.part").write_bytes(CONTENT[:have])
    fetch(published, tmp_path / "small.npz")
    assert (tmp_path / "small.npz").read_bytes() == CONTENT
    assert Published.asked == [f"bytes={have}-"]


def test_what_is_not_the_published_file_is_thrown_away(tmp_path: Path, published: Source):
    (tmp_path / "small.npz.part").write_bytes(b"something else")
    with pytest.raises(DataError, match="is not the published file"):
        fetch(published, tmp_path / "small.npz")
    fetch(published, tmp_path / "small.npz")
    assert (tmp_path / "small.npz").read_bytes() == CONTENT


def test_without_a_connection_there_is_one_sentence_and_the_part_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
):
    nobody = Source("http://127.0.0.1:9/small.npz", "", ())
    monkeypatch.setitem(medmnist.SOURCES, "organamnist", nobody)
    monkeypatch.setattr("data.__main__.HERE", tmp_path)
    (tmp_path / "organamnist.npz.part").write_bytes(b"half")
    assert main(["fetch", "organamnist"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("organamnist.npz could not be loaded")
    assert said.count("\n") == 1
    assert (tmp_path / "organamnist.npz.part").read_bytes() == b"half"


# --- pictures of one's own


def photos(folder, sizes=((28, 28), (40, 60), (1024, 300)), modes=("RGB", "L", "RGBA")):
    """A folder per class with pictures of several sizes, kinds and modes."""
    for number, name in enumerate(("benign", "malignant")):
        (folder / name).mkdir(parents=True)
        for k in range(9):
            size, mode = sizes[k % len(sizes)], modes[k % len(modes)]
            suffix = "png" if mode == "RGBA" else ("jpg", "JPEG")[k % 2]
            colour = 20 + 100 * number
            picture = Image.new("L", size, colour).convert(mode)
            picture.save(folder / name / f"IMG {k}.{suffix}")
    return folder


def test_a_folder_per_class_becomes_a_set_of_one_size(tmp_path, monkeypatch, capsys):
    folder = photos(tmp_path / "own")
    (folder / "benign" / "broken.jpg").write_bytes(b"no picture")
    (folder / "benign" / "._IMG 0.jpg").write_bytes(b"a note of macOS")
    assert main(["convert", str(folder), "--side", "32"]) == 0
    assert "broken.jpg" in capsys.readouterr().err
    made = tmp_path / "own-katas"
    monkeypatch.setenv("KATA_ORGANS", str(made))
    assert organs() == made
    assert [label.folder for label in labels(made)] == ["benign", "malignant"]
    train, test = (pictures(made, split) for split in ("train", "test"))
    assert (len(train), len(test)) == (16, 2)
    for file, label in train + test:
        with Image.open(file) as picture:
            assert (picture.size, picture.mode) == ((32, 32), "L")
            assert picture.getpixel((0, 0)) == 20 + 100 * label.index


def test_train_and_test_stay_what_they_are(tmp_path):
    for split in ("train", "test"):
        photos(tmp_path / "own" / split)
    convert_folder(tmp_path / "own", tmp_path / "made")
    assert [len(pictures(tmp_path / "made", split)) for split in ("train", "test")] == [18, 18]


@pytest.mark.parametrize("side", [28, 64, 1024])
def test_pictures_of_one_size_need_no_conversion(tmp_path, monkeypatch, side):
    for split in ("train", "test"):
        photos(tmp_path / split, sizes=[(side, side)])
    monkeypatch.setenv("KATA_ORGANS", str(tmp_path))
    assert organs() == tmp_path
    assert len(pictures(tmp_path, "train")) == 18


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda root: shutil.rmtree(root / "test"), "no folder test"),
        (lambda root: shutil.rmtree(root / "test" / "benign"), "benign in only one"),
        (lambda root: (root / "train" / ".ipynb_checkpoints").mkdir(), "delete it"),
        (lambda root: (root / "test" / "benign" / "._a.png").touch(), "delete it"),
        (lambda root: (root / "train" / "none").mkdir(), "holds no picture"),
        (lambda root: Image.new("L", (9, 9)).save(root / "test" / "benign" / "a.png"), "convert"),
    ],
)
def test_what_no_kata_could_read_is_named_in_one_sentence(tmp_path, monkeypatch, spoil, said):
    for split in ("train", "test"):
        photos(tmp_path / split, sizes=[(28, 28)])
    spoil(tmp_path)
    monkeypatch.setenv("KATA_ORGANS", str(tmp_path))
    with pytest.raises(DataError, match=said) as error:
        organs()
    assert str(error.value).endswith(".")
    assert len(str(error.value).splitlines()) == 1


def test_a_folder_that_holds_no_classes_is_refused(tmp_path, capsys):
    assert main(["convert", str(tmp_path / "none")]) == 2
    (tmp_path / "flat").mkdir()
    Image.new("L", (9, 9)).save(tmp_path / "flat" / "a.png")
    assert main(["convert", str(tmp_path / "flat")]) == 2
    said = capsys.readouterr().err
    assert "two classes" in said
    assert "Traceback" not in said
