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

from grader.catalogue import CatalogueError
from grader.compare import return_missing
from grader.difference import Difference
from grader.expect import Mismatch
from grader.kinds import described_with_value
from grader.language import Text, say
from grader.values import Data

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
            CatalogueError: the question was changed after it was sealed.
        """
        plain = masked(choice.sealed, self.text, choice.text, choice.salt)
        try:
            why = json.loads(plain)
        except ValueError:
            raise CatalogueError(
                say(f"The question {self.name} in quiz.toml is not as its author sealed it.",
                    f"Die Frage {self.name} in quiz.toml ist nicht so, wie sie versiegelt wurde.")
            ) from None  # fmt: skip
        return None if why is None else Text(**why)


def read_quiz(file: Path) -> dict[str, Question]:
    """The questions of a sealed quiz.toml by their names, in their order."""
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: _question(name, table) for name, table in content.items()}


def masked(data: bytes, question: Text, choice: Text, salt: str) -> bytes:
    """The data under the mask of one choice; masked once more they are as they were.

    Nothing slow makes the mask: trying every choice is fast whatever one choice costs.
    """
    key = "\0".join((salt, question.en, question.de, choice.en, choice.de))
    mask = hashlib.shake_256(key.encode()).digest(len(data))
    return bytes(a ^ b for a, b in zip(data, mask, strict=True))


def right(actual: Data, question: Question) -> None:
    """Demand the letter of the right choice, small or capital.

    Raises:
        Mismatch: it is another one, with the explanation of that choice, or it is no letter.
    """
    choice = question.choices.get(actual.lower()) if isinstance(actual, str) else None
    if choice is None:
        raise Mismatch(_no_letter(actual, question), actual)
    why = question.why_not(choice)
    if why is not None:
        details = (f"{choice.letter}) {choice.text}", str(why))
        raise Mismatch(Difference("choice", "", "", details), actual)


def _no_letter(actual: Data, question: Question) -> Difference:
    wanted = say("one of the letters ", "einer der Buchstaben ") + ", ".join(question.choices)
    details = (return_missing(),) if actual is None else ()
    return Difference("values", wanted, described_with_value(actual), details)


def _question(name: str, table: dict[str, dict[str, str]]) -> Question:
    choices = {letter: _choice(letter, table[letter]) for letter in LETTERS if letter in table}
    return Question(name, Text(table["text"]["en"], table["text"]["de"]), choices)


def _choice(letter: str, table: dict[str, str]) -> Choice:
    sealed = base64.b64decode(table["sealed"])
    return Choice(letter, Text(table["en"], table["de"]), table["salt"], sealed)
