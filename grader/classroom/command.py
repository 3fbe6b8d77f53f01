"""`kata class SUBMISSIONS`, `kata class merge REPORTS` and `kata class compare BEFORE AFTER`."""

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader import UserError, catalogue
from grader.catalogue.kata import Kata
from grader.command_line import Command, argument
from grader.command_line.arguments import INTO
from grader.i18n import Text, tr
from grader.reports.sanitize import sanitize
from grader.sandbox.limits import clean_environment
from grader.testing.hypothesis_profile import seed_argument

if TYPE_CHECKING:
    from grader.classroom.grading import Shard
    from grader.classroom.model import ClassReport
    from grader.classroom.submissions import Submission

REPORTS = ("json", "csv", "moodle", "canvas", "html")


def run(options: argparse.Namespace) -> int:
    """Grade or merge, and write the reports.

    Returns 0 when all is graded, 1 when a merged report is not complete, 3 when the grader failed.
    """
    if options.given[0] == "merge":
        return _merge([Path(file) for file in options.given[1:]], options)
    if options.given[0] == "compare":
        return _compare([Path(file) for file in options.given[1:]], options)
    if len(options.given) != 1:
        raise UserError(
            tr(
                "kata class takes one folder of submissions, or one roster.csv.",
                "kata class nimmt einen Ordner mit Abgaben oder eine roster.csv.",
            )
        )
    return _plan_and_grade(Path(options.given[0]), options)


def _plan_and_grade(given: Path, options: argparse.Namespace) -> int:
    from grader.classroom.submissions import submissions

    katas, shard = catalogue.katas(options.katas), _shard(options.shard)
    part = shard.part(submissions(given))
    if options.list is not None:
        folder = given.parent if given.is_file() else given
        paths = (os.path.relpath(submission.place, folder) for submission in part)
        options.list.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
        return 0
    if not options.unsafe:
        _require_isolation()
    with clean_environment():
        report, errors = _grade(katas, given, part, shard, options)
    _write(report, options)
    failed = tr("The grader itself failed:", "Das Testsystem selbst versagte:")
    for error in errors:
        print(failed, error, file=sys.stderr)
    return 3 if errors else 0


def _require_isolation() -> None:
    from grader.sandbox import namespaces

    if reason := namespaces.unavailable_reason():
        raise UserError(
            tr(
                f"Solutions cannot be isolated on this system ({reason}). Grade on Linux where "
                "user namespaces are allowed, or, if you trust every solution, with --unsafe.",
                f"Auf diesem System lassen sich Lösungen nicht abschotten ({reason}). Bewerte "
                "unter Linux, wo User-Namespaces erlaubt sind, oder, wenn du allen Lösungen "
                "traust, mit --unsafe.",
            )
        )


def _grade(
    katas: Sequence[Kata],
    given: Path,
    part: "Sequence[Submission]",
    shard: "Shard",
    options: argparse.Namespace,
) -> tuple["ClassReport", list[str]]:
    """The report, and what the grader said where it failed itself."""
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress

    from grader.classroom.grading import Class, students_file
    from grader.classroom.store import FOLDER, Store

    store = Store((options.work or FOLDER).resolve())
    isolated, cores = not options.unsafe, max(options.jobs, 1)
    course = Class(katas, store, options.seed, isolated=isolated, cores=cores)
    columns = (*Progress.get_default_columns(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        students = students_file(store, given, shard)
        report = course.collect(part, shard, students, progress)
        count = course.grade(report, progress)
    print(
        tr(
            f"{len(part)} submissions, {count} files newly graded",
            f"{len(part)} Abgaben, {count} Dateien neu bewertet",
        )
    )
    for student in report.students():
        if not any(entry.digest for entry in student.entries):
            print(sanitize(f"{student.name}: {'; '.join(student.oddities())}"))
    return report, [*_named_errors(report, course.errors)]


def _named_errors(report: "ClassReport", errors: dict[str, str]) -> Iterator[str]:
    """Each failure of the grader with the names of the students whose file it happened with."""
    names: dict[str, list[str]] = {}
    for student in report.students() if errors else ():
        for entry in student.entries:
            if entry.result in errors:
                names.setdefault(entry.result, []).append(student.name)
    for key, error in errors.items():
        handed_in = tr("Handed in by: ", "Abgegeben von: ") + ", ".join(names.get(key, ()))
        yield f"{sanitize(error)}\n{sanitize(handed_in)}"


def _merge(files: list[Path], options: argparse.Namespace) -> int:
    from grader.classroom.merge import merge

    if not files:
        raise UserError(
            tr("kata class merge: which reports?", "kata class merge: welche Berichte?")
        )
    with tempfile.TemporaryDirectory(prefix="merge-") as folder:
        report, notes = merge(files, Path(folder))
        for sentence in notes:
            print(sentence, file=sys.stderr)
        _write(report, options)
    return 1 if report.header.missing_shards() else 0


def _compare(files: list[Path], options: argparse.Namespace) -> int:
    from grader.classroom.comparison import as_markdown, compare

    if len(files) != 2:
        raise UserError(
            tr(
                "kata class compare takes two reports: the one before and the one after.",
                "kata class compare nimmt zwei Berichte: den vorher und den nachher.",
            )
        )
    text = "".join(as_markdown(compare(*files)))
    print(text, end="")
    options.into.mkdir(parents=True, exist_ok=True)
    (options.into / "changes.md").write_text(text, encoding="utf-8", errors="backslashreplace")
    return 0


def _write(report: "ClassReport", options: argparse.Namespace) -> None:
    from grader.classroom.html import as_html
    from grader.classroom.json_report import as_json
    from grader.classroom.tables import FORMATS
    from grader.reports.formats import write_files

    formats: dict[str, tuple[str, Callable[[Any], Iterator[str]]]] = {
        "json": ("class.json", as_json),
        **FORMATS,
        "html": ("class.html", as_html),
    }
    names = options.report or ("json", "html")
    for file in write_files(report, (formats[name] for name in names), options.into):
        print(tr(f"written: {file}", f"geschrieben: {file}"))


def _shard(text: str) -> "Shard":
    from grader.classroom.grading import Shard

    parts = re.fullmatch(r"(\d{1,4})/(\d{1,4})", text)
    if parts is None or not 1 <= int(parts[1]) <= int(parts[2]):
        raise UserError(
            tr(
                f"--shard {text}: write 2/5 for the second of five parts.",
                f"--shard {text}: 2/5 heißt der zweite von fünf Teilen.",
            )
        )
    return Shard(int(parts[1]), int(parts[2]))


COMMANDS = (
    Command(
        "class",
        Text("grade the submissions of a class", "die Abgaben eines Kurses bewerten"),
        run,
        (
            argument(
                "given",
                nargs="+",
                metavar=Text("SUBMISSIONS", "ABGABEN"),
                help=Text(
                    "a folder with a clone or zip file per student, or a roster.csv with the "
                    "column `repository`; or the word merge or compare and class reports in JSON",
                    "ein Ordner mit einem Klon oder einer Zip-Datei für jede Person, oder eine "
                    "roster.csv mit der Spalte `repository`; oder das Wort merge oder compare und "
                    "Kursberichte in JSON",
                ),
            ),
            argument(
                "--katas",
                action="append",
                default=[],
                metavar="KATA",
                help=Text(
                    "grade only these: 31, 31-42, ...; several are possible",
                    "nur diese bewerten: 31, 31-42, ...; mehrere sind möglich",
                ),
            ),
            argument(
                "--report",
                action="append",
                choices=REPORTS,
                default=[],
                help=Text(
                    "several are possible; without it json and html",
                    "mehrere sind möglich; sonst json und html",
                ),
            ),
            INTO,
            argument(
                "--work",
                type=Path,
                metavar=Text("FOLDER", "ORDNER"),
                help=Text(
                    "where solutions and verdicts are kept, so that a stopped run goes on "
                    "(default: .kata/class)",
                    "wo Lösungen und Ergebnisse aufbewahrt werden, damit ein abgebrochener Lauf "
                    "weitergeht (sonst: .kata/class)",
                ),
            ),
            argument(
                "--seed",
                type=seed_argument,
                metavar="N",
                help=Text("draw new random cases", "andere Zufallsfälle ziehen"),
            ),
            argument(
                "--shard",
                metavar="N/OF",
                default="1/1",
                help=Text(
                    "grade only the N-th of OF parts of the class",
                    "nur den N-ten von OF Teilen des Kurses bewerten",
                ),
            ),
            argument(
                "--jobs",
                type=int,
                default=os.cpu_count() or 1,
                metavar="N",
                help=Text(
                    "how many solutions run at once (default: one per core)",
                    "wie viele Lösungen gleichzeitig laufen (sonst: eine je Kern)",
                ),
            ),
            argument(
                "--unsafe",
                action="store_true",
                help=Text(
                    "grade even where solutions cannot be isolated",
                    "auch bewerten, wo sich Lösungen nicht abschotten lassen",
                ),
            ),
            argument(
                "--list",
                type=Path,
                metavar=Text("FILE", "DATEI"),
                help=Text(
                    "only write down the paths of this part's submissions",
                    "nur die Pfade der Abgaben dieses Teils aufschreiben",
                ),
            ),
        ),
        description=Text(
            "Grade a class: `kata class SUBMISSIONS`, or make one report of several: `kata class "
            "merge PART.json ...`, or see what a regrade changes: `kata class compare BEFORE.json "
            "AFTER.json`.",
            "Einen Kurs bewerten: `kata class ABGABEN`, oder aus mehreren Berichten einen machen: "
            "`kata class merge TEIL.json ...`, oder sehen, was sich beim Nachbewerten ändert: "
            "`kata class compare VORHER.json NACHHER.json`.",
        ),
    ),
)
