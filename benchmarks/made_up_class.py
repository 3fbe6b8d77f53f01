"""Makes a class up: submissions that are solved, half done, broken or hostile.

Two students' files differ at least in a comment, as they do in life, except for untouched stubs.
"""

import random
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from grader import ROOT
from grader.catalogue.kata import Kata

KINDS = ("solved", "solved", "half", "half", "half", "half", "broken", "hostile")
"""Of so many students in a row."""
IN_CODE = (
    "import os\nos._exit(0)\n",
    "import ctypes\nctypes.string_at(0)\n",
    "import os\n{name} = lambda *a, **k: os.system('true')\n",
    "open('/etc/passwd', 'a')\n",
    "import socket\nsocket.create_connection(('127.0.0.1', 9))\n",
    "print('::error::' + 'x' * 10**6)\nraise SystemExit(0)\n",
)
"""What hostile files hold."""


def make(folder: Path, count: int, katas: Sequence[Kata], seed: int = 0, root: Path = ROOT) -> None:
    """Make the submissions of so many students, each a folder or a zip file.

    Args:
        folder: where they are laid.
        count: how many.
        katas: what they were to solve.
        seed: of what is drawn.
        root: the repository with the reference solutions and the original stubs.
    """
    dice = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        place = folder / f"katas-{kind}-{number:04d}"
        files = {
            f"katas/{kata.name}/{kata.stub_file.name}": _content(root, kind, kata, number, dice)
            for kata in katas
        }
        files["README.md"] = b"mine\n"
        files["conftest.py"] = b"raise SystemExit('the conftest of a submission was read')\n"
        first = f"katas/{katas[0].name}/{katas[0].stub_file.name}"
        if kind == "hostile":
            _hostile(place, files, first, number // len(KINDS))
        elif number % 5 == 4:
            _zipped(place, files)
        else:
            _laid_out(place, files)


def _content(root: Path, kind: str, kata: Kata, number: int, dice: random.Random) -> bytes:
    reference = root / "reference" / kata.name
    right = [reference / kata.stub_file.name, *sorted((reference / "accepted").glob("*.py"))]
    wrong = sorted((reference / "rejected").glob("*.py"))
    mark = f"\n# written by student {number}\n".encode()
    if kind == "solved":
        return dice.choice(right).read_bytes() + mark
    if kind == "half":
        if dice.random() < 0.35:
            return (
                root / "grader" / "catalogue" / "original_stubs" / f"{kata.name}.py.txt"
            ).read_bytes()
        return dice.choice(right if dice.random() < 0.4 else wrong).read_bytes() + mark
    source = right[0].read_bytes()
    if kind == "broken":
        return source[: dice.randrange(len(source))] + mark
    return dice.choice(IN_CODE).replace("{name}", kata.module).encode() + mark


def _laid_out(place: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _zipped(place: Path, files: dict[str, bytes]) -> None:
    """As GitHub packs a repository: in a folder of its name."""
    with zipfile.ZipFile(place.with_suffix(".zip"), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"{place.name}-main/{name}", content)


def _hostile(place: Path, files: dict[str, bytes], first: str, number: int) -> None:
    TRICKS[number % len(TRICKS)](place, files, first)


def _link(place: Path, files: dict[str, bytes], first: str) -> None:
    del files[first]
    _laid_out(place, files)
    (place / first).parent.mkdir(parents=True, exist_ok=True)
    (place / first).symlink_to(ROOT / "reference" / Path(*Path(first).parts[1:]))


def _folder(place: Path, files: dict[str, bytes], first: str) -> None:
    del files[first]
    _laid_out(place, files)
    (place / first).mkdir(parents=True)


def _large(place: Path, files: dict[str, bytes], first: str) -> None:
    _laid_out(place, {**files, first: b"#" * (3 * 2**20)})


def _leads_outside(place: Path, files: dict[str, bytes], first: str) -> None:
    _zipped(place, files)
    with zipfile.ZipFile(place.with_suffix(".zip"), "a") as archive:
        archive.writestr(f"../{first}", b"x = 1\n")


def _bomb(place: Path, files: dict[str, bytes], first: str) -> None:
    _zipped(place, {**files, first: b" " * (200 * 2**20)})


def _no_zip(place: Path, files: dict[str, bytes], first: str) -> None:
    place.with_suffix(".zip").write_bytes(files[first])


def _only_in_code(place: Path, files: dict[str, bytes], _first: str) -> None:
    _laid_out(place, files)


TRICKS: tuple[Callable[[Path, dict[str, bytes], str], None], ...] = (
    _link, _folder, _large, _leads_outside, _bomb, _no_zip, _only_in_code,
)  # fmt: skip
