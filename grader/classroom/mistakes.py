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
from grader.reports.signature import signature

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
    test: str
    """The test that rejects it."""

    @property
    def lang(self) -> str:
        """The language that `str(sentence)` is in."""
        return language() if self.sentence.de != self.sentence.en else "en"


class Mistakes:
    """The typical mistakes of some katas, by the feedback that they get."""

    def __init__(self, katas: Iterable[str], reference: Path = ROOT / "reference") -> None:
        self._by_signature: dict[tuple[str, str, str], Mistake] = {}
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
        mistake = Mistake(kata, file.stem, Text(english, german or english), test[1])
        for text in _halves(golden):
            self._by_signature.setdefault((kata, test[1], text), mistake)

    def match(self, result: KataResult) -> Mistake | None:
        """The first mistake that one of the failures shows."""
        failures = ((t.name, signature(t.text)) for t in result.tests if t.costs_points)
        return self.match_failures(result.kata.name, failures)

    def match_failures(self, kata: str, failures: Iterable[tuple[str, str]]) -> Mistake | None:
        """The first mistake that a kata's failed tests show, each with its feedback's signature."""
        keys = ((kata, test, feedback) for test, feedback in failures)
        return next(filter(None, map(self._by_signature.get, keys)), None)

    def named(self, name: str) -> Mistake | None:
        """The mistake that the file of this name makes; for the mistakes of one kata."""
        return next((m for m in self._by_signature.values() if m.name == name), None)


def _german(file: Path) -> dict[str, str]:
    """The German sentences of a kata, by the names of the files that make the mistakes."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}


def _halves(golden: str) -> Iterator[str]:
    """Signatures of the English feedback and of the German one, parted by an empty line.

    Feedback can hold empty lines of its own, so each way to part them is given.
    """
    parts = golden.rstrip("\n").split("\n\n")
    for at in range(1, len(parts)):
        yield signature("\n\n".join(parts[:at]))
        yield signature("\n\n".join(parts[at:]))
