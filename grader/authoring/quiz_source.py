"""The author's own quiz: reference/NN_quiz/quiz.toml, with the right letters and explanations.

Each question is a table named like the function: a `title`, a `text`, and which letter is `right`.
Below it is a table for each choice, named by its letter; a wrong one says `why` it is wrong. Texts
are in English and German. docs/quizzes.md shows one.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader import ROOT, UserError
from grader.catalogue.kata import display_path
from grader.catalogue.quiz import LETTERS
from grader.i18n import Text

FEWEST = 3
"""Choices of a question."""
NAME = re.compile(r"[a-z][a-z0-9_]*")
UNFIT = ("\\", '"""')
"""What cannot stand in the docstring of a stub as it is."""


@dataclass(frozen=True)
class Question:
    """One question as its author knows it."""

    name: str
    title: Text
    text: Text
    choices: dict[str, Text]
    right: str
    why: dict[str, Text]
    """Why each of the other choices is wrong."""


def source_of(kata: str) -> Path:
    """Where the source of a quiz lies; a kata without this file is no quiz."""
    return ROOT / "reference" / kata / "quiz.toml"


def read_source(file: Path) -> list[Question]:
    """The questions of a source.

    Raises:
        UserError: it is no TOML, or something is missing, unknown or unfit.
    """
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        return [_question(name, table) for name, table in content.items()]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"{display_path(file)}: not valid TOML: {error}") from None
    except _Wrong as error:
        raise UserError(f"{display_path(file)}: {error}") from None


class _Wrong(Exception):
    """What is wrong with a source, without the name of its file."""


def _question(name: str, table: Any) -> Question:
    if not NAME.fullmatch(name):
        raise _Wrong(f"{name!r} is no name for a function")
    if not isinstance(table, dict):
        raise _Wrong(f"{name} is no table")
    letters = [letter for letter in LETTERS if letter in table]
    if letters != [*LETTERS[: len(letters)]] or len(letters) < FEWEST:
        raise _Wrong(f"{name} needs {FEWEST} to {len(LETTERS)} choices, named a, b, c, …")
    if unknown := table.keys() - {"title", "text", "right", *letters}:
        raise _Wrong(f"{name} has unknown keys: {', '.join(sorted(unknown))}")
    right = table.get("right")
    if right not in letters:
        raise _Wrong(f"{name}: right must be the letter of a choice, not {right!r}")
    wrong = [letter for letter in letters if letter != right]
    for letter in letters:
        has_why = isinstance(table[letter], dict) and "why" in table[letter]
        if has_why == (letter == right):
            raise _Wrong(f"{name}.{letter}: every wrong choice has a why, the right one has none")
    return Question(
        name,
        _text(f"{name}.title", table.get("title")),
        _text(f"{name}.text", table.get("text")),
        {letter: _text(f"{name}.{letter}", _without_why(table[letter])) for letter in letters},
        right,
        {letter: _text(f"{name}.{letter}.why", table[letter]["why"]) for letter in wrong},
    )


def _without_why(table: Any) -> Any:
    return {key: v for key, v in table.items() if key != "why"} if isinstance(table, dict) else None


def _text(where: str, table: Any) -> Text:
    try:
        text = Text.from_table(table)
    except ValueError as error:
        raise _Wrong(f"{where} must be {error}") from None
    for part in UNFIT:
        if part in text.en or part in text.de:
            raise _Wrong(f"{where} must not hold {part}")
    return Text(text.en.strip("\n").rstrip(), text.de.strip("\n").rstrip())
