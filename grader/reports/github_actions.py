"""What GitHub Actions gets: the result of an autograding step, annotations, a step summary.

The result has the form that GitHub Classroom's own graders give and that
classroom-resources/autograding-grading-reporter reads: base64 of a JSON object with `version`,
`status`, `max_score` and `tests`. The sum of the tests' scores is what is handed in. Nothing is
handed in where `max_score` is 0, and the reporter falls over an output that is empty.
"""

import base64
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from grader.grading.results import KataResult
from grader.i18n import tr
from grader.reports.markdown import as_markdown, error_as_markdown
from grader.reports.report import Report

RESULT_VERSION = 1
MAX_RESULT = 100_000
"""The reporter gets the result as a variable of its environment; Linux allows 128 KiB for one."""
MESSAGE_LIMITS = (2000, 500, 100, 0)
"""Characters of a check's message: as many as the limit of the result leaves room for."""
MAX_ANNOTATIONS = 10
"""GitHub shows no more of a kind in one step."""


def write_outputs(report: Report, environment: Mapping[str, str]) -> Iterator[str]:
    """Write result and summary to the files that Actions names; gives the lines to print.

    Outside of Actions, where the environment names no such files, nothing is written.
    """
    if output := environment.get("GITHUB_OUTPUT"):
        _append(output, f"result={encoded(result(report))}\n")
    if summary := environment.get("GITHUB_STEP_SUMMARY"):
        _append(summary, as_markdown(report))
    if environment.get("GITHUB_ACTIONS") == "true":
        yield from annotations(report)


def write_error(error: BaseException, environment: Mapping[str, str]) -> None:
    """Say that the grader itself failed; no grade is handed in, so an earlier one stays."""
    message = f"{type(error).__name__}: {error}"[: MESSAGE_LIMITS[0]]
    if output := environment.get("GITHUB_OUTPUT"):
        _append(output, f"result={encoded(error_result(message))}\n")
    if summary := environment.get("GITHUB_STEP_SUMMARY"):
        _append(summary, "\n".join(error_as_markdown(message)) + "\n")


def result(report: Report) -> dict[str, Any]:
    """A check per kata with its points; one that could not be graded here is left out."""
    graded = [kata_result for kata_result in report.katas if kata_result.graded]
    if not graded:
        return error_result(tr("Nothing was graded.", "Nichts wurde bewertet."))
    content: dict[str, Any] = {}
    for limit in MESSAGE_LIMITS:
        content = {
            "version": RESULT_VERSION,
            "status": "pass" if all(kata_result.solved for kata_result in graded) else "fail",
            "max_score": report.max_points,
            "tests": [_check(kata_result, limit) for kata_result in graded],
        }
        if len(encoded(content)) <= MAX_RESULT:
            break
    return content


def error_result(message: str) -> dict[str, Any]:
    """A result for a run that gave none."""
    check = {
        "name": tr("the grader", "das Testsystem"),
        "status": "error",
        "score": 0,
        "message": message,
        "test_code": "",
        "filename": "",
        "line_no": 0,
        "duration": 0,
    }
    return {"version": RESULT_VERSION, "status": "error", "max_score": 0, "tests": [check]}


def encoded(content: dict[str, Any]) -> str:
    """As it is written to a step's output."""
    return base64.b64encode(json.dumps(content).encode()).decode()


def annotations(report: Report) -> Iterator[str]:
    """A workflow command for the first failure of each begun kata, at the learner's own line."""
    begun = [kata_result for kata_result in report.katas if kata_result.state == "in_progress"]
    for kata_result in begun[:MAX_ANNOTATIONS]:
        if (first := kata_result.first_failure) is not None:
            where = f"file={_property(kata_result.file)},line={first.line or 1}"
            title = _property(f"{kata_result.kata.name}, {first.name}")
            yield f"::error {where},title={title}::{_data(first.text)}"


def _check(kata_result: KataResult, limit: int) -> dict[str, Any]:
    first = kata_result.first_failure
    return {
        "name": kata_result.kata.name,
        "status": "pass" if kata_result.solved else "fail",
        "score": kata_result.points,
        "message": first.text[:limit] if first else "",
        "test_code": "",
        "filename": kata_result.file,
        "line_no": first.line if first else 0,
        "duration": round(sum(test.seconds for test in kata_result.tests), 3),
    }


def _append(file: str, text: str) -> None:
    with Path(file).open("a", encoding="utf-8", errors="backslashreplace") as stream:
        stream.write(text)


def _data(text: str) -> str:
    """Text that cannot end a workflow command and begin another."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
