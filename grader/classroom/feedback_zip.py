"""The feedback of a class as one zip: a folder per student, named as what the student handed in.

Moodle takes such a zip under "Upload multiple feedback files in a zip": it knows the student by the
number in the folder's name, which is that of its own download.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from grader import UserError, catalogue
from grader.classroom.feedback import StudentFeedback, feedback_for
from grader.classroom.feedback_html import as_html
from grader.classroom.feedback_markdown import as_markdown
from grader.classroom.mistakes import Mistakes
from grader.classroom.model import ClassReport, Student
from grader.i18n import LANGUAGES, in_language, tr

ZIP_NAME = "feedback.zip"
LANGUAGE_COLUMN = "lang"
"""The roster's column with the language that a student reads."""
UNSAFE = re.compile(r'[\x00-\x1f/\\:*?"<>|]')
"""Characters that no name of a folder can have on every system."""


def language_of(identity: Mapping[str, str], default: str) -> str:
    """The language that a student reads.

    Args:
        identity: the roster's other columns.
        default: where the roster does not say.

    Raises:
        UserError: the roster names one that there is not.
    """
    by_heading = {key.lower(): value for key, value in identity.items()}
    wanted = by_heading.get(LANGUAGE_COLUMN, "").strip().lower() or default
    if wanted not in LANGUAGES:
        raise UserError(
            tr(
                f"The roster's column `lang` has {wanted!r}; write en or de, or leave it empty.",
                f"In der Spalte `lang` der Liste steht {wanted!r}; schreib en oder de oder lass "
                "sie leer.",
            )
        )
    return wanted


def write_feedback(report: ClassReport, others: Mapping[str, ClassReport], folder: Path) -> Path:
    """Write the zip; two runs write the same.

    Args:
        report: that of the class, in its own language.
        others: by another language, a report on those students who read it.
        folder: is made where there is none.

    Raises:
        UserError: it cannot be written.
    """
    file = folder / ZIP_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, feedback, lang in _all(report, others):
                with in_language(lang):
                    for kind, content in (
                        ("html", as_html(feedback)),
                        ("md", as_markdown(feedback)),
                    ):
                        info = zipfile.ZipInfo(f"{name}/feedback.{kind}")
                        info.compress_type = zipfile.ZIP_DEFLATED
                        archive.writestr(info, content.encode(errors="backslashreplace"))
    except OSError as error:
        raise UserError(
            tr(
                f"The feedback cannot be written: {error}",
                f"Die Rückmeldungen lassen sich nicht schreiben: {error}",
            )
        ) from None
    return file


def _all(
    report: ClassReport, others: Mapping[str, ClassReport]
) -> Iterator[tuple[str, StudentFeedback, str]]:
    """For each student the folder's name, the feedback and its language."""
    mistakes = Mistakes(each.kata.name for each in report.header.katas)
    katas = {kata.name: kata for kata in catalogue.katas()}
    translated = {
        student.name: (other, student) for other in others.values() for student in other.students()
    }
    owners, used = Counter(student.folder for student in report.students()), set[str]()
    for student in report.students():
        spoken, same = translated.get(student.name, (report, student))
        if spoken.total(same) != report.total(student):  # a time limit was missed only once
            spoken, same = report, student
        with in_language(spoken.header.lang):
            feedback = feedback_for(spoken, same, katas, mistakes)
        name = folder_name(student, alone=owners[student.folder] == 1)
        while name in used:
            name += "-"
        used.add(name)
        yield name, feedback, spoken.header.lang


def folder_name(student: Student, *, alone: bool) -> str:
    """What a student handed in under; the student's name where that is not one student's alone."""
    name = student.folder if student.folder and alone else student.name
    return UNSAFE.sub("-", name).lstrip(".") or "-"
