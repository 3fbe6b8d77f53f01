"""The result.json of Classroom 50: what its runner reads after an autograder.py.

The runner hands over what the result belongs to in variables of the environment.
"""

import json
import os
from datetime import UTC, datetime
from typing import Any

from grader.grading.results import KataResult
from grader.reports.markdown import as_markdown
from grader.reports.report import Report

SCHEMA = "classroom50/result/v1"
MAX_BODY = 120_000
"""Characters of a release's text; GitHub takes 125 000."""
UNKNOWN = "unknown"
"""Outside of the runner; none of these fields may be empty."""


def as_classroom50(report: Report) -> str:
    """A test per kata with its points; what could not be graded here is left out."""
    commit = os.environ.get("COMMIT_URL") or UNKNOWN
    content = {
        "schema": SCHEMA,
        "classroom": os.environ.get("CLASSROOM") or UNKNOWN,
        "assignment": os.environ.get("ASSIGNMENT") or UNKNOWN,
        "submission": os.environ.get("SUBMISSION_TAG") or UNKNOWN,
        "commit": commit,
        "release": os.environ.get("RELEASE_URL") or UNKNOWN,
        "review": os.environ.get("REVIEW_URL") or commit,
        "datetime": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "score": report.points,
        "max-score": report.max_points,
        "tests": [_test(result) for result in report.katas if result.graded],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def as_release_body(report: Report) -> str:
    """The release-body.md that the runner shows to the student: points and first failures."""
    body = as_markdown(report)
    return body if len(body) <= MAX_BODY else body[:MAX_BODY].rpartition("\n")[0] + "\n\n…\n"


def _test(result: KataResult) -> dict[str, Any]:
    first = result.first_failure
    return {
        "test-name": f"{result.kata.name} {result.kata.title}",
        "passed": result.solved,
        "score": result.points,
        "max-score": result.max_points,
        "message": first.text if first else "",
    }
