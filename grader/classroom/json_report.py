"""The class report as JSON: written a student at a time.

A result stands there once, under `verdicts`, however many students handed in the same file.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from grader.classroom.model import ClassReport, Student

KIND = "kata class report"


def as_json(report: ClassReport) -> Iterator[str]:
    """All of it, in pieces."""
    head = {"kind": KIND, **report.header.as_dict()}
    yield json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "students": [\n'
    yield from _joined(_student(report, student) for student in report.students())
    yield ' ],\n "verdicts": {\n'
    yield from _joined(_verdicts(report))
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
    for cell, shown in zip(student.cells, content["cells"], strict=True):
        result = report.result(cell)
        shown.update(state=result.state, points=result.points, max_points=result.max_points)
    content |= {"points": points, "max_points": max_points}
    return json.dumps(content, ensure_ascii=False)


def _verdicts(report: ClassReport) -> Iterator[str]:
    told = set()
    for student in report.students():
        for cell in student.cells:
            if cell.verdict not in told:
                told.add(cell.verdict)
                content = json.dumps(asdict(report.result(cell)), ensure_ascii=False)
                yield f"{json.dumps(cell.verdict)}: {content}"
