"""The commands around one learner: watch, next, list, hint, reset, solution."""

import shlex
import shutil
import subprocess
import sys
import uuid

import pytest

STUB = "def double(value):\n    raise NotImplementedError\n"
WRONG = "def double(value):\n    return 4\n"
RIGHT = "def double(value):\n    return value * 2\n"


@pytest.fixture
def learner(workshop):
    """A workshop with two untouched katas and their references."""
    for name in ("10_double", "11_again"):
        file = workshop.add(name, STUB)
        tests = file.parent / f"test_{name[3:]}.py"
        assert tests.is_file()
        kept = workshop.root / "grader" / "catalogue" / "original_stubs" / f"{name}.py.txt"
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(STUB)
        reference = workshop.root / "reference" / name
        reference.mkdir()
        (reference / f"{name[3:]}.py").write_text(RIGHT)
    return workshop


def write(learner, text, name="10_double"):
    (learner.root / "katas" / name / f"{name[3:]}.py").write_text(text)


def kata(learner, *arguments, **variables):
    return learner.run("grader", *arguments, **variables)


def test_next_is_the_first_that_is_not_solved(learner):
    assert kata(learner, "next").stdout.startswith("10_double · Title\n")
    write(learner, RIGHT)
    kata(learner, "test", "10")
    assert kata(learner, "next").stdout.startswith("11_again · Title\n")
    assert "Aufgabe: katas/11_again/README.de.md" in kata(learner, "next", "--lang=de").stdout


def test_the_list_is_never_out_of_date(learner):
    def states():
        rows = kata(learner, "list").stdout.splitlines()
        return [row.split()[-1] for row in rows if "10_double" in row or "11_again" in row]

    assert states() == ["untouched", "untouched"]
    write(learner, WRONG)
    assert states() == ["begun", "untouched"]
    write(learner, RIGHT)
    assert states() == ["solved", "untouched"]
    tests = learner.root / "katas/10_double/test_double.py"
    tests.write_text(tests.read_text().replace("6)", "7)"))
    assert states() == ["begun", "untouched"]
    write(learner, STUB)
    assert states() == ["untouched", "untouched"]


def test_hints_come_one_at_a_time_and_then_all_can_be_read_again(learner):
    said = [kata(learner, "hint", "10").stdout.strip() for _ in range(3)]
    assert said == ["hint 1/3: a", "hint 2/3: b", "hint 3/3: c"]
    for _ in range(2):
        assert kata(learner, "hint", "10").stdout.split("\n")[:-1] == said
    assert kata(learner, "hint", "11").stdout.strip() == "hint 1/3: a"


def test_a_reset_keeps_what_the_learner_wrote(learner):
    write(learner, WRONG)
    said = kata(learner, "reset", "10").stdout
    assert "double.py is the stub again." in said
    folder = learner.root / "katas/10_double"
    assert (folder / "double.py").read_text() == STUB
    (kept,) = folder.glob("double_*.py.kept")
    assert kept.name in said
    assert kept.read_text() == WRONG
    write(learner, RIGHT)
    kata(learner, "reset", "10")
    assert sorted(f.read_text() for f in folder.glob("*.kept")) == sorted([WRONG, RIGHT])
    kata(learner, "reset", "10")
    assert len(list(folder.glob("*.kept"))) == 2


def test_without_a_kept_stub_nothing_is_changed(learner):
    write(learner, WRONG)
    (learner.root / "grader/catalogue/original_stubs/10_double.py.txt").unlink()
    done = kata(learner, "reset", "10")
    assert (done.returncode, done.stderr) == (2, "No stub is kept for 10_double.\n")
    assert (learner.root / "katas/10_double/double.py").read_text() == WRONG


def test_the_solution_is_shown_once_it_is_found_or_given_up(learner):
    refused = kata(learner, "solution", "10")
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert "not solved yet; with --give-up" in refused.stderr
    assert kata(learner, "solution", "10", "--give-up").stdout == RIGHT
    write(learner, "def double(x):\n    return x + x\n")
    assert kata(learner, "solution", "10").stdout == RIGHT
    (learner.root / "reference/10_double/double.py").unlink()
    assert "no solution" in kata(learner, "solution", "10").stderr


@pytest.fixture
def terminal(learner, wait_until):
    """`kata watch` in a real terminal: type into it and read its screen."""
    if shutil.which("tmux") is None:
        pytest.skip("needs tmux")
    name = f"kata-{uuid.uuid4().hex[:8]}"

    def tmux(*arguments):
        command = ["tmux", "-L", name, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout

    variables = shlex.join(f"{name}={value}" for name, value in learner.variables().items())
    # pytest leaves the size of another window in the environment
    run = f"cd {learner.root} && env -u LINES -u COLUMNS {variables} {sys.executable} -m grader"
    tmux(
        "new-session", "-d", "-s", "s", "-x", "100", "-y", "40", f"{run} watch; echo ended $?; cat"
    )

    class Terminal:
        def screen(self):
            return tmux("capture-pane", "-p", "-t", "s")

        def shows(self, *texts):
            """Wait until all of these are on the screen, and return all of it."""
            screen = ""

            def complete():
                nonlocal screen
                screen = self.screen()
                return all(text in screen for text in texts)

            wait_until(complete)
            return screen

        def press(self, key):
            tmux("send-keys", "-t", "s", key)

    yield Terminal()
    tmux("kill-server")


def test_the_loop_follows_the_learner(learner, terminal):
    terminal.shows("10_double · Title", "0 of 2 tests passed", "is not written yet")
    write(learner, "def double(value)")
    terminal.shows("double.py is not valid Python: expected ':'.")
    write(learner, WRONG)
    screen = terminal.shows("1 of 2 tests passed", "+ test_two", "- test_three")
    assert "  >>> double(3)\n  expected  6\n  actual    4\n" in screen
    terminal.press("h")
    terminal.shows("hint 1/3: a")
    terminal.press("l")
    terminal.shows("> 10_double", "  11_again", "0/10  untouched")
    write(learner, "def double(value):\n    while True:\n        pass\n")
    write(learner, RIGHT)
    screen = terminal.shows("Solved: 10 points. Learned.", "11_again · Title")
    terminal.press("n")
    terminal.shows("11_again · 0 of 2 tests passed")
    (learner.root / "katas/11_again/again.py").unlink()
    terminal.shows("There is no file katas/11_again/again.py.")
    write(learner, RIGHT, "11_again")
    terminal.shows("11_again · 2 of 2 tests passed")
    terminal.press("n")
    terminal.shows("No other kata is open.")
    terminal.press("q")
    terminal.shows("ended 0")


def test_a_save_of_another_kata_takes_the_loop_there(learner, terminal):
    terminal.shows("10_double", "is not written yet", "q quit")
    write(learner, WRONG, "11_again")
    terminal.shows("11_again · 1 of 2 tests passed", "- test_three")
    terminal.press("b")
    terminal.shows("10_double · 0 of 2 tests passed")
    (learner.root / "katas/11_again/again.py").unlink()
    write(learner, WRONG)
    terminal.shows("10_double · 1 of 2 tests passed", "actual    4")


def test_a_right_idea_is_said_and_n_goes_on(learner, terminal):
    terminal.shows("is not written yet")
    write(learner, WRONG)
    terminal.shows("The idea is right: 1 of 1. Left for full points: 1 test.", "n: 11_again")
    terminal.press("n")
    terminal.shows("11_again · 0 of 2 tests passed")
    write(learner, RIGHT, "11_again")
    screen = terminal.shows("Solved: 10 points.")
    assert "n: " not in screen  # the idea of the other one is right


def test_a_kata_is_reached_by_its_number(terminal):
    terminal.shows("is not written yet")
    for key in ("1", "2", "BSpace", "1"):
        terminal.press(key)
    terminal.shows("go to kata 11 with Enter")
    terminal.press("Enter")
    terminal.shows("11_again · 0 of 2 tests passed")
    for key in ("9", "9", "Enter"):
        terminal.press(key)
    terminal.shows("There is no kata '99'.", "q quit")


def test_all_hints_can_be_read_again(terminal):
    terminal.shows("is not written yet")
    for last in ("hint 1/3: a", "hint 2/3: b", "hint 3/3: c"):
        terminal.press("h")
        terminal.shows(last)
    terminal.press("r")
    terminal.shows("10_double · 0 of 2 tests passed", "q quit")
    terminal.press("h")
    terminal.shows("hint 1/3: a\nhint 2/3: b\nhint 3/3: c")


def test_other_solutions_are_shown_once_it_is_solved(learner, terminal):
    accepted = learner.root / "reference/10_double/accepted"
    accepted.mkdir()
    (accepted / "adds.py").write_text('"""Adds the value to itself."""\n\ndouble = 2 .__mul__\n')
    terminal.shows("is not written yet")
    terminal.press("s")
    terminal.shows("Other solutions are shown once the kata is solved.")
    write(learner, "def double(value):\n    return value + value\n")
    terminal.shows("Solved: 10 points.")
    terminal.press("s")
    screen = terminal.shows("Adds the value to itself.", "double = 2 .__mul__")
    assert "-     return value + value\n+     return value * 2\n" in screen


def test_a_time_out_ends_the_run_and_the_first_failure_is_shown_before_it(learner, terminal):
    tests = learner.root / "katas/10_double/test_double.py"
    last = tests.read_text().replace("def test_two", "def test_two_again").split("def ")[1]
    tests.write_text(f"{tests.read_text()}\n\ndef {last}")
    endless = "def double(value):\n    while value == 3:\n        pass\n    return 5\n"
    terminal.shows("is not written yet")
    write(learner, endless)
    screen = terminal.shows("actual    5", "running … ")
    assert "tests passed" not in screen
    terminal.shows("10_double · 0 of 3 tests passed", "q quit")


def test_ctrl_c_ends_the_loop(terminal):
    terminal.shows("is not written yet")
    terminal.press("C-c")
    terminal.shows("ended")
