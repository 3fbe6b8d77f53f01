"""`kata show`: a picture of what the learner built, or one sentence why there is none."""

import os
import subprocess
import sys
import threading
from functools import partial

import numpy as np
import pytest
from PIL import Image

from grader import ROOT, catalogue
from grader.catalogue.requirements import missing_requirement
from grader.grading.runner import Runner
from grader.pictures import FIRST
from grader.pictures.drawing import draw
from grader.pictures.show import PRELOAD
from grader.sandbox.messages import Job

KATAS = [
    kata
    for kata in catalogue.katas()
    if kata.number >= FIRST and not (kata.is_notebook or kata.is_quiz or missing_requirement(kata))
]
"""Each of them has a picture; a notebook draws its own, and a quiz has nothing to draw."""
PICTURE = """
import numpy as np

from grader.i18n import tr

def draw(kata, figure):
    axes = figure.subplots()
    axes.plot(np.array([kata.double(n) for n in range(5)], dtype=float))
    axes.set_xlabel(tr("number", "Zahl"))
    return tr("Twice each number.", "Jede Zahl mal zwei.")
"""
RIGHT = "def double(value):\n    return value * 2\n"
WRONG = "def double(value):\n    return 4\n"


@pytest.fixture
def learner(workshop):
    """A workshop with one kata that has a picture."""

    class Learner:
        root = workshop.root
        picture = workshop.root / ".kata/pictures/10_double.png"

        def writes(self, solution, picture=PICTURE, time_limit=5):
            file = workshop.add("10_double", solution, time_limit=time_limit)
            (file.parent / "picture.py").write_text(picture, encoding="utf-8")

        def changes(self, solution):
            (workshop.root / "katas/10_double/double.py").write_text(solution, encoding="utf-8")

        def asks(self, *arguments, **variables):
            return workshop.run("grader", "show", "10", *arguments, **variables)

    return Learner()


def pixels(file):
    with Image.open(file) as image:
        return np.asarray(image.convert("RGB"))


def test_the_title_says_whether_the_kata_is_solved(learner):
    learner.writes(RIGHT)
    done = learner.asks()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"10 · Title: solved\n{learner.picture}\n"
    with Image.open(learner.picture) as image:
        assert image.info["Title"] == "10 · Title: solved"
    right = pixels(learner.picture)
    learner.changes(WRONG)
    assert learner.asks().stdout.startswith("10 · Title: not solved yet\n")
    heading, drawing = slice(0, 120), slice(160, None)
    wrong = pixels(learner.picture)
    assert (wrong[heading] != right[heading]).any()
    assert (wrong[drawing] != right[drawing]).any()


def test_once_it_is_solved_the_picture_of_the_reference_stands_beside_it(learner):
    learner.writes(WRONG)
    reference = learner.root / "reference/10_double/double.py"
    reference.parent.mkdir()
    reference.write_text("def double(value):\n    return value + value\n")
    beside = learner.picture.with_name("10_double.reference.png")
    assert str(beside) not in learner.asks().stdout
    learner.changes(RIGHT)
    shown = learner.asks().stdout.splitlines()
    assert shown[1::2] == [str(learner.picture), str(beside)]
    assert (pixels(beside) == pixels(learner.picture)).all()


def test_german_is_spoken_too(learner):
    learner.writes(RIGHT)
    assert learner.asks("--lang=de").stdout.startswith("10 · Titel: gelöst\n")
    german = pixels(learner.picture)
    learner.asks("--lang=en")
    assert (pixels(learner.picture) != german).any()


def test_without_a_picture_there_is_a_sentence_and_an_exit_code(learner):
    learner.writes("def double(value):\n    raise NotImplementedError\n")
    done = learner.asks()
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        "10_double: `double` is not written yet: replace `raise NotImplementedError`.\n"
        "  double.py:2  raise NotImplementedError\n"
    )
    assert not learner.picture.exists()


def test_a_kata_without_a_picture_says_so(workshop):
    workshop.add("10_double")
    done = workshop.run("grader", "show", "10")
    assert (done.returncode, done.stderr) == (2, "10_double has no picture.\n")


def test_a_mistake_of_the_picture_is_not_the_learners(learner):
    learner.writes(RIGHT, picture=PICTURE.replace("kata.double(n)", "n.double"))
    done = learner.asks()
    assert done.returncode == 3
    assert "The grader itself failed: 10_double: " in done.stderr


def test_another_file_than_the_learners_own_can_be_drawn(learner):
    learner.writes(WRONG)
    other = learner.root / "other.py"
    other.write_text(RIGHT)
    assert learner.asks(f"--against={other}").stdout.startswith("10 · Title: solved\n")
    assert learner.asks().stdout.startswith("10 · Title: not solved yet\n")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a desktop")
def test_it_is_opened_only_where_a_desktop_is(learner, tmp_path):
    learner.writes(RIGHT)
    opener = tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opened = tmp_path / "opened"
    opener.write_text(f'#!/bin/sh\necho "$1" > {opened}.part && mv {opened}.part {opened}\n')
    opener.chmod(0o755)
    path = f"{opener.parent}{os.pathsep}{os.environ['PATH']}"
    dark = {"PATH": path, "DISPLAY": "", "WAYLAND_DISPLAY": "", "MPLBACKEND": "tkagg"}
    done = learner.asks("--open", **dark)
    assert done.returncode == 0
    assert "There is no desktop here to open it on." in done.stdout
    assert not opened.exists()
    learner.asks("--open", **dark | {"DISPLAY": ":0"})
    for _ in range(100):
        if opened.exists():
            break
        threading.Event().wait(0.1)
    assert opened.read_text() == f"{learner.picture}\n"


def test_matplotlib_is_imported_only_by_the_drawing():
    code = (
        "import sys, grader.cli, grader.grading.judge, grader.sandbox.worker\n"
        "import grader.grading.plugin\n"
        "import grader.learner.watch\n"
        "import grader.pictures.show, grader.reports.terminal\n"
        "sys.exit('matplotlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("kata", KATAS, ids=lambda kata: kata.name)
def test_each_kata_from_31_on_has_a_picture(kata):
    assert kata.picture_file is not None


@pytest.fixture(scope="module")
def studio(tmp_path_factory):
    """Draws files of real katas, without asking how right they are."""
    with Runner(KATAS, preload=PRELOAD) as runner:

        def drawn(kata, file, lang="en"):
            target = tmp_path_factory.mktemp("pictures") / "picture.png"
            judge = partial(draw, solved=False, target=target)
            (answer,), _ = runner.run_in_child(Job(kata, file, lang=lang), judge)
            return answer, target

        yield drawn


NO_PICTURE = {
    "broken": ("def double(value)", "double.py is not valid Python: expected ':'."),
    "raises": ("def double(value):\n    return value / 0\n", "`double` raised ZeroDivisionError"),
    "crashes": (
        "import os\ndef double(value):\n    os._exit(0)\n",
        "`double` ended its own process with the exit code 0: there is no result.",
    ),
    "hangs": (
        "def double(value):\n    while True:\n        pass\n",
        "`double` did not finish within 2 s.\n  double.py:",
    ),
    "hangs in C": (
        "def double(value):\n    return sum(range(10**12))\n",
        "`double` did not finish within 2 s.",
    ),
    "gives text": (
        "def double(value):\n    return ['a'] * (value % 2)\n",
        "What `double` gives cannot be drawn.\n",
    ),
    "gives what is endless": (
        "def double(value):\n    return 10 ** (400 * value)\n",
        "What `double` gives cannot be drawn.\n",
    ),
    "gives objects": (
        "def double(value):\n    return object()\n",
        "What `double` gives cannot be drawn.\n  the last result was an object of type object\n",
    ),
}


@pytest.mark.parametrize("name", NO_PICTURE)
def test_whatever_is_wrong_with_a_solution_is_one_clear_sentence(studio, shared_workshop, name):
    solution, sentence = NO_PICTURE[name]
    folder = f"{10 + list(NO_PICTURE).index(name)}_double"
    file = shared_workshop.add(folder, solution, time_limit=1)
    (file.parent / "picture.py").write_text(PICTURE, encoding="utf-8")
    answer, picture = studio(catalogue.read_kata(file.parent), file)
    assert answer.problem.startswith(sentence)
    assert not picture.exists()


WRONG_ONES = {
    33: "one_hot_input.py",
    36: "gradient_sign.py",
    37: "no_derivative.py",
    42: "mean_pooling.py",
    43: "not_scaled.py",
    45: "gradients_pile_up.py",
    52: "no_synchronize.py",
}
"""Mistakes that show; of the other katas the first that does is looked for."""
PICTURES = [kata for kata in KATAS if kata.picture_file]


def test_a_missing_file_is_named(studio, tmp_path):
    answer, _ = studio(PICTURES[0], tmp_path / "threshold.py")
    assert (
        " ".join(answer.problem.split())
        == f"There is no file {tmp_path}/threshold.py. Its name must not be changed."
    )


@pytest.mark.parametrize("kata", PICTURES, ids=lambda kata: kata.name)
def test_the_reference_is_drawn_and_a_wrong_solution_looks_different(studio, kata):
    reference = ROOT / "reference" / kata.name
    answer, file = studio(kata, reference / kata.stub_file.name, lang="de")  # the longer words
    assert answer.problem == ""
    assert answer.title == f"{kata.number} · {kata.title.de}: noch nicht gelöst"
    right = pixels(file)
    assert min(right.shape[:2]) > 500
    for border in (right[:4], right[-4:], right[:, :4], right[:, -4:]):
        assert (border == 255).all(), "something is cut off"

    def differs(wrong):
        answer, file = studio(kata, wrong, lang="de")
        return not answer.problem and not np.array_equal(pixels(file), right)

    names = [WRONG_ONES[kata.number]] if kata.number in WRONG_ONES else ["*.py"]
    files = sorted(f for name in names for f in (reference / "rejected").glob(name))
    assert any(map(differs, files))


@pytest.mark.parametrize("kata", PICTURES, ids=lambda kata: kata.name)
def test_an_untouched_stub_has_no_picture_yet(studio, kata):
    answer, file = studio(kata, kata.stub_file)
    assert "is not written yet" in answer.problem
    assert not file.exists()
