"""Reports to look at: of six katas that were really graded, and made up ones."""

import base64
import json
import re
from types import SimpleNamespace

import pytest

from grader.grading.feedback import Feedback
from grader.grading.results import KataInfo, KataResult, TestResult
from grader.reports import formats
from grader.reports.report import Report
from grader.solution.errors import Frame

RIGHT = "def double(value):\n    return value * 2\n"
STUB = "def double(value):\n    raise NotImplementedError\n"
HALF = "def double(value):\n    return 4\n"
PARTLY = '''
def double(value):
    """Double one value; ::error::no command either."""
    if value == 2:
        raise NotImplementedError
    return value
'''
HOSTILE = r"""
import os

def double(value):
    print("::error::x\r::notice::y\n\t  ::add-mask::z\u2028::set-output name=result::1")
    print("\u3000::warning::a\x85::debug::b and ##[error]c\r\n::stop-commands::d\ud800\x1b[2J")
    for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
        try:
            open(os.environ[name], "a").write("result=bm9uZQ==\n")
        except Exception as error:
            print(error)
    if value == 2:
        raise ValueError("\r\n::stop-commands::e\n\xa0::notice::f ##[add-mask]g \ud800\x00\ufffe")
    return "::error::h\n::error::i"
"""
NEEDS_MORE = '''
import pytest
from grader.testing import equal

@pytest.mark.needs("nothing_of_that_name")
def test_more(kata):
    """Anything.

    de: Irgendetwas.
    """
    equal(kata.double(1), 2)
'''
NAMES = ["10_double", "11_half", "12_partly", "13_hostile", "14_stub", "15_more"]
POINTS = [10, 5, 0, 0, 0, 0]


@pytest.fixture(scope="session")
def katas(make_workshop, tmp_path_factory):
    """One kata of each kind: solved, begun in three ways, untouched, not to be graded here."""
    workshop = make_workshop(tmp_path_factory.mktemp("workshop"))
    for name, solution in zip(NAMES, (RIGHT, HALF, PARTLY, HOSTILE, STUB, RIGHT), strict=True):
        workshop.add(name, solution)
    (workshop.root / "katas/15_more/test_more.py").write_text(NEEDS_MORE)
    return workshop


def grade(workshop, folder, *arguments, command=("grader", "grade"), **variables):
    """Grade as a step of a workflow does; the run, what it handed in and its step summary."""
    output, summary = folder / "output.txt", folder / "summary.md"
    output.write_text("")
    done = workshop.run(
        *command,
        *arguments,
        **{
            "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
            **variables,
        },
    )
    return SimpleNamespace(
        code=done.returncode,
        log=done.stdout + done.stderr,
        output=output.read_text(),
        result=decoded(output),
        summary=summary.read_text(encoding="utf-8") if summary.exists() else "",
    )


@pytest.fixture(scope="session")
def graded(katas, tmp_path_factory):
    """The katas, graded in a workflow."""
    return grade(katas, tmp_path_factory.mktemp("step"))


@pytest.fixture(scope="session")
def written(katas, tmp_path_factory):
    """The katas' report in every format, by the name of the format."""
    folder = tmp_path_factory.mktemp("reports") / "made" / "on demand"
    options = [f"--report={name}" for name in formats.FORMATS]
    done = katas.run("grader", "test", "--seed=7", f"--into={folder}", *options)
    assert done.returncode == 1, done.stderr
    texts = {}
    for name, (file_name, _) in formats.FORMATS.items():
        file = folder / file_name
        assert f"written: {file}\n" in done.stdout
        with file.open(encoding="utf-8", newline="") as stream:
            texts[name] = stream.read()
    return texts


def decoded(output):
    """What the reporter reads from a step's output file; the last result counts."""
    results = re.findall(r"^result=(.*)$", output.read_text(), re.MULTILINE)
    return json.loads(base64.b64decode(results[-1], validate=True)) if results else None


def commands(log):
    """The workflow commands that a runner finds: name, properties and data, still escaped."""
    found = []
    for line in re.split(r"\r\n|\r|\n", log):
        begun = re.match(r"::([\w-]+) ?(.*?)::(.*)", line.lstrip(), re.DOTALL)
        if match := begun or re.search(r"##\[([\w-]+)(.*?)\](.*)", line):
            found.append(match.groups())
    return found


def failure(text="said", kind="wrong", line=0, **changes):
    """A failed test with this feedback, and a line of the solution where it is not 0."""
    lines = (Frame(line, "code", "double"),) if line else ()
    feedback = Feedback(kind, text, lines=lines, file="double.py", lang="en")
    return TestResult("test_one", "failed", seconds=0.25, feedback=feedback, **changes)


PASSED = TestResult("test_one", "passed", seconds=0.25)


def kata_result(*tests, name="10_double", title="Title", **changes):
    parts = {"file": f"katas/{name}/double.py", "digest": "ab" * 32} | changes
    return KataResult(KataInfo(name, title, 8, 10), tests=tests, **parts)


def report(*katas, **changes):
    return Report(katas, **{"lang": "en", **changes})
