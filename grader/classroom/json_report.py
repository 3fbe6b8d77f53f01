"""The class report as JSON: written a student at a time.

A result stands there once, under `results`, however many students handed in the same file.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from grader.classroom.grades import entry_grade, total_grade
from grader.classroom.model import ClassReport, Student


def as_json(report: ClassReport) -> Iterator[str]:
    """All of it in pieces, as reports/report.schema.json describes it."""
    header = json.dumps(report.header.to_dict(), ensure_ascii=False, indent=1)
    yield header.removesuffix("\n}") + ',\n "students": [\n'
    yield from _joined(_student(report, student) for student in report.students())
    yield ' ],\n "results": {\n'
    yield from _joined(_results(report))
    yield " }\n}\n"


def _joined(items: Iterable[str]) -> Iterator[str]:
    before = ""
    for item in items:
        yield f"{before}  {item}"
        before = ",\n"
    yield "\n"


def _student(report: ClassReport, student: Student) -> str:
    points, max_points = report.total(student)
    content = asdict(student)
    for entry, shown in zip(student.entries, content["entries"], strict=True):
        result = report.result(entry)
        state = report.state(entry)
        counts = entry_grade(report, student, entry).points
        shown.update(state=state, points=result.points, max_points=result.max_points)
        shown["final_points"] = counts
    final = total_grade(report, student)
    content |= {"points": points, "max_points": max_points}
    content |= {"final_points": final.points, "final_max_points": final.max_points}
    return json.dumps(content, ensure_ascii=False)


def _results(report: ClassReport) -> Iterator[str]:
    written = set()
    for student in report.students():
        for entry in student.entries:
            if entry.result not in written:
                written.add(entry.result)
                content = json.dumps(report.result(entry).to_dict(), ensure_ascii=False)
                yield f"{json.dumps(entry.result)}: {content}"
