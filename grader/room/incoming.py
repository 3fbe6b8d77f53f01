"""What learners send, checked: sizes, types and names; nothing of it is believed otherwise."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

MAX_REPORT, MAX_QUESTION = 8_000, 400_000
"""Bytes of a report, and of a question with a learner's file."""
MAX_NAME, MAX_CODE = 30, 60_000
"""Characters."""
MAX_FAILURES, MAX_TESTS = 20, 500
MAX_AGE = 12 * 3600.0
"""Seconds that a report may be old."""
MAX_SEQUENCE = 2**53
"""What JSON numbers hold exactly everywhere."""
TEST = re.compile(r"test_\w{1,200}")
SIGNATURE = re.compile(r"[0-9a-f]{32}")
STATES = ("solved", "in_progress", "not_started")


class RefusedError(ValueError):
    """What was sent is not what a learner's copy sends; the message names the wrong part."""


@dataclass(frozen=True)
class Report:
    """One verdict on a learner's file, without the file."""

    kata: str
    sequence: int
    """Grows with each verdict of a learner in one kata; an older report changes nothing."""
    age: float
    """Seconds since the verdict."""
    state: str
    passed: int
    total: int
    idea: bool | None
    """Whether the tests of the idea pass; None where the kata has no such circle."""
    failures: tuple[tuple[str, str], ...]
    """Failed tests with the signatures of their feedback, the one to look at first foremost."""


@dataclass(frozen=True)
class Question:
    """A learner's file, sent on purpose."""

    kata: str
    code: str


def read_report(content: dict[str, Any], katas: Collection[str]) -> Report:
    """The report that a request holds.

    Raises:
        RefusedError: something in it is missing, too large, of the wrong type, or unknown.
    """
    report = Report(
        kata=_kata(content, katas),
        sequence=_whole(content, "sequence", MAX_SEQUENCE),
        age=min(_number(content, "age"), MAX_AGE),
        state=_state(content),
        passed=_whole(content, "passed", MAX_TESTS),
        total=_whole(content, "total", MAX_TESTS),
        idea=_idea(content),
        failures=_failures(content),
    )
    all_passed = report.passed == report.total > 0 and not report.failures
    if report.passed > report.total or (report.state == "solved") != all_passed:
        raise RefusedError("passed")
    return report


def read_question(content: dict[str, Any], katas: Collection[str]) -> Question:
    """The question that a request holds.

    Raises:
        RefusedError: the kata is unknown, or there is no text.
    """
    code = content.get("code")
    if not isinstance(code, str) or not code.strip():
        raise RefusedError("code")
    return Question(_kata(content, katas), clean(code, MAX_CODE, "\n\t"))


def read_name(content: dict[str, Any]) -> str:
    """A nickname of one line.

    Raises:
        RefusedError: nothing that can be seen is left of it, or it is too long.
    """
    name = content.get("name")
    if not isinstance(name, str) or len(name) > 4 * MAX_NAME:
        raise RefusedError("name")
    name = " ".join(clean(unicodedata.normalize("NFC", name), 4 * MAX_NAME).split())
    if len(name) > MAX_NAME or not any(unicodedata.category(c)[0] in "LNSP" for c in name):
        raise RefusedError("name")
    return name


def clean(text: str, length: int, allowed: str = "") -> str:
    """A text cut to its length, without characters that steer terminals or turn writing around."""
    kept = (c for c in text[:length] if c in allowed or unicodedata.category(c)[0] != "C")
    return "".join(kept)


def _kata(content: dict[str, Any], katas: Collection[str]) -> str:
    kata = content.get("kata")
    if not isinstance(kata, str) or kata not in katas:
        raise RefusedError("kata")
    return kata


def _state(content: dict[str, Any]) -> str:
    state = content.get("state")
    if not isinstance(state, str) or state not in STATES:
        raise RefusedError("state")
    return state


def _whole(content: dict[str, Any], key: str, largest: int) -> int:
    value = content.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= largest:
        raise RefusedError(key)
    return value


def _number(content: dict[str, Any], key: str) -> float:
    value = content.get(key)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise RefusedError(key)
    if not abs(value) <= MAX_SEQUENCE:  # nor is NaN
        raise RefusedError(key)
    return max(float(value), 0.0)


def _idea(content: dict[str, Any]) -> bool | None:
    idea = content.get("idea")
    if idea is not None and not isinstance(idea, bool):
        raise RefusedError("idea")
    return idea


def _failures(content: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    failures = content.get("failures")
    if not isinstance(failures, list) or len(failures) > MAX_FAILURES:
        raise RefusedError("failures")
    return tuple(map(_failure, failures))


def _failure(item: Any) -> tuple[str, str]:
    match item:
        case [str(test), str(signature)]:
            if TEST.fullmatch(test) and SIGNATURE.fullmatch(signature):
                return test, signature
    raise RefusedError("failures")
