"""Grades, merges or compares as the command asks."""

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress

from grader import UserError
from grader.catalogue.course_file import chosen_course
from grader.catalogue.kata import Kata
from grader.classroom.comments import Remarks, read_comments
from grader.classroom.comparison import as_markdown, compare
from grader.classroom.deadlines import Deadlines, LatePolicy, due_option
from grader.classroom.feedback_zip import language_of
from grader.classroom.grading import Class, Shard, students_file
from grader.classroom.merge import merge
from grader.classroom.model import ClassReport
from grader.classroom.output import tell_written, write_reports
from grader.classroom.progress import FILE, as_progress
from grader.classroom.store import FOLDER, Store
from grader.classroom.submissions import Submission, submissions
from grader.classroom.worksheet import Sheet
from grader.grading.results import KataInfo
from grader.i18n import in_language, language, tr
from grader.reports.formats import write_files
from grader.reports.sanitize import sanitize
from grader.sandbox import namespaces
from grader.sandbox.limits import clean_environment


@dataclass(frozen=True)
class Assignment:
    """What is to be graded."""

    katas: Sequence[Kata]
    given: Path
    """The folder of submissions or the roster."""
    part: Sequence[Submission]
    shard: Shard
    options: argparse.Namespace
    deadlines: Deadlines

    @property
    def store(self) -> Store:
        """Where stubs and results are kept."""
        return Store((self.options.work or FOLDER).resolve())

    def grade(self) -> tuple[ClassReport, list[str]]:
        """The report, and what the grader said where it failed itself."""
        options = self.options
        store = self.store
        isolated, cores = not options.unsafe, max(options.jobs, 1)
        course = Class(
            self.katas,
            store,
            options.seed,
            isolated=isolated,
            cores=cores,
            deadlines=self.deadlines,
        )
        columns = (*Progress.get_default_columns(), MofNCompleteColumn())
        console = Console(stderr=True)
        with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
            students = students_file(store, self.given, self.shard, language())
            report = course.collect(self.part, self.shard, students, progress)
            count = course.grade(report, progress)
        print(
            tr(
                f"{len(self.part)} submissions, {count} files newly graded",
                f"{len(self.part)} Abgaben, {count} Dateien neu bewertet",
            )
        )
        return report, [*_named_errors(report, course.errors)]

    def readers_of(self, lang: str) -> "Assignment":
        """The same for only those students who read a language."""
        return replace(self, part=[s for s in self.part if self.language_of(s) == lang])

    def other_languages(self) -> set[str]:
        """The languages of students who do not read the report's own."""
        return {self.language_of(submission) for submission in self.part} - {language()}

    def language_of(self, submission: Submission) -> str:
        return language_of(submission.identity, language())


def grade_class(given: Path, options: argparse.Namespace) -> int:
    """Grade a class and write its reports; exit code 3 where the grader failed."""
    katas = chosen_course(options.course, options.katas).katas()
    shard = _shard(options.shard)
    everybody = submissions(given)
    part = shard.part(everybody)
    if options.list is not None:
        folder = given.parent if given.is_file() else given
        paths = (os.path.relpath(submission.place, folder) for submission in part)
        options.list.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
        return 0
    assignment = Assignment(katas, given, part, shard, options, _deadlines(options))
    remarks = _check(assignment, everybody)
    if not options.unsafe:
        _require_isolation()
    with clean_environment():
        report, errors = assignment.grade()
    for student in report.students():
        if not any(entry.digest for entry in student.entries):
            print(sanitize(f"{student.name}: {'; '.join(student.oddities())}"))
    others, more = _grade_others(assignment) if "feedback" in options.report else ({}, [])
    errors += more
    if remarks is not None:
        report = report.with_remarks(remarks)
        others = {lang: other.with_remarks(remarks) for lang, other in others.items()}
    write_reports(report, others, options)
    if "progress" in options.report:
        view = partial(as_progress, part=part, katas=katas, store=assignment.store)
        tell_written(write_files(report, [(FILE, view)], options.into))
    failed = tr("The grader itself failed:", "Das Testsystem selbst versagte:")
    for error in dict.fromkeys(errors):
        print(failed, error, file=sys.stderr)
    return 3 if errors else 0


def _check(assignment: Assignment, everybody: Sequence[Submission]) -> Remarks | None:
    """Read all that was given besides submissions: a slip is told before minutes of grading.

    Returns:
        what `--comments` adds by hand; None without it.
    """
    options = assignment.options
    found = [assignment.deadlines.of(one.name, one.identity) for one in everybody]
    if options.late and not any(found):
        raise UserError(
            tr(
                "--late needs a deadline: give --due, or a column `due` in the roster.",
                "--late braucht eine Frist: Gib --due an oder eine Spalte `due` in der Liste.",
            )
        )
    if "feedback" in options.report:
        assignment.other_languages()
    if options.worksheet is not None:
        Sheet.read(options.worksheet)
    katas = [KataInfo.of(kata) for kata in assignment.katas]
    return _remarks(options, (submission.name for submission in everybody), katas)


def _grade_others(assignment: Assignment) -> tuple[dict[str, ClassReport], list[str]]:
    """By each other language a report on those who read it, and where the grader failed."""
    reports: dict[str, ClassReport] = {}
    errors: list[str] = []
    for lang in assignment.other_languages():
        readers = assignment.readers_of(lang)
        with in_language(lang), clean_environment():
            reports[lang], more = readers.grade()
        errors += more
    return reports, errors


def merge_reports(files: list[Path], options: argparse.Namespace) -> int:
    """Make one report of several; exit code 1 where parts of the class are missing."""
    if not files:
        raise UserError(
            tr("kata class merge: which reports?", "kata class merge: welche Berichte?")
        )
    if "progress" in options.report:
        raise UserError(
            tr(
                "--report progress reads clones, which a merge does not have: give the class.",
                "--report progress liest Klone, die beim Zusammenfügen fehlen: Nenne den Kurs.",
            )
        )
    with tempfile.TemporaryDirectory(prefix="merge-") as folder:
        report, notes = merge(files, Path(folder))
        for sentence in notes:
            print(sentence, file=sys.stderr)
        names, katas = (s.name for s in report.students()), [k.kata for k in report.header.katas]
        remarks = _remarks(options, names, katas)
        report = report if remarks is None else report.with_remarks(remarks)
        write_reports(report, {}, options)
    return 1 if report.header.missing_shards() else 0


def compare_reports(files: list[Path], options: argparse.Namespace) -> int:
    """Show and write down whose points changed."""
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


def _remarks(
    options: argparse.Namespace, names: Iterable[str], katas: Sequence[KataInfo]
) -> Remarks | None:
    """What `--comments` adds by hand; None without it."""
    return read_comments(options.comments, names, katas) if options.comments else None


def _deadlines(options: argparse.Namespace) -> Deadlines:
    due = due_option(options.due) if options.due else None
    return Deadlines(due, LatePolicy.parse(options.late) if options.late else None)


def _named_errors(report: ClassReport, errors: dict[str, str]) -> Iterator[str]:
    """Each failure of the grader with the names of the students whose file it happened with."""
    names: dict[str, list[str]] = {}
    for student in report.students() if errors else ():
        for entry in student.entries:
            if entry.result in errors:
                names.setdefault(entry.result, []).append(student.name)
    for key, error in errors.items():
        handed_in = tr("Handed in by: ", "Abgegeben von: ") + ", ".join(names.get(key, ()))
        yield f"{sanitize(error)}\n{sanitize(handed_in)}"


def _require_isolation() -> None:
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


def _shard(text: str) -> Shard:
    parts = re.fullmatch(r"(\d{1,4})/(\d{1,4})", text)
    if parts is None or not 1 <= int(parts[1]) <= int(parts[2]):
        raise UserError(
            tr(
                f"--shard {text}: write 2/5 for the second of five parts.",
                f"--shard {text}: 2/5 heißt der zweite von fünf Teilen.",
            )
        )
    return Shard(int(parts[1]), int(parts[2]))
