"""What the page is told, as JSON: the map of katas, one kata, the result of a run."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from grader.catalogue import stubs
from grader.catalogue.kata import Kata
from grader.catalogue.test_specs import read_test_specs
from grader.desk.files import Snapshot, read
from grader.desk.markdown import highlighted, page_html, snippet_html
from grader.desk.quiz import questions
from grader.desk.runs import Finished, Runs, is_current
from grader.grading.feedback import Feedback
from grader.grading.results import KataResult, TestResult
from grader.i18n import language, tr
from grader.learner import course, progress
from grader.learner.solutions import Solution, diff
from grader.learner.standing import own_rank
from grader.reports.sanitize import CONTROL

MAX_TEXT = 20_000
"""Characters of one text that are sent; nobody reads more."""


def map_view(katas: Sequence[Kata], last: int | None) -> dict[str, Any]:
    """All katas by their tracks, with what is known of each, and the learner's own standing."""
    tracks: dict[int, list[Kata]] = {}
    for kata in katas:
        tracks.setdefault(kata.number // 10, []).append(kata)
    shown = {kata.name: kata_summary(kata) for kata in katas}
    solved = [kata for kata in katas if shown[kata.name]["state"] == "solved"]
    return {
        "lang": language(),
        "tracks": [
            {"title": _track_title(group), "katas": [shown[kata.name] for kata in group]}
            for group in tracks.values()
        ],
        "points": sum(kata["points"] for kata in shown.values()),
        "possible": sum(kata.points for kata in katas),
        "solved": len(solved),
        "rank": own_rank(katas, solved),
        "last": last,
        "next": _next(katas, shown, last),
    }


def kata_summary(kata: Kata) -> dict[str, Any]:
    """One kata on the map."""
    known = progress.load(kata)
    state: str = known.state if known else "unknown"
    if stubs.is_untouched(kata):
        state = "not_started"
    return {
        "number": kata.number,
        "name": kata.name,
        "title": str(kata.title),
        "rank": kata.rank,
        "worth": kata.points,
        "points": known.points if known and state != "not_started" else 0,
        "state": state,
        "buildsOn": [int(name[:2]) for name in kata.builds_on],
        "handsOn": kata.hands_on,
        "kind": "quiz" if kata.is_quiz else "notebook" if kata.is_notebook else "file",
    }


def kata_view(kata: Kata, katas: Sequence[Kata], runs: Runs, file: Snapshot) -> dict[str, Any]:
    """Everything that the page of one kata shows."""
    place = katas.index(kata)
    last = runs.last(kata)
    return {
        **kata_summary(kata),
        "lang": language(),
        "page": _page(kata),
        "file": file_view(kata, file),
        "hints": hints_view(kata),
        "hintCount": len(kata.hints),
        "running": runs.is_running(kata),
        "result": result_view(kata, last) if last and is_current(last, file.version) else None,
        "hasPicture": kata.picture_file is not None,
        "learned": str(kata.learned),
        "previous": katas[place - 1].number if place else None,
        "next": katas[place + 1].number if place + 1 < len(katas) else None,
    }


def file_view(kata: Kata, file: Snapshot | None = None) -> dict[str, Any]:
    """The learner's file, as text, and as questions or cells where it is a quiz or a notebook."""
    file = file or read(kata)
    shown: dict[str, Any] = {
        "name": f"katas/{kata.name}/{kata.stub_file.name}",
        "text": file.text,
        "version": file.version,
        "problem": file.problem,
    }
    if kata.is_quiz:
        shown["questions"] = questions(kata, file.text)
    if kata.is_notebook:
        shown["cells"] = _cells(file.text)
        shown["text"] = ""
    return shown


def hints_view(kata: Kata) -> list[str]:
    """The hints that the learner has asked for, as HTML."""
    return [snippet_html(str(hint)) for hint in kata.hints[: progress.hints_seen(kata)]]


def result_view(kata: Kata, finished: Finished) -> dict[str, Any]:
    """A run that came to an end."""
    result = finished.result
    if result is None:
        failed = tr("The grader itself failed:", "Das Testsystem selbst versagte:")
        return {"problem": f"{failed} {_clean(finished.problem)}", "version": "", "tests": []}
    first = result.first_failure
    rules = {spec.name: str(spec.why) for spec in read_test_specs(kata.test_file)}
    return {
        "problem": "",
        "version": result.digest,
        "state": result.state,
        "passed": result.passed,
        "graded": len(result.graded),
        "ideaPassed": result.idea_passed,
        "points": result.points,
        "worth": result.max_points,
        "seconds": round(sum(test.seconds for test in result.tests), 3),
        "tests": [
            _test(test, rules.get(test.name, ""), circle)
            for test, circle in zip(result.tests, _circles(result), strict=True)
        ],
        "first": first.name if first else None,
        "output": _output(result),
    }


def solution_view(solution: Solution, own: str) -> dict[str, Any]:
    """Another right solution, and its lines beside those of the learner's own source."""
    return {**asdict(solution), "diff": diff(own, solution.source)}


def _circles(result: KataResult) -> list[str]:
    """For each test "idea" or "care"; in a kata without circles all are of the idea."""
    names = [test.name for test in result.tests]
    care = result.kata.care_from
    start = names.index(care) if care in names else len(names)
    return ["idea"] * start + ["care"] * (len(names) - start)


def _test(test: TestResult, rule: str, circle: str) -> dict[str, Any]:
    return {
        "name": test.name,
        "circle": circle,
        "why": rule,
        "outcome": test.outcome,
        "reason": test.reason,
        "seconds": round(test.seconds, 4),
        "feedback": _feedback(test.feedback) if test.feedback else None,
    }


def _feedback(feedback: Feedback) -> dict[str, Any]:
    return {
        "kind": feedback.kind,
        "headline": _clean(feedback.headline),
        "why": _clean(feedback.why),
        "call": _clean("\n".join(feedback.call)),
        "expected": _clean(feedback.expected),
        "actual": _clean(feedback.actual),
        "changed": feedback.changed,
        "grids": feedback.grids,
        "details": [_clean(detail) for detail in feedback.details],
        "lines": [
            {"number": line.number, "text": _clean(line.text), "cell": line.cell}
            for line in feedback.lines
        ],
    }


def _output(result: KataResult) -> str:
    """What the learner's code printed in the test that is shown, else in the first that printed."""
    tests = ([result.first_failure] if result.first_failure else []) + list(result.tests)
    return _clean(next((test.output for test in tests if test.output), ""))


def _clean(text: str) -> str:
    """Text of a learner's code without control characters; the page shows it as text anyway."""
    return CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text[:MAX_TEXT])


def _page(kata: Kata) -> str:
    name = tr("README.md", "README.de.md")
    try:
        text = (kata.folder / name).read_text(encoding="utf-8")
    except OSError:
        return ""
    if kata.is_quiz:  # the form asks the questions
        before, *_ = text.split("<!-- questions -->")
        text = before.rsplit("\n## ", 1)[0]
    return page_html(kata, text)


def _cells(text: str) -> list[dict[str, Any]]:
    """A notebook's cells; code cells are numbered as the feedback counts them."""
    try:
        cells = json.loads(text)["cells"]
        shown, number = [], 0
        for cell in cells:
            source = "".join(cell["source"])
            if cell["cell_type"] == "code" and source.strip():
                number += 1
                shown.append({"number": number, "html": highlighted(source)})
            elif cell["cell_type"] == "markdown":
                shown.append({"number": 0, "html": snippet_html(source)})
    except (ValueError, KeyError, TypeError):
        return []
    return shown


def _track_title(group: Sequence[Kata]) -> str:
    """What the quiz at its end says that a track is about."""
    for kata in group:
        if kata.is_quiz:
            title = str(kata.title).split(": ", 1)[-1]
            return title[:1].upper() + title[1:]
    return "–".join(sorted({f"{group[0].number:02}", f"{group[-1].number:02}"}))


def _next(katas: Sequence[Kata], shown: dict[str, dict[str, Any]], last: int | None) -> int | None:
    """Where to go on: the kata last worked on, else the first open one after it in the course."""
    order = course.order(katas)
    place = next((place for place, kata in enumerate(order) if kata.number == last), 0)
    for kata in [*order[place:], *order[:place]]:
        if shown[kata.name]["state"] not in ("solved", "not_graded") and progress.is_open(kata):
            return kata.number
    return None
