"""Writes the reports on a class that were asked for, and says where they are."""

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from grader import UserError
from grader.classroom.feedback_zip import write_feedback
from grader.classroom.html import as_html
from grader.classroom.json_report import as_json
from grader.classroom.model import ClassReport
from grader.classroom.tables import FORMATS
from grader.classroom.worksheet import Sheet, fill_in
from grader.i18n import tr
from grader.reports.formats import write_files

PAGES: dict[str, tuple[str, Callable[[ClassReport], Iterator[str]]]] = {
    "json": ("class.json", as_json),
    **FORMATS,
    "html": ("class.html", as_html),
}
"""The reports that are one text: by name, the file and what makes its text."""
WORKSHEET = "worksheet.csv"


def write_reports(
    report: ClassReport, others: Mapping[str, ClassReport], options: argparse.Namespace
) -> None:
    """Write all that was asked for.

    Args:
        report: that of the class.
        others: by another language, a report on those students who read it; for feedback.
        options: of the command: `report`, `into`, `worksheet`.

    Raises:
        UserError: something cannot be read or written.
    """
    names = options.report or ("json", "html")
    tell_written(write_files(report, (PAGES[n] for n in names if n in PAGES), options.into))
    if "feedback" in names:
        tell_written([write_feedback(report, others, options.into)])
    if options.worksheet is not None:
        _fill_in(report, options.worksheet, options.into)


def _fill_in(report: ClassReport, worksheet: Path, into: Path) -> None:
    target = into / WORKSHEET
    if target.resolve() == worksheet.resolve():
        raise UserError(
            tr(
                f"{worksheet} would be written over: move it elsewhere, or name another --into.",
                f"{worksheet} würde überschrieben: Leg die Datei woandershin oder nenne ein "
                "anderes --into.",
            )
        )
    filled = fill_in(Sheet.read(worksheet), report)
    write_files(report, [(WORKSHEET, lambda _: filled.text)], into)
    for sentence in filled.sentences:
        print(sentence)
    print(tr(f"{filled.rows} rows have a grade now", f"{filled.rows} Zeilen bewertet"))
    tell_written([target])


def tell_written(files: Iterable[Path]) -> None:
    """Say where reports are."""
    for file in files:
        print(tr(f"written: {file}", f"geschrieben: {file}"))
