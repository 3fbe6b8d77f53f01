"""A kata that needs a package which is not there: not graded, not proved, not in the way."""

import pytest

EXTRA = '"not_a_package": "export", "onnx": "export"'
REASON = (
    "needs not_a_package; not graded here (to install it: nox -s extras or pip install -e "
    '".[export]")'
)
PICTURE = "def draw(kata, figure):\n    return kata.double(1)\n"


@pytest.fixture
def learner(workshop):
    """A workshop with a kata that needs what is missing, and one that does not."""
    catalogue = workshop.root / "grader" / "catalogue" / "kata.py"
    text = catalogue.read_text(encoding="utf-8")
    assert '"onnx": "export"' in text
    catalogue.write_text(text.replace('"onnx": "export"', EXTRA), encoding="utf-8")
    solution = "import not_a_package\n\n\ndef double(value):\n    return value * 2\n"
    file = workshop.add("10_double", solution, more='needs = ["not_a_package"]')
    (file.parent / "picture.py").write_text(PICTURE, encoding="utf-8")
    return workshop


def row(done, kata="10_double"):
    return next(line.split() for line in done.stdout.splitlines() if kata in line.split())


@pytest.mark.parametrize("command", ["pytest", "grader"])
def test_it_is_not_graded_and_says_how_it_could_be(learner, command):
    done = learner.run(*(["grader", "test"] if command == "grader" else ["pytest"]))
    assert row(done)[3:] == ["0/0", "–/10", "not", "graded"], done.stdout + done.stderr
    assert f"10_double: 2 × {REASON}\n" in done.stdout
    assert "Nothing was graded." in done.stdout


def test_it_keeps_nobody_from_solving_the_rest(learner):
    learner.add("11_other")
    done = learner.run("grader", "test", "--report=json")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "All solved." in done.stdout
    assert REASON.replace('"', '\\"') in (learner.root / "report" / "report.json").read_text()
    assert learner.pytest().returncode == 0


def test_the_next_kata_is_one_that_can_be_graded(learner):
    learner.add("11_other")
    assert learner.run("grader", "next").stdout.startswith("11_other")


def test_what_was_not_graded_is_not_taken_for_known(learner):
    learner.run("grader", "test")
    (learner.root / "not_a_package.py").write_text("")
    assert row(learner.run("grader", "list"))[-2:] == ["10/10", "solved"]


def test_the_proofs_say_what_was_not_proved(learner):
    done = learner.run("grader.authoring")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (
        "10_double: not proved here: needs not_a_package (to install it: nox -s extras or pip "
        'install -e ".[export]")\n'
    ) in done.stdout
    assert done.stdout.splitlines()[-1].split() == ["10_double", *"––––––––"]


def test_a_picture_says_what_is_missing(learner):
    pytest.importorskip("matplotlib")
    done = learner.run("grader", "show", "10")
    assert (done.returncode, done.stderr) == (1, f"10_double: {REASON}\n")


def test_it_is_said_in_german(learner):
    assert "braucht not_a_package; hier nicht bewertet" in learner.pytest("--lang=de").stdout
