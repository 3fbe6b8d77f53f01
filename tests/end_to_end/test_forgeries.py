"""Solutions and submissions that want points without solving anything: none gets one.

Each file in forgeries/ says what it tries and, after "Said:", what its feedback has to name.
"""

import ast
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from grader import ROOT, catalogue
from grader.grading.runner import Runner
from grader.sandbox.messages import Job

FILES = sorted((ROOT / "tests" / "forgeries").glob("*.py"))
KATA = replace(catalogue.katas(["31_threshold"])[0], time_limit=0.5)
REFERENCE = ROOT / "reference" / "31_threshold" / "threshold.py"
STUB = KATA.stub_file.read_text(encoding="utf-8")
SLOW = (
    "announces_what_never_comes", "changes_the_clock", "forgives_itself_the_time",
    "ignores_the_alarm", "raises_within_str", "sleeps", "sleeps_without_end", "stops_the_clock",
)  # fmt: skip
ENDLESS = dict.fromkeys(SLOW, ("test_the_worked_example_fires",))
"""Of these one test is enough: each would wait until the judge loses its patience."""
TOKEN = "SECRET_TOKEN_OF_A_TEST"


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory):
    """The verdict of each forgery, and of "honest", which is wrong and tries nothing."""
    honest = tmp_path_factory.mktemp("honest") / "honest.py"
    honest.write_text("def activate(inputs, threshold):\n    return -1\n", encoding="utf-8")
    os.environ[TOKEN] = "1"
    with Runner([KATA]) as runner:
        jobs = [
            Job(KATA, file, lang="en", only=ENDLESS.get(file.stem, ())) for file in (honest, *FILES)
        ]
        found = list(runner.run(jobs))
    del os.environ[TOKEN]
    return {Path(verdict.file).stem: verdict for verdict in found}


def passed(verdict):
    """The names of the tests that passed."""
    return {test.name for test in verdict.tests if test.outcome == "passed"}


@pytest.mark.skipif(sys.platform == "win32", reason="some of them are made for POSIX")
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_forged_solution_gets_no_point_and_is_named(file, verdicts):
    verdict, honest = verdicts[file.stem], verdicts["honest"]
    assert verdict.points == honest.points == 0
    assert passed(verdict) <= passed(honest)
    docstring = ast.get_docstring(ast.parse(file.read_text())) or ""
    (said,) = re.findall(r"^Said: (.+)$", docstring, re.MULTILINE)
    feedback = "\n".join(test.feedback.text() for test in verdict.tests if test.feedback)
    assert re.search(said, " ".join(feedback.split())), feedback  # wherever a line ends


def test_there_are_at_least_a_hundred_of_them():
    assert len(FILES) >= 100


def test_what_a_forgery_prints_is_shown_as_its_own(verdicts):
    first = verdicts["prints_results"].tests[0]
    assert "All solved." in first.output
    done = grade(ROOT / "tests" / "forgeries" / "prints_results.py", "31")
    lines = done.stdout.splitlines()
    assert not [line for line in lines if line.startswith(("::", "##[", "All solved."))]


# --- whole submissions: only the stub's file is taken from them


def grade(place, *arguments, **variables):
    """Grade a place from the command line, and read the report."""
    return subprocess.run(
        [sys.executable, "-m", "grader", "test", "--lang=en", f"--against={place}", *arguments],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def points(submission, into, **variables):
    """The points of kata 31 in a submission."""
    grade(submission, "31", "--report=json", f"--into={into}", **variables)
    return json.loads((into / "report.json").read_text(encoding="utf-8"))["points"]


CONFTEST = """
import pytest

@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    report.outcome = "passed"
    return report

@pytest.fixture
def kata():
    class Right:
        def __getattr__(self, name):
            return lambda inputs, threshold: int(sum(inputs) > threshold)
    return Right()
"""
SHADOW = "import os\nos._exit(0)\n"
SUBMISSIONS = {
    "a conftest.py at the root": {"conftest.py": CONFTEST},
    "a conftest.py beside the stub": {"katas/31_threshold/conftest.py": CONFTEST},
    "tests of its own": {
        "katas/31_threshold/test_threshold.py": "def test_nothing(kata):\n    pass\n"
    },
    "points of its own": {
        "katas/31_threshold/kata.toml": "points = 1000\nrank = 8\n",
    },
    "options for pytest": {
        "pyproject.toml": '[tool.pytest.ini_options]\naddopts = "--collect-only"\n',
        "pytest.ini": "[pytest]\naddopts = --collect-only\n",
    },
    "a sitecustomize.py": {"sitecustomize.py": SHADOW, "usercustomize.py": SHADOW},
    "a .pth file": {"evil.pth": "import os; os._exit(0)\n"},
    "a pytest of its own": {"pytest.py": SHADOW, "katas/31_threshold/pytest.py": SHADOW},
    "a numpy of its own": {"numpy.py": SHADOW, "katas/31_threshold/numpy.py": SHADOW},
    "a json of its own": {"json.py": SHADOW, "katas/31_threshold/json.py": SHADOW},
    "a harness of its own": {"grader/__init__.py": SHADOW, "grader/testing/compare.py": SHADOW},
    "a finished report": {"report.json": '{"points": 10}', "result.json": '{"score": 10}'},
    "a manifest of its own": {"manifest.json": '{"version": 1, "files": {}}'},
}


@pytest.mark.parametrize("files", SUBMISSIONS.values(), ids=SUBMISSIONS)
def test_nothing_but_the_stub_is_taken_from_a_submission(tmp_path, files):
    submission = tmp_path / "submission"
    for name, content in {"katas/31_threshold/threshold.py": STUB, **files}.items():
        file = submission / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    assert points(submission, tmp_path / "into") == 0


def test_variables_of_pytest_change_nothing(tmp_path):
    folder = tmp_path / "katas" / "31_threshold"
    folder.mkdir(parents=True)
    (folder / "threshold.py").write_text(STUB, encoding="utf-8")
    plugin = tmp_path / "evil.py"
    plugin.write_text(CONFTEST, encoding="utf-8")
    variables = {"PYTEST_ADDOPTS": "--collect-only", "PYTEST_PLUGINS": "evil"}
    into = tmp_path / "into"
    assert points(tmp_path, into, PYTHONPATH=str(tmp_path), **variables) == 0


@pytest.mark.parametrize("linked", ["file", "folder"])
def test_a_link_to_the_reference_is_no_solution(tmp_path, linked):
    folder = tmp_path / "katas" / "31_threshold"
    folder.parent.mkdir()
    if linked == "file":
        folder.mkdir()
        (folder / "threshold.py").symlink_to(REFERENCE)
    else:
        folder.symlink_to(REFERENCE.parent)
    done = grade(tmp_path, "31")
    assert "0/10" in done.stdout
    assert "is a link to another place" in " ".join(done.stdout.split())


def test_a_link_in_place_of_all_katas_is_no_submission(tmp_path):
    (tmp_path / "katas").symlink_to(REFERENCE.parent.parent)
    done = grade(tmp_path, "31")
    assert done.returncode == 2
    assert "is a link to another place" in done.stderr


def test_a_folder_in_place_of_the_stub_is_no_solution(tmp_path):
    (tmp_path / "katas" / "31_threshold" / "threshold.py").mkdir(parents=True)
    done = grade(tmp_path, "31")
    assert "0/10" in done.stdout
    assert "cannot be read as Python text" in done.stdout
