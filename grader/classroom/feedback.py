"""What one student is told: points, each kata's first failure, a hint, and what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from grader.catalogue.kata import Kata
from grader.classroom import grades
from grader.classroom.grades import Grade
from grader.classroom.mistakes import Mistakes
from grader.classroom.model import ClassReport, Entry, Remark, State, Student
from grader.classroom.next_steps import next_step
from grader.classroom.statistics import failed_to_load
from grader.classroom.submission_name import plain_name
from grader.grading.results import KataResult
from grader.i18n import tr

FIRST_WANTED: tuple[State, ...] = ("in_progress", "not_started", "missing")
"""The states that a student can do something about, the nearest to points first."""


@dataclass(frozen=True)
class KataFeedback:
    """What a student is told of one kata."""

    name: str
    title: str
    state: State
    raw: int
    """Points of the tests."""
    grade: Grade
    test: str
    """The first failed test; empty where none failed, or nothing was begun."""
    failure: str
    """Its text as the learner would have seen it."""
    mistake: str
    """The typical mistake that it shows, where it is one."""
    hint: str
    next_step: str
    """What to do now; empty where there is nothing to do."""
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class StudentFeedback:
    """What one student is told."""

    name: str
    raw: tuple[int, int]
    """Points of the tests, and how many were possible."""
    grade: Grade
    adjusted: bool
    """Whether lateness or a teacher's hand changed the points."""
    next_step: str
    late: str
    """A sentence on the deadline; empty where there is none."""
    notes: tuple[str, ...]
    remarks: tuple[Remark, ...]
    """On the submission as a whole."""
    katas: tuple[KataFeedback, ...]


def feedback_for(
    report: ClassReport, student: Student, catalogue: Mapping[str, Kata], mistakes: Mistakes
) -> StudentFeedback:
    """All of it, in the language in use, which has to be the one of the report.

    Args:
        report: that of the class.
        student: one of its students.
        catalogue: the katas by name; one that is missing has no hints.
        mistakes: the typical mistakes of these katas.
    """
    katas = tuple(
        _kata(report, student, entry, catalogue.get(entry.kata), mistakes)
        for entry in student.entries
    )
    return StudentFeedback(
        plain_name(student.name),
        report.total(student),
        grades.total_grade(report, student),
        grades.is_adjusted(student),
        _first_step(katas),
        late_sentence(student),
        student.notes,
        tuple(remark for remark in student.remarks if not remark.kata),
        katas,
    )


def late_sentence(student: Student) -> str:
    """What the deadline means for a student; empty where there is none."""
    late = student.lateness
    if late is None:
        return ""
    due = late.due[:16].replace("T", " ")
    handed_in = late.handed_in[:16].replace("T", " ")
    if late.days:
        one = late.days == 1
        days = tr("1 day", "1 Tag") if one else tr(f"{late.days} days", f"{late.days} Tage")
        text = tr(
            f"Deadline {due}, handed in {handed_in}: {days} late; the points of the tests count "
            f"{100 - late.percent} %.",
            f"Frist {due}, abgegeben {handed_in}: {days} zu spät; die Punkte der Tests zählen zu "
            f"{100 - late.percent} %.",
        )
    elif handed_in:
        text = tr(
            f"Deadline {due}; graded is the work of {handed_in}, in time.",
            f"Frist {due}; bewertet ist der Stand von {handed_in}, rechtzeitig.",
        )
    else:
        text = tr(f"Deadline {due}.", f"Frist {due}.")
    return f"{text} {late.note}".strip()


def _kata(
    report: ClassReport, student: Student, entry: Entry, kata: Kata | None, mistakes: Mistakes
) -> KataFeedback:
    result, state = report.result(entry), report.state(entry)
    begun = state == "in_progress"
    first = result.first_failure if begun else None
    # only where the failure that is shown is that of the mistake: another one would mislead
    mistake = mistakes.match(replace(result, tests=(first,))) if first else None
    return KataFeedback(
        entry.kata,
        result.kata.title,
        state,
        result.points,
        grades.entry_grade(report, student, entry),
        first.name if first else "",
        first.text if first else "",
        str(mistake.sentence) if mistake else "",
        hint_for(kata, result, state) if kata else "",
        next_step(entry, result, state, is_quiz=kata is not None and kata.is_quiz),
        tuple(remark for remark in student.remarks if remark.kata == entry.kata),
    )


def hint_for(kata: Kata, result: KataResult, state: State) -> str:
    """The hint that fits how far somebody is: the first one at the beginning, the last at the end.

    Where the file cannot be loaded, the message itself says what to do.
    """
    if not kata.hints or state not in ("not_started", "in_progress"):
        return ""
    if state == "in_progress" and failed_to_load(result):
        return ""
    done = result.passed / max(len(result.graded), 1)
    return str(kata.hints[min(int(done * len(kata.hints)), len(kata.hints) - 1)])


def _first_step(katas: tuple[KataFeedback, ...]) -> str:
    """What to do first of all."""
    for state in FIRST_WANTED:
        for kata in katas:
            if kata.state == state:
                return f"{kata.name}: {kata.next_step}"
    if any(kata.state == "error" for kata in katas):
        return tr(
            "Nothing: the grader failed on your work, and your teacher knows.",
            "Nichts: Das Testsystem versagte an deiner Abgabe, und deine Lehrkraft weiß davon.",
        )
    if not any(kata.state == "solved" for kata in katas):
        return tr("Nothing could be graded here.", "Hier ließ sich nichts bewerten.")
    return tr("Nothing: all of it is solved.", "Nichts: Alles ist gelöst.")
