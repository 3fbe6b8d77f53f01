"""The formats that a report can be written in: `kata test --report NAME --into FOLDER`."""

import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree

from grader.i18n import tr
from grader.reports.classroom50 import as_classroom50
from grader.reports.html import as_html
from grader.reports.markdown import as_markdown
from grader.reports.report import KataReport, Report, TestReport, as_json

NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML does not allow in any form."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would calculate."""


def as_csv(report: Report) -> str:
    """One row per kata, for a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        ("kata", "title", "points", "max_points", "state", "passed", "graded", "file", "digest",
         "worth")
    )  # fmt: skip
    for kata in report.katas:
        graded = [t for t in kata.tests if t.outcome != "not_graded"]
        passed = sum(t.outcome == "passed" for t in graded)
        row = (kata.name, cell(kata.title), kata.points, kata.max_points, kata.state)
        writer.writerow((*row, passed, len(graded), cell(kata.file), kata.digest, kata.worth))
    return out.getvalue()


def cell(text: str) -> str:
    """Text that a spreadsheet shows and does not calculate."""
    return f"'{text}" if text.startswith(FORMULA) else text


def as_junit(report: Report) -> str:
    """JUnit XML: a suite per kata, a case per test; for whatever shows test results."""
    tests = [test for kata in report.katas for test in kata.tests]
    suites = ElementTree.Element("testsuites", {"name": "katas", **_junit_counts(tests)})
    for kata in report.katas:
        attributes = {"name": kata.name, **_junit_counts(kata.tests)}
        suite = ElementTree.SubElement(suites, "testsuite", attributes)
        for test in kata.tests:
            _junit_case(suite, kata, test)
    ElementTree.indent(suites)
    return ElementTree.tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


def _junit_counts(tests: Sequence[TestReport]) -> dict[str, str]:
    outcomes = [test.outcome for test in tests]
    return {
        "tests": str(len(outcomes)),
        "failures": str(sum(o in ("failed", "not_run") for o in outcomes)),
        "skipped": str(outcomes.count("not_graded")),
        "errors": "0",
        "time": f"{sum(test.seconds for test in tests):.3f}",
    }


def _junit_case(suite: ElementTree.Element, kata: KataReport, test: TestReport) -> None:
    seconds = f"{test.seconds:.3f}"
    file = _xml(kata.file)
    case = ElementTree.SubElement(
        suite, "testcase", classname=kata.name, name=test.name, file=file, time=seconds
    )
    if test.outcome in ("failed", "not_run"):
        failure = ElementTree.SubElement(case, "failure", message=_xml(test.headline))
        failure.text = _xml(test.feedback)
    elif test.outcome == "not_graded":
        ElementTree.SubElement(case, "skipped", message=_xml(test.reason))
    if test.output:
        ElementTree.SubElement(case, "system-out").text = _xml(test.output)


def _xml(text: str) -> str:
    return NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def as_gradescope(report: Report) -> str:
    """Gradescope's results.json: a test per kata with its score, and the first failure in full."""
    tests = []
    for kata in report.katas:
        test = {
            "name": f"{kata.name} {kata.title}",
            "score": kata.points,
            "max_score": kata.max_points,
            "output": _gradescope_output(kata),
            "output_format": "text",
        }
        if kata.state != "not_graded":
            test["status"] = "passed" if kata.solved else "failed"
        tests.append(test)
    return json.dumps({"score": report.points, "tests": tests}, ensure_ascii=False, indent=1) + "\n"


def _gradescope_output(kata: KataReport) -> str:
    if first := kata.first_failure:
        return f"{first.name}\n{first.feedback}"
    if kata.solved:
        return tr("All tests passed.", "Alle Tests bestanden.")
    reasons = dict.fromkeys(t.reason for t in kata.tests if t.reason)
    return "; ".join(reasons) or tr("Nothing was graded.", "Nichts wurde bewertet.")


FORMATS: dict[str, tuple[str, Callable[[Report], str]]] = {
    "json": ("report.json", as_json),
    "csv": ("report.csv", as_csv),
    "junit": ("junit.xml", as_junit),
    "gradescope": ("results.json", as_gradescope),
    "classroom50": ("result.json", as_classroom50),
    "markdown": ("report.md", as_markdown),
    "html": ("report.html", as_html),
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
        with file.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            stream.write(view(report))
        written.append(file)
    return written
