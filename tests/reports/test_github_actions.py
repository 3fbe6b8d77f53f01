"""What GitHub Actions gets: a result to hand in, annotations, a step summary."""

import contextlib
import json
import os
import re
import shutil
import subprocess
from types import SimpleNamespace
from urllib.parse import unquote

import pytest

from grader import cli
from grader.reports import github_actions
from grader.sandbox.messages import GraderError
from tests.reports.conftest import (
    NAMES,
    PASSED,
    POINTS,
    commands,
    decoded,
    failure,
    grade,
    kata_result,
    report,
)

REPORTER = "KATA_REPORTER_SCRIPT"
"""The variable that names the script of classroom-resources/autograding-grading-reporter@v1."""


def test_the_result_has_what_the_reporter_reads(graded, katas):
    assert graded.code == 1
    assert re.fullmatch(r"result=[A-Za-z0-9+/]+=*\n", graded.output)
    result = graded.result
    assert set(result) == {"version", "status", "max_score", "tests"}
    assert (result["version"], result["status"], result["max_score"]) == (1, "fail", 50)
    assert type(result["max_score"]) is int
    assert [t["name"] for t in result["tests"]] == NAMES[:5]
    assert [t["score"] for t in result["tests"]] == POINTS[:5]
    assert [t["status"] for t in result["tests"]] == ["pass", "fail", "fail", "fail", "fail"]
    for test in result["tests"]:
        assert set(test) == {
            "name", "status", "score", "message", "test_code", "filename", "line_no", "duration",
        }  # fmt: skip
        assert (type(test["score"]), type(test["line_no"])) == (int, int)
        assert bool(test["message"]) == (test["status"] == "fail")
        assert test["test_code"] == ""
        assert (katas.root / test["filename"]).is_file()
        assert 0 <= test["duration"] < 60
    assert [t["line_no"] for t in result["tests"]] == [0, 0, 5, 13, 2]
    assert result["tests"][1]["message"].startswith("`double` returned the wrong value.\n")


def test_the_published_reporter_hands_in_the_sum_of_the_points(graded, tmp_path):
    script, node = os.environ.get(REPORTER), shutil.which("node")
    if script is None or node is None:
        pytest.skip(f"needs Node.js, and {REPORTER} with the path of the reporter's dist/main.js")
    results = graded.output.removeprefix("result=").strip()
    variables = {"INPUT_RUNNERS": "katas", "KATAS_RESULTS": results, "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [node, script], env=variables, cwd=tmp_path, capture_output=True, text=True
    )
    found = {re.sub(".*title=", "", how): what for name, how, what in commands(done.stdout)}
    assert found["Autograding complete"] == "Points 15/50"
    assert json.loads(found["Autograding report"]) == {"totalPoints": 15, "maxPoints": 50}


def test_all_solved_is_a_pass(katas, tmp_path):
    done = grade(katas, tmp_path, "10", "15")
    assert done.code == 0
    assert (done.result["status"], done.result["max_score"]) == ("pass", 10)
    assert [t["name"] for t in done.result["tests"]] == ["10_double"]
    assert commands(done.log) == []


def check_error(done, *said):
    """An error is handed in with its message, as no grade at all."""
    assert (done.result["version"], done.result["status"]) == (1, "error")
    assert done.result["max_score"] == 0
    (test,) = done.result["tests"]
    assert (test["name"], test["status"], test["score"]) == ("the grader", "error", 0)
    assert (type(test["score"]), type(test["line_no"])) == (int, int)
    for text in said:
        assert text in test["message"]


def test_nothing_graded_is_an_error(katas, tmp_path):
    done = grade(katas, tmp_path, "15")
    assert done.code == 1
    check_error(done, "Nothing was graded.")


def test_a_broken_test_file_is_an_error(workshop, tmp_path):
    workshop.add(tests="import nothing_of_that_name\n\ndef test_one(kata):\n    pass\n")
    done = grade(workshop, tmp_path)
    assert done.code == 3
    check_error(done, "GraderError: 10_double", "nothing_of_that_name")
    assert done.summary.startswith("# The grader itself failed\n\n    GraderError: 10_double")
    assert commands(done.log) == []


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (GraderError("::error::pytest\n::notice::failed"), "GraderError: ::error::pytest"),
        (FileNotFoundError(2, "No such file", "test.py"), "FileNotFoundError: [Errno 2] No such"),
        (KeyboardInterrupt(), "KeyboardInterrupt"),
        (RuntimeError("x" * 10**6), "RuntimeError: xxx"),
    ],
)
def test_whatever_happens_a_result_is_handed_in(monkeypatch, tmp_path, capsys, error, message):
    def failing(_options, **_):
        raise error
        yield

    output = tmp_path / "output.txt"
    monkeypatch.setattr(cli, "_graded", failing)
    monkeypatch.setenv("GITHUB_OUTPUT", str(output))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    with contextlib.suppress(FileNotFoundError, RuntimeError):
        assert cli.main(["grade"]) in (3, 130)
    check_error(SimpleNamespace(result=decoded(output)), message)
    assert len(output.read_text()) < 10_000
    assert commands("".join(capsys.readouterr())) == []


def test_a_report_that_cannot_be_made_is_an_error_too(monkeypatch, tmp_path):
    output = tmp_path / "output.txt"
    monkeypatch.setattr(cli, "_graded", lambda _options, **_: [None])
    monkeypatch.setenv("GITHUB_OUTPUT", str(output))
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    with pytest.raises(AttributeError):
        cli.main(["grade"])
    check_error(SimpleNamespace(result=decoded(output)), "AttributeError")


def test_the_result_fits_into_a_variable_of_the_environment():
    tests = failure('"\n\x00ü🧠' * 1000), PASSED
    katas = [kata_result(*tests, name=f"{n:02}_long") for n in range(100)]
    found = github_actions.result(report(*katas))
    assert len("KATAS_RESULTS=" + github_actions.encoded(found)) < 2**17
    assert sum(t["score"] for t in found["tests"]) == 500
    assert len(found["tests"]) == 100
    assert len(github_actions.result(report(katas[0]))["tests"][0]["message"]) <= 2000


def test_outside_of_actions_nothing_is_handed_in(katas, tmp_path):
    off = {"GITHUB_ACTIONS": "", "GITHUB_OUTPUT": "", "GITHUB_STEP_SUMMARY": ""}
    done = grade(katas, tmp_path, "11", **off)
    assert (done.code, done.output, done.summary) == (1, "", "")
    assert commands(done.log) == []


def test_only_annotations_of_ours_are_commands(graded):
    found = commands(graded.log)
    assert [name for name, _, _ in found] == ["error"] * 3
    assert [properties.split(",title=")[0] for _, properties, _ in found] == [
        "file=katas/11_half/half.py,line=1",
        "file=katas/12_partly/partly.py,line=5",
        "file=katas/13_hostile/hostile.py,line=13",
    ]
    assert ": :error::x\n: :notice::y\n" in graded.log
    assert "# #[error]c\n: :stop-commands::d" in graded.log


def test_a_solution_cannot_hand_in_a_result_of_its_own(graded):
    assert graded.output.count("result=") == 1
    assert "bm9uZQ==" not in graded.output + graded.summary
    for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
        assert f"'{name}'\n" in graded.log  # a KeyError: it does not even know the files


def test_annotations_are_escaped_as_github_demands():
    name, said = "10_a,b:c%d", "100 %\r\n::error::x, y: z\n%0A"
    odd = kata_result(failure(said, line=7), name=name, file="a,b:c%d\n.py")
    (line,) = github_actions.annotations(report(odd))
    head, data = line.removeprefix("::error ").split("::")[:1], line.split("::", 2)[2]
    assert "\n" not in line
    assert "\r" not in line
    assert unquote(data) == odd.first_failure.text
    properties = dict(part.split("=") for part in head[0].split(","))
    assert {key: unquote(value) for key, value in properties.items()} == {
        "file": "a,b:c%d\n.py",
        "line": "7",
        "title": f"{name}, test_one",
    }
    assert data.startswith("100 %25%0A::error::x, y: z%0A%250A")


def test_github_shows_ten_annotations_of_a_kind():
    begun = [kata_result(failure(), name=f"{n}_double") for n in range(10, 25)]
    untouched = kata_result(failure(kind="not_written"), name="09_double")
    lines = list(github_actions.annotations(report(untouched, *begun)))
    assert len(lines) == 10
    assert "katas/10_double/double.py" in lines[0]
