"""Which course the learner follows: the one chosen, else the only one there is, else all katas."""

from collections.abc import Sequence
from pathlib import Path

from grader import UserError, catalogue
from grader.catalogue import course_file
from grader.catalogue.course import Course, catalogue_course
from grader.catalogue.kata import Kata
from grader.learner import progress


def current(katas: Sequence[Kata] = ()) -> Course:
    """The course that is followed; without one these katas, or all of the catalogue, by tracks.

    Raises:
        UserError: its file is wrong.
    """
    name = chosen_name()
    return course_file.read_course(name) if name else catalogue_course(katas or catalogue.katas())


def order(katas: Sequence[Kata]) -> list[Kata]:
    """Those of some katas that the course has, in its order; all where it has none of them."""
    try:
        names = [kata.name for kata in current(katas).katas()]
    except UserError:
        return [*katas]
    by_name = {kata.name: kata for kata in katas}
    return [by_name[name] for name in names if name in by_name] or [*katas]


def chosen_name() -> str:
    """The name of the course that is followed; empty for the order of the catalogue.

    A students' copy that was made for a course has only this one, and follows it until its owner
    chooses otherwise.
    """
    names = course_file.course_names()
    try:
        name = _file().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return names[0] if len(names) == 1 else ""
    return name if name in names else ""


def choose(name: str) -> None:
    """Follow a course from now on, or with "" the order of the catalogue."""
    _file().parent.mkdir(exist_ok=True)
    _file().write_text(f"{name}\n", encoding="utf-8")


def _file() -> Path:
    return progress.FOLDER / "course"
