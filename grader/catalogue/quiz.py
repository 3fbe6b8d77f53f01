"""Multiple-choice quizzes: the questions of a quiz.toml, and what is said to a learner's answer.

Whether a choice is right, and why not, is sealed: it lies under a mask that is made of the
question, the choice and a salt. So the file shows nothing to the eye or to a search, and an answer
opens the explanation of its own choice only. It is no lock: there are four choices to try.
"""

import base64
import hashlib
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from grader import UserError
from grader.i18n import Text, tr

LETTERS = "abcd"


@dataclass(frozen=True)
class Choice:
    """One answer to choose."""

    letter: str
    text: Text
    salt: str
    sealed: bytes


@dataclass(frozen=True)
class Question:
    """One question with its choices."""

    name: str
    """The name of the learner's function, too."""
    text: Text
    choices: dict[str, Choice]
    """By their letters."""

    def why_not(self, choice: Choice) -> Text | None:
        """Why a choice is wrong; None for the right one.

        Raises:
            UserError: the question was changed after it was sealed.
        """
        plain = apply_mask(choice.sealed, self.text, choice.text, choice.salt)
        try:
            why = json.loads(plain)
        except ValueError:
            raise UserError(
                tr(f"The question {self.name} in quiz.toml is not as its author sealed it.",
                    f"Die Frage {self.name} in quiz.toml ist nicht so, wie sie versiegelt wurde.")
            ) from None  # fmt: skip
        return None if why is None else Text(**why)


def read_quiz(file: Path) -> dict[str, Question]:
    """The questions of a sealed quiz.toml by their names, in their order."""
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: _question(name, table) for name, table in content.items()}


def apply_mask(data: bytes, question: Text, choice: Text, salt: str) -> bytes:
    """The data under the mask of one choice; masked once more they are as they were.

    Nothing slow makes the mask: trying every choice is fast whatever one choice costs.
    """
    key = "\0".join((salt, question.en, question.de, choice.en, choice.de))
    mask = hashlib.shake_256(key.encode()).digest(len(data))
    return bytes(a ^ b for a, b in zip(data, mask, strict=True))


def _question(name: str, table: dict[str, dict[str, str]]) -> Question:
    choices = {letter: _choice(letter, table[letter]) for letter in LETTERS if letter in table}
    return Question(name, Text(table["text"]["en"], table["text"]["de"]), choices)


def _choice(letter: str, table: dict[str, str]) -> Choice:
    sealed = base64.b64decode(table["sealed"])
    return Choice(letter, Text(table["en"], table["de"]), table["salt"], sealed)
