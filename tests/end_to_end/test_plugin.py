"""Plain pytest, as a learner, an editor or a continuous integration server starts it."""

import re

import pytest

WRONG = "def double(value):\n    return 4\n"
THREE_TESTS = '''
import pytest
from grader.testing import equal

{mark}
def test_light(kata):
    """One.

    de: Eins.
    """
    equal(kata.double(1), 2)

@pytest.mark.points(3)
def test_heavy(kata):
    """Two.

    de: Zwei.
    """
    equal(kata.double(2), 4)
'''
RANDOM_TEST = '''
from hypothesis import given, strategies as st
from grader.testing import equal

@given(value=st.integers(-1000, 1000))
def test_any(kata, value):
    """Twice the value.

    de: Das Doppelte.
    """
    equal(kata.double(value), value + value)
'''


def counted(done, word):
    """How many tests did that, by pytest's last line."""
    found = re.findall(rf"(\d+) {word}", done.stdout.splitlines()[-1])
    return int(found[0]) if found else 0


def row(done, kata):
    """The kata's row of the table."""
    return next(line.split() for line in done.stdout.splitlines() if line.startswith(kata))


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["katas/10_double"],
        ["katas/10_double/test_double.py::test_two"],
        ["-k", "two"],
        ["-x"],
        ["-q"],
        ["-n", "2"],
        ["--import-mode=importlib"],
        ["katas/10_double/double.py", "katas/10_double"],
    ],
    ids=" ".join,
)
def test_it_runs_as_pytest_is_run(workshop, arguments):
    workshop.add("10_double")
    done = workshop.pytest(*arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    assert counted(done, "passed") >= 1


def test_it_runs_from_inside_a_kata(workshop):
    folder = workshop.add("10_double").parent
    workshop.add("11_other", WRONG)
    done = workshop.pytest(cwd=folder)
    assert counted(done, "passed") == 2
    assert "11_other" not in done.stdout


def test_node_ids_are_the_usual_ones(workshop):
    workshop.add("10_double")
    done = workshop.pytest("--collect-only", "-q")
    assert "katas/10_double/test_double.py::test_two" in done.stdout.splitlines()


def test_the_last_failed_run_again(workshop):
    workshop.add("10_double", WRONG)
    assert counted(workshop.run("pytest"), "failed") == 1
    again = workshop.run("pytest", "--lf")
    assert (counted(again, "failed"), counted(again, "passed")) == (1, 0)


def test_a_failure_shows_rule_call_expected_actual_and_file(workshop):
    workshop.add("10_double", WRONG)
    done = workshop.pytest()
    shown = done.stdout[done.stdout.index("`double` returned") :].splitlines()
    assert shown[:5] == [
        "`double` returned the wrong value.",
        "Twice three is six.",
        "  >>> double(3)",
        "  expected  6",
        "  actual    4",
    ]
    assert re.fullmatch(r"file under test: katas/10_double/double\.py \([0-9a-f]{8}\)", shown[5])
    assert row(done, "10_double") == ["10_double", "8", "kyu", "1/2", "5/10", "begun"]


def test_feedback_comes_in_german(workshop):
    workshop.add("10_double", WRONG)
    said = workshop.pytest("--lang", "de").stdout
    assert "`double` liefert den falschen Wert.\nZweimal drei ist sechs." in said
    assert "  erwartet  6\n  erhalten  4\ngeprüfte Datei: katas/10_double/double.py" in said
    assert "Weiter mit 10_double, Titel." in workshop.pytest(KATA_LANG="de").stdout


def test_an_exception_shows_the_learners_lines_only(workshop):
    code = (
        "def double(value):\n    return half(value)\n\n\ndef half(value):\n    return value / 0\n"
    )
    workshop.add("10_double", code)
    said = workshop.pytest().stdout
    assert (
        "`double` raised ZeroDivisionError: division by zero\n"
        "Twice two is four.\n"
        "  >>> double(2)\n"
        "  double.py:2  return half(value)\n"
        "  double.py:6  return value / 0\n"
    ) in said


def test_an_exception_inside_a_library_shows_the_line_that_called_it(workshop):
    code = "import numpy as np\n\n\ndef double(value):\n    return np.ones((2, 3)) @ np.ones(2)\n"
    workshop.add("10_double", code)
    said = workshop.pytest().stdout
    assert "  double.py:5  return np.ones((2, 3)) @ np.ones(2)\nfile under test" in said


def test_the_smallest_counterexample_is_shown(workshop):
    workshop.add("10_double", "def double(v):\n    return v * 2 if v < 10 else 0\n", RANDOM_TEST)
    assert "  >>> double(10)\n  expected  20\n  actual    0" in workshop.pytest().stdout


HANGS_LATER = """
failed = []

def double(value):
    while failed:
        pass
    if abs(value) > 5:
        failed.append(value)
        return 0
    return 2 * value
"""


@pytest.mark.parametrize("command", [["pytest"], ["grader", "test", "10"]])
def test_a_failing_case_is_not_lost_to_a_time_out_of_a_smaller_one(workshop, command):
    workshop.add(solution=HANGS_LATER, tests=RANDOM_TEST, time_limit=0.5)
    done = workshop.run(*command)
    assert "`double` returned the wrong value." in done.stdout
    assert "did not finish" not in done.stdout


def test_the_same_cases_each_time_and_others_with_a_seed(workshop):
    code = "def double(value):\n    print('drawn', value)\n    raise ValueError\n"
    workshop.add("10_double", "seen = 0\n" + code.replace("raise ValueError", "return 2 * value"))
    (workshop.root / "katas/10_double/test_double.py").write_text(RANDOM_TEST)

    def drawn(*arguments):
        said = workshop.pytest("-s", *arguments).stdout
        return re.findall(r"drawn (-?\d+)", said)

    assert drawn() == drawn()
    assert drawn("--seed", "7") == drawn("--seed", "7")
    assert drawn("--seed", "7") != drawn()
    assert drawn("--seed", "7") != drawn("--seed", "8")


def test_the_cases_do_not_depend_on_the_numbers_in_a_solution(workshop):
    code = "LIMIT = {}\n\n\ndef double(value):\n    print('drawn', value)\n    return 2 * value\n"
    file = workshop.add("10_double", code.format(17), RANDOM_TEST)

    def drawn():
        return re.findall(r"drawn (-?\d+)", workshop.pytest("-s").stdout)

    first = drawn()
    file.write_text(code.format(371))
    assert drawn() == first


def test_different_answers_to_the_same_call_are_named(workshop):
    code = (
        "calls = []\n\n\ndef double(v):\n    calls.append(v)\n    return v * 2 + len(calls) // 4\n"
    )
    workshop.add("10_double", code, RANDOM_TEST)
    assert workshop.pytest().returncode == 1


def test_points_go_by_weight_and_are_rounded_down(workshop):
    workshop.add("10_double", "def double(v):\n    return 4\n", THREE_TESTS.format(mark=""))
    assert row(workshop.pytest(), "10_double")[3:5] == ["1/2", "7/10"]


def test_a_gpu_test_is_not_graded_without_a_gpu(workshop):
    torch = pytest.importorskip("torch")
    if torch.cuda.is_available():
        pytest.skip("there is a GPU here")
    workshop.add("10_double", WRONG, THREE_TESTS.format(mark="@pytest.mark.gpu"))
    done = workshop.pytest()
    assert done.returncode == 0
    assert row(done, "10_double")[3:] == ["1/1", "10/10", "solved"]
    assert "10_double: 1 × needs a CUDA GPU; not graded here" in done.stdout


def test_a_test_that_needs_a_missing_package_is_not_graded(workshop):
    mark = '@pytest.mark.needs("not_a_package")'
    workshop.add("10_double", WRONG, THREE_TESTS.format(mark=mark))
    done = workshop.pytest()
    assert row(done, "10_double")[3:] == ["1/1", "10/10", "solved"]
    assert "10_double: 1 × needs not_a_package; not graded here" in done.stdout


def test_what_needs_more_than_the_kata_can_be_left_out(workshop):
    mark = '@pytest.mark.needs("json")'
    workshop.add("10_double", WRONG, THREE_TESTS.format(mark=mark))
    assert row(workshop.pytest(), "10_double")[3:] == ["1/2", "7/10", "begun"]
    assert row(workshop.pytest("--core"), "10_double")[3:] == ["1/1", "10/10", "solved"]


def test_all_skipped_is_not_a_pass(workshop):
    mark = '@pytest.mark.needs("not_a_package")'
    tests = THREE_TESTS.format(mark=mark).replace("@pytest.mark.points(3)", mark)
    workshop.add("10_double", tests=tests)
    done = workshop.pytest()
    assert done.returncode == pytest.ExitCode.NO_TESTS_COLLECTED
    assert "Nothing was graded." in done.stdout
    assert row(done, "10_double")[3:5] == ["0/0", "–/10"]
    assert workshop.run("grader", "test").returncode == 1


def test_no_test_at_all_is_not_a_pass(workshop):
    workshop.add("10_double", tests="")
    assert workshop.pytest().returncode == pytest.ExitCode.NO_TESTS_COLLECTED
    assert workshop.run("grader", "test").returncode == 1


def test_tests_left_out_do_not_count_as_passed(workshop):
    workshop.add("10_double")
    assert row(workshop.pytest("-k", "two"), "10_double")[3:] == ["1/2", "5/10", "begun"]


def test_results_come_together_from_several_processes(workshop):
    workshop.add("10_double", WRONG)
    workshop.add("11_other")
    done = workshop.pytest("-n", "2")
    assert row(done, "10_double")[3:] == ["1/2", "5/10", "begun"]
    assert row(done, "11_other")[3:] == ["2/2", "10/10", "solved"]


def test_against_another_copy_its_katas_folder_or_one_file(workshop, tmp_path_factory):
    workshop.add("10_double", WRONG)
    copy = tmp_path_factory.mktemp("copy")
    file = copy / "katas" / "10_double" / "double.py"
    file.parent.mkdir(parents=True)
    file.write_text("def double(value):\n    return value + value\n")
    for place in (copy, copy / "katas", file):
        done = workshop.pytest("--against", str(place))
        assert row(done, "10_double")[3:] == ["2/2", "10/10", "solved"]
    done = workshop.pytest("--against", str(copy / "nowhere"))
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "Nothing of that kind is there." in done.stderr


def test_only_the_named_file_is_taken_from_a_submission(workshop, tmp_path_factory):
    workshop.add("10_double", WRONG)
    copy = tmp_path_factory.mktemp("copy") / "katas" / "10_double"
    copy.mkdir(parents=True)
    (copy / "double.py").write_text(WRONG)
    (copy / "test_double.py").write_text("def test_two(): pass\ndef test_three(): pass\n")
    (copy.parent.parent / "conftest.py").write_text("raise SystemExit('taken')\n")
    done = workshop.pytest("--against", str(copy.parent.parent))
    assert row(done, "10_double")[3:5] == ["1/2", "5/10"]


def test_nothing_imports_torch_where_no_kata_needs_it(workshop):
    workshop.add("10_double")
    (workshop.root / "katas/10_double/double.py").write_text(
        "import sys\n\n\ndef double(v):\n"
        "    assert not {'torch', 'numpy', 'hypothesis'} & {*sys.modules}\n    return 2 * v\n"
    )
    assert workshop.pytest().returncode == 0


def test_a_missing_package_of_ours_is_one_sentence(workshop):
    (workshop.root / "pytest_timeout.py").write_text("raise ModuleNotFoundError(name='thing')\n")
    done = workshop.pytest("-p", "no:timeout", "-p", "no:grader.grading.plugin")
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "thing is not installed for this Python" in done.stdout + done.stderr


ONE_TEST = '''
import pytest

def test_one(kata):
    """One.

    de: Eins.
    """
'''


@pytest.mark.parametrize(
    ("solution", "frames", "headline"),
    [
        (WRONG, ["test_three"], "test_three - `double` returned the wro"),
        (
            "def double(value):\n    return value * 2 if value < 3 else half(value)\n\n\n"
            "def half(value):\n    return value / 0\n",
            ["test_three", "double", "half"],
            "test_three - `double` raised ZeroDiv",
        ),
    ],
)
def test_a_debugger_begins_at_the_line_at_which_it_failed(workshop, solution, frames, headline):
    workshop.add("10_double", solution)
    (workshop.root / "seen.py").write_text(
        "import pdb, traceback\n\n"
        "class Debugger(pdb.Pdb):\n"
        "    def interaction(self, frame, tb):\n"
        "        print('SEEN', *[entry.name for entry in traceback.extract_tb(tb)])\n"
    )
    done = workshop.pytest("--pdb", "--pdbcls=seen:Debugger")
    (seen,) = re.findall(r"SEEN (.*)", done.stdout)
    assert seen.split()[-len(frames) :] == frames
    assert f"test_double.py::{headline}" in done.stdout


@pytest.mark.parametrize(
    ("statement", "word"),
    [("pytest.skip('later')", "skipped"), ("pytest.xfail('known')", "xfailed")],
)
def test_a_test_that_is_skipped_or_expected_to_fail_does_not_fail(workshop, statement, word):
    workshop.add("10_double", tests=f"{ONE_TEST}    {statement}\n")
    done = workshop.pytest()
    assert counted(done, word) == 1
    assert counted(done, "failed") == 0


def test_ctrl_c_stops_the_run(workshop):
    workshop.add("10_double", tests=f"{ONE_TEST}    raise KeyboardInterrupt\n")
    done = workshop.pytest()
    assert done.returncode == 2
    assert "KeyboardInterrupt" in done.stdout
