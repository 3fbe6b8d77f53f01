"""The formats that a report can be written in: `kata test --report NAME --into FOLDER`."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar
from xml.etree import ElementTree

from grader import UserError
from grader.grading.results import KataResult, TestResult
from grader.i18n import tr
from grader.reports.classroom50 import as_classroom50, as_release_body
from grader.reports.html import as_html
from grader.reports.markdown import as_markdown
from grader.reports.report import Report, as_json

Subject = TypeVar("Subject")
NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML does not allow in any form."""
CSV_COLUMNS = "kata,title,points,max_points,state,passed,graded,file,digest,worth"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would calculate."""


def as_csv(report: Report) -> str:
    """One row per kata, for a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(CSV_COLUMNS.split(","))
    for result in report.katas:
        kata, tests = result.kata, (result.passed, len(result.graded))
        row = (kata.name, cell(kata.title), result.points, result.max_points, result.state)
        writer.writerow((*row, *tests, cell(result.file), result.digest, kata.points))
    return out.getvalue()


def cell(text: str) -> str:
    """Text that a spreadsheet shows and does not calculate, wherever it divides the cells.

    A German Excel divides at semicolons; what follows one is a cell of its own there.
    """
    parts = re.split(r"([;,\t\r\n]\s*\"?)", text)
    return "".join(f"'{part}" if part.startswith(FORMULA) else part for part in parts)


def as_junit(report: Report) -> str:
    """JUnit XML: a suite per kata, a case per test; for whatever shows test results."""
    tests = [test for result in report.katas for test in result.tests]
    suites = ElementTree.Element("testsuites", {"name": "katas", **_junit_counts(tests)})
    for result in report.katas:
        attributes = {"name": result.kata.name, **_junit_counts(result.tests)}
        suite = ElementTree.SubElement(suites, "testsuite", attributes)
        for test in result.tests:
            _junit_case(suite, result, test)
    ElementTree.indent(suites)
    return ElementTree.tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


def _junit_counts(tests: Sequence[TestResult]) -> dict[str, str]:
    return {
        "tests": str(len(tests)),
        "failures": str(sum(test.costs_points for test in tests)),
        "skipped": str(sum(test.outcome == "not_graded" for test in tests)),
        "errors": "0",
        "time": f"{sum(test.seconds for test in tests):.3f}",
    }


def _junit_case(suite: ElementTree.Element, result: KataResult, test: TestResult) -> None:
    attributes = {"classname": result.kata.name, "name": test.name, "file": _xml(result.file)}
    seconds = f"{test.seconds:.3f}"
    case = ElementTree.SubElement(suite, "testcase", attributes, time=seconds)
    if test.costs_points:
        failure = ElementTree.SubElement(case, "failure", message=_xml(test.headline))
        failure.text = _xml(test.text)
    elif test.outcome == "not_graded":
        ElementTree.SubElement(case, "skipped", message=_xml(test.reason))
    if test.output:
        ElementTree.SubElement(case, "system-out").text = _xml(test.output)


def _xml(text: str) -> str:
    return NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def as_gradescope(report: Report) -> str:
    """Gradescope's results.json: a test per kata with its score, and the first failure in full."""
    tests = []
    for result in report.katas:
        test = {
            "name": f"{result.kata.name} {result.kata.title}",
            "score": result.points,
            "max_score": result.max_points,
            "output": _gradescope_output(result),
            "output_format": "text",
        }
        if result.state != "not_graded":
            test["status"] = "passed" if result.solved else "failed"
        tests.append(test)
    return json.dumps({"score": report.points, "tests": tests}, ensure_ascii=False, indent=1) + "\n"


def _gradescope_output(result: KataResult) -> str:
    if first := result.first_failure:
        return f"{first.name}\n{first.text}"
    if result.solved:
        return tr("All tests passed.", "Alle Tests bestanden.")
    reasons = dict.fromkeys(t.reason for t in result.tests if t.reason)
    return "; ".join(reasons) or tr("Nothing was graded.", "Nichts wurde bewertet.")


FORMATS: dict[str, tuple[str, Callable[[Report], str]]] = {
    "json": ("report.json", as_json),
    "csv": ("report.csv", as_csv),
    "junit": ("junit.xml", as_junit),
    "gradescope": ("results.json", as_gradescope),
    "classroom50": ("result.json", as_classroom50),
    "release-body": ("release-body.md", as_release_body),
    "markdown": ("report.md", as_markdown),
    "html": ("report.html", as_html),
}
"""Their names, the file that each is written to, and what writes it."""


def write(report: Report, names: Sequence[str], folder: Path) -> list[Path]:
    """Write the report of a run in the formats named, as `write_files` does."""
    return write_files(report, (FORMATS[name] for name in names), folder)


def write_files(
    report: Subject, formats: Iterable[tuple[str, Callable[[Subject], Iterable[str]]]], folder: Path
) -> list[Path]:
    """Write views of a report, each once; returns the files.

    Args:
        report: that of a run or of a class.
        formats: for each file its name and what makes its text, as a whole or in pieces.
        folder: is made where there is none.

    Raises:
        UserError: the folder cannot be made or written in.
    """
    files = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, view in dict.fromkeys(formats):
            files.append(folder / name)
            with files[-1].open("w", encoding="utf-8", errors="backslashreplace", newline="") as f:
                content = view(report)
                f.writelines([content] if isinstance(content, str) else content)
    except OSError as error:
        raise UserError(
            tr(
                f"The report cannot be written: {error}",
                f"Der Bericht lässt sich nicht schreiben: {error}",
            )
        ) from None
    return files
