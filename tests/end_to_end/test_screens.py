"""What a person sees in the terminal, compared with the screens kept in tests/golden/.

`pytest tests/end_to_end/test_screens.py --accept-screens` writes them anew; look at each change.
"""

import itertools
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader.sandbox import namespaces

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

if TYPE_CHECKING:
    from tests.conftest import Workshop

import fcntl
import pty
import struct
import termios

GOLDEN = Path(__file__).parents[1] / "golden"
LANGUAGES = ("en", "de")
STUB = 'def double(value):\n    """Twice the value."""\n    raise NotImplementedError\n'
RIGHT = "def double(value):\n    return value * 2\n"
WRONG = "def double(value):\n    print('doubling', value)\n    return value + 2\n"
RAISES = "def double(value):\n    return half(value)\n\n\ndef half(value):\n    return value / 0\n"
KATAS = {
    "10_twice": (RIGHT, "Twice a number", "Das Doppelte einer Zahl"),
    "11_twice_as_much": (WRONG, "Twice as much", "Noch einmal so viel"),
    "12_error": (RAISES, "A division", "Eine Division"),
    "21_untouched": (STUB, "Twice a tensor", "Das Doppelte eines Tensors"),
}
EVENING = """title = {en = "One evening", de = "Ein Abend"}
steps = ["21", {break = 15}, {heading = {en = "After the break", de = "Nach der Pause"}},
         {kata = "10", minutes = 30}, {kata = "12", optional = true}]
"""
MISTAKE = 'title = "Typing error"\nsteps = ["10-12", {kata = 99}]\n'
UNSAFE = ["--unsafe"] if namespaces.unavailable_reason() else []
SCREENS = {
    "help": ["--help"],
    "help_test": ["test", "--help"],
    "help_class": ["class", "--help"],
    "no_command": [],
    "unknown_command": ["tset"],
    "bad_option": ["test", "--sead", "1"],
    "bad_seed": ["test", "--seed", "many"],
    "unknown_kata": ["test", "twise"],
    "unknown_place": ["test", "--against", "nowhere"],
    "test_solved": ["test", "10"],
    "test_failed": ["test", "11"],
    "test_error": ["test", "12"],
    "test_untouched": ["test", "21"],
    "test_all": ["test"],
    "test_report": ["test", "10", "--report", "json", "--into", "report"],
    "list": ["list"],
    "list_all": ["list", "--all"],
    "next": ["next"],
    "course_list": ["course"],
    "course": ["course", "evening"],
    "course_unknown": ["course", "evenings"],
    "course_mistake": ["course", "mistake"],
    "course_next": ["next"],
    "course_none": ["course", "--none"],
    "skip": ["skip", "12"],
    "skip_next": ["next"],
    "skip_list": ["list"],
    "skip_undo": ["skip", "--undo", "10-29"],
    "hint": ["hint", "11"],
    "hint_second": ["hint"],
    "hint_third": ["hint"],
    "hint_again": ["hint"],
    "show_without_picture": ["show", "10"],
    "solution_refused": ["solution", "11"],
    "solution": ["solution", "10"],
    "reset": ["reset", "12"],
    "grade": ["grade", "10", "11"],
    "class": ["class", "submissions", "--into", "report", "--work", "work", *UNSAFE],
    "update_from_nowhere": ["update", "nowhere"],
}
"""The arguments of `kata`, run one after the other in one folder."""
WIDE = ("help", "help_test", "help_class", "test_all", "list", "course")
"""Of these there is a screen in a wide terminal, too; the others do not care."""
Screen = tuple[str, str, int]
"""Its name, its language, and the columns of the terminal."""
NAMES: list[Screen] = [
    *itertools.product(SCREENS, LANGUAGES, [80]),
    *itertools.product(WIDE, LANGUAGES, [120]),
]
DRIVER = """
import json
import sys

from grader.cli import main

if __name__ == "__main__":
    for name, arguments in json.loads(sys.argv[1]).items():
        print(f"=== {name}", flush=True)
        try:
            code = main(arguments)
        except SystemExit as end:
            code = end.code
        print(f"[exit code {code}]", flush=True)
"""
CHANGING = {
    r"\x1b\[[0-9;?]*[A-Za-z]|\r": "",
    r"^.*━.*\n": "",  # the progress of a class
    r"'(\w+)'(?=, '|\))": r"\1",  # Python before 3.14 shows choices with quotes
    r"\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d": "DATE",
    r" +$": "",
}
"""What differs from run to run, and what stands in its place."""


@pytest.fixture(scope="module")
def screens(
    make_workshop: Callable[[Path], "Workshop"], tmp_path_factory: pytest.TempPathFactory
) -> dict[Screen, str]:
    """The text of each screen by its name, language and width."""
    found = {}
    for language, width in itertools.product(LANGUAGES, (80, 120)):
        workshop = make_workshop(tmp_path_factory.mktemp(f"{language}{width}"))
        for name, (solution, en, de) in KATAS.items():
            _add(workshop, name, solution, en, de)
        (workshop.root / "courses").mkdir()
        for course, text in (("evening", EVENING), ("mistake", MISTAKE)):
            (workshop.root / "courses" / f"{course}.toml").write_text(text, encoding="utf-8")
        (workshop.root / "screens.py").write_text(DRIVER, encoding="utf-8")
        environment = {**os.environ, **workshop.variables(), "KATA_LANG": language}
        for variable in ("CI", "COLUMNS", "GITHUB_ACTIONS", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
            environment.pop(variable, None)
        environment |= {"TERM": "xterm", "NO_COLOR": "1"}
        wanted = {n: SCREENS[n] for n, *place in NAMES if place == [language, width]}
        command = [sys.executable, "screens.py", json.dumps(wanted)]
        text = _on_a_terminal(command, width, workshop.root, environment)
        for pattern, replacement in CHANGING.items():
            text = re.sub(pattern, replacement, text, flags=re.MULTILINE)
        parts = re.split(r"^=== (\w+)\n", text, flags=re.MULTILINE)
        for name, screen in zip(parts[1::2], parts[2::2], strict=True):
            found[name, language, width] = screen
    return found


def _add(workshop: "Workshop", name: str, solution: str, en: str, de: str) -> None:
    """Make a kata with a title, its reference, its kept stub and one submission."""
    module = name[3:]
    file = workshop.add(name, solution)
    toml = file.parent / "kata.toml"
    text = toml.read_text(encoding="utf-8").replace('"Title"', f'"{en}"')
    toml.write_text(text.replace('"Titel"', f'"{de}"'), encoding="utf-8")
    kept = workshop.root / "grader/catalogue/original_stubs" / f"{name}.py.txt"
    for place, content in (
        (workshop.root / "reference" / name / f"{module}.py", RIGHT),
        (workshop.root / "submissions/ada/katas" / name / f"{module}.py", solution),
        (workshop.root / "submissions/bob/katas" / name / f"{module}.py", STUB),
        (kept, STUB),
    ):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, encoding="utf-8")


def _on_a_terminal(
    command: list[str], width: int, folder: Path, environment: dict[str, str]
) -> str:
    """What a program writes to a terminal of so many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    run = subprocess.Popen(
        command, cwd=folder, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    text = b"".join(_read(ours)).decode()
    os.close(ours)
    run.wait()
    return text


def _read(descriptor: int) -> Iterator[bytes]:
    try:
        while part := os.read(descriptor, 65536):
            yield part
    except OSError:  # how Linux says that nobody has the other end open any more
        return


@pytest.mark.parametrize(("name", "language", "width"), NAMES)
def test_a_screen_is_as_it_was_when_somebody_looked_at_it(
    name: str, language: str, width: int, screens: dict[Screen, str], request: pytest.FixtureRequest
) -> None:
    file = GOLDEN / f"{name}.{language}.{width}.txt"
    screen = screens[name, language, width]
    if request.config.getoption("--accept-screens"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(screen, encoding="utf-8")
    assert screen == file.read_text(encoding="utf-8")


def test_no_screen_is_kept_that_nobody_compares() -> None:
    expected = {f"{name}.{language}.{width}.txt" for name, language, width in NAMES}
    assert {file.name for file in GOLDEN.iterdir()} == expected
