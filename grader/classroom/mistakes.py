"""Which typical mistake a failure shows: its feedback is that of a file in reference/*/rejected."""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grader import ROOT
from grader.grading.results import KataResult
from grader.i18n import Text, language

OWN_LINE = re.compile(r"^  \w+\.py:\d+  .*\n?", re.MULTILINE)
"""A line of the solution itself; two solutions with the same mistake differ in it."""
COMPARED = 3000
"""Characters of a feedback that are compared; less than what is kept of a text."""
GERMAN = "mistakes.de.toml"
"""Beside a kata's `rejected`: the first sentence of each file in German."""
REJECTED_BY = re.compile(r"^Rejected by: (test_\w+)$", re.MULTILINE)


@dataclass(frozen=True)
class Mistake:
    """A typical mistake in one kata."""

    kata: str
    name: str
    """Of the file that makes it."""
    sentence: Text
    """What it is, in a learner's words; English where nobody has translated it."""

    @property
    def lang(self) -> str:
        """The language that `str(sentence)` is in."""
        return language() if self.sentence.de != self.sentence.en else "en"


class Mistakes:
    """The typical mistakes of some katas, by the feedback that they get."""

    def __init__(self, katas: Iterable[str], reference: Path = ROOT / "reference") -> None:
        self._by_feedback: dict[tuple[str, str, str], Mistake] = {}
        for kata in katas:
            german = _german(reference / kata / GERMAN)
            for file in sorted((reference / kata / "rejected").glob("*.py")):
                self._load(kata, file, german.get(file.stem))

    def _load(self, kata: str, file: Path, german: str | None) -> None:
        try:
            golden = file.with_suffix(".txt").read_text(encoding="utf-8")
            docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
        except (OSError, ValueError, SyntaxError):
            return
        test = REJECTED_BY.search(docstring)
        if test is None:
            return
        english = docstring.partition("\n")[0]
        sentence = Text(english, german or english)
        for text in _halves(golden):
            self._by_feedback.setdefault((kata, test[1], text), Mistake(kata, file.stem, sentence))

    def match(self, result: KataResult) -> Mistake | None:
        """The first mistake that one of the failures shows."""
        keys = (
            (result.kata.name, test.name, _comparable(test.text))
            for test in result.tests
            if test.costs_points
        )
        return next(filter(None, map(self._by_feedback.get, keys)), None)


def _german(file: Path) -> dict[str, str]:
    """The German sentences of a kata, by the names of the files that make the mistakes."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}


def _halves(golden: str) -> Iterator[str]:
    """The English feedback and the German one behind it, parted by an empty line.

    Feedback can hold empty lines of its own, so each way to part them is given.
    """
    parts = golden.rstrip("\n").split("\n\n")
    for at in range(1, len(parts)):
        yield _comparable("\n\n".join(parts[:at]))
        yield _comparable("\n\n".join(parts[at:]))


def _comparable(feedback: str) -> str:
    return OWN_LINE.sub("", feedback + "\n").strip("\n")[:COMPARED]
