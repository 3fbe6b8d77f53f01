"""The formats that a report can be written in: `kata test --report NAME --into FOLDER`."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

from grader.language import say
from grader.reports.markdown import as_markdown
from grader.reports.report import KataReport, Report, TestReport, as_json

CONTROL = {n: None for n in range(32) if chr(n) not in "\t\n\r"}
"""Characters that XML does not allow in any form."""


def as_csv(report: Report) -> str:
    """One row per kata, for a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        ("kata", "title", "points", "max_points", "state", "passed", "graded", "file", "digest")
    )
    for kata in report.katas:
        graded = [t for t in kata.tests if t.outcome != "not_graded"]
        passed = sum(t.outcome == "passed" for t in graded)
        row = (kata.name, kata.title, kata.points, kata.max_points, kata.state)
        writer.writerow((*row, passed, len(graded), kata.file, kata.digest))
    return out.getvalue()


def as_junit(report: Report) -> str:
    """JUnit XML: a suite per kata, a case per test; for whatever shows test results."""
    suites = ElementTree.Element("testsuites", name="katas")
    for kata in report.katas:
        outcomes = [test.outcome for test in kata.tests]
        suite = ElementTree.SubElement(
            suites,
            "testsuite",
            name=kata.name,
            tests=str(len(outcomes)),
            failures=str(sum(o in ("failed", "not_run") for o in outcomes)),
            skipped=str(outcomes.count("not_graded")),
            errors="0",
            time=f"{sum(t.seconds for t in kata.tests):.3f}",
        )
        for test in kata.tests:
            _junit_case(suite, kata, test)
    ElementTree.indent(suites)
    return ElementTree.tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


def _junit_case(suite: ElementTree.Element, kata: KataReport, test: TestReport) -> None:
    seconds = f"{test.seconds:.3f}"
    case = ElementTree.SubElement(
        suite, "testcase", classname=kata.name, name=test.name, file=kata.file, time=seconds
    )
    if test.outcome in ("failed", "not_run"):
        message = test.headline.translate(CONTROL)
        failure = ElementTree.SubElement(case, "failure", message=message)
        failure.text = test.feedback.translate(CONTROL)
    elif test.outcome == "not_graded":
        ElementTree.SubElement(case, "skipped", message=test.reason.translate(CONTROL))
    if test.output:
        ElementTree.SubElement(case, "system-out").text = test.output.translate(CONTROL)


def as_gradescope(report: Report) -> str:
    """Gradescope's results.json: a test per kata with its score, and the first failure in full."""
    tests = []
    for kata in report.katas:
        first = kata.first_failure
        tests.append(
            {
                "name": f"{kata.name} {kata.title}",
                "score": kata.points,
                "max_score": kata.max_points,
                "status": "passed" if kata.solved else "failed",
                "output": f"{first.name}\n{first.feedback}" if first else _not_graded(kata),
                "output_format": "text",
            }
        )
    return json.dumps({"score": report.points, "tests": tests}, ensure_ascii=False, indent=1) + "\n"


def _not_graded(kata: KataReport) -> str:
    reasons = dict.fromkeys(t.reason for t in kata.tests if t.reason)
    return "; ".join(reasons) or say("All tests passed.", "Alle Tests bestanden.")


FORMATS: dict[str, tuple[str, Callable[[Report], str]]] = {
    "json": ("report.json", as_json),
    "csv": ("report.csv", as_csv),
    "junit": ("junit.xml", as_junit),
    "gradescope": ("results.json", as_gradescope),
    "markdown": ("report.md", as_markdown),
}
"""Their names, the file that each is written to, and what writes it."""


def write(report: Report, names: list[str], folder: Path) -> list[Path]:
    """Write the report in the formats named; returns the files.

    Raises:
        OSError: the folder cannot be made or written in.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in dict.fromkeys(names):
        file_name, view = FORMATS[name]
        file = folder / file_name
        file.write_text(view(report), encoding="utf-8", newline="")
        written.append(file)
    return written
