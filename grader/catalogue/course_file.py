"""Reads a course from its file; each mistake in it gives one sentence with the file's name."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from grader import ROOT, UserError
from grader.catalogue.course import Break, Course, Section, Step, catalogue_course
from grader.catalogue.kata import display_path, katas, near_word
from grader.i18n import Text, tr

FOLDER = ROOT / "courses"
KEYS = ("title", "steps")
KINDS = {
    "kata": ("kata", "minutes", "optional"),
    "break": ("break", "title"),
    "heading": ("heading",),
}
"""The keys of a step by the one that says what it is."""
MINUTES = range(1, 601)


def course_names(folder: Path | None = None) -> list[str]:
    """The names of all courses, in alphabetical order."""
    return sorted(file.stem for file in (folder or FOLDER).glob("*.toml"))


def chosen_course(course: str, names: Sequence[str]) -> Course:
    """The course of this name; without one the katas named, all without names.

    Raises:
        UserError: both are named, or one that there is not.
    """
    if not course:
        return catalogue_course(katas(names))
    if names:
        raise UserError(
            tr(
                "Name the katas or a course, not both.",
                "Nenne die Katas oder einen Kurs, nicht beides.",
            )
        )
    return read_course(course)


def read_course(name: str, folder: Path | None = None) -> Course:
    """The course in ``courses/NAME.toml``, with katas from the folder ``katas`` beside it.

    Raises:
        UserError: there is no such course, or something in its file is wrong; one sentence.
    """
    names = course_names(folder)
    if name not in names:
        known = ", ".join(names)
        raise UserError(
            tr(
                f"There is no course {name!r}. There are: {known}.",
                f"Einen Kurs {name!r} gibt es nicht. Es gibt: {known}.",
            )
            if names
            else tr(
                f"There is no course {name!r}: a course is a file courses/{name}.toml.",
                f"Einen Kurs {name!r} gibt es nicht: Ein Kurs ist eine Datei courses/{name}.toml.",
            )
        )
    return _CourseReader((folder or FOLDER) / f"{name}.toml").read()


class _CourseReader:
    """Takes one file apart."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.katas = file.parent.parent / "katas"

    def read(self) -> Course:
        content = self._toml()
        self._check_keys(content, KEYS, "")
        steps = content.get("steps")
        if not isinstance(steps, list) or not steps:
            raise self._error(
                'steps must be a list such as steps = ["31-33", "35"]',
                'steps muss eine Liste sein, etwa steps = ["31-33", "35"]',
            )
        title = self._text(content.get("title"), "title")
        course = Course(self.file.stem, title, self._sections(steps))
        self._check_katas(course)
        return course

    def _toml(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self.file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise self._error(f"not valid TOML: {error}", f"kein gültiges TOML: {error}") from None

    def _sections(self, steps: Sequence[Any]) -> tuple[Section, ...]:
        sections: list[tuple[Text, list[Step | Break]]] = [(Text("", ""), [])]
        for number, step in enumerate(steps, 1):
            where = tr(f"step {number}", f"Schritt {number}")
            table = self._table(step, where)
            if "heading" in table:
                sections.append((self._text(table["heading"], where), []))
            elif "break" in table:
                title = table.get("title")
                known = {} if title is None else {"title": self._text(title, where)}
                sections[-1][1].append(Break(self._minutes(table["break"], where), **known))
            else:
                sections[-1][1].extend(self._steps(table, where))
        return tuple(Section(title, tuple(parts)) for title, parts in sections if parts)

    def _table(self, step: Any, where: str) -> dict[str, Any]:
        """A step as a table; a number or a text alone is a kata."""
        alone = isinstance(step, int | str) and not isinstance(step, bool)
        table = {"kata": step} if alone else step
        kind = [key for key in KINDS if isinstance(table, dict) and key in table]
        if len(kind) != 1:
            raise self._error(
                f'{where} must be a kata such as "31" or "31-33", or a table with one of kata, '
                f"break and heading, not {step!r}",
                f'{where} muss eine Kata wie "31" oder "31-33" sein oder eine Tabelle mit kata, '
                f"break oder heading, nicht {step!r}",
            )
        self._check_keys(table, KINDS[kind[0]], f"{where}: ")
        return dict(table)

    def _steps(self, table: dict[str, Any], where: str) -> list[Step]:
        optional, word = table.get("optional", False), table["kata"]
        if not isinstance(optional, bool):
            raise self._error(
                f"{where}: optional must be true or false, not {optional!r}",
                f"{where}: optional muss true oder false sein, nicht {optional!r}",
            )
        try:
            chosen = katas([f"{word:02}" if isinstance(word, int) else str(word)], self.katas)
        except UserError as error:
            raise UserError(f"{display_path(self.file)}: {where}: {error}") from None
        minutes = self._minutes(table["minutes"], where) if "minutes" in table else 0
        return [Step(kata, minutes or kata.minutes, optional) for kata in chosen]

    def _minutes(self, value: Any, where: str) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value not in MINUTES:
            last = MINUTES[-1]
            raise self._error(
                f"{where}: minutes are a whole number from 1 to {last}, not {value!r}",
                f"{where}: Minuten sind eine ganze Zahl von 1 bis {last}, nicht {value!r}",
            )
        return value

    def _text(self, value: Any, where: str) -> Text:
        if isinstance(value, str) and value.strip():
            return Text(value.strip(), value.strip())
        try:
            return Text.from_table(value)
        except ValueError:
            raise self._error(
                f'{where}: write a text, or {{en = "…", de = "…"}}',
                f'{where}: Schreib einen Text oder {{en = "…", de = "…"}}',
            ) from None

    def _check_keys(self, table: dict[str, Any], known: Sequence[str], where: str) -> None:
        for key in table:
            if key not in known:
                near = near_word(key, known)
                raise self._error(
                    f"{where}unknown key {key!r}{near}",
                    f"{where}unbekannter Schlüssel {key!r}{near}",
                )

    def _check_katas(self, course: Course) -> None:
        names = [kata.name for kata in course.katas()]
        if not names:
            raise self._error("it names no kata", "keine Kata ist genannt")
        for name in names:
            if names.count(name) > 1:
                raise self._error(
                    f"{name} stands there twice; remove one",
                    f"{name} steht zweimal da; streiche eine",
                )

    def _error(self, en: str, de: str) -> UserError:
        return UserError(f"{display_path(self.file)}: {tr(en, de)}.")
