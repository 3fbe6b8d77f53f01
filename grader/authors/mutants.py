"""Proof 5: every small change of the reference is noticed by a graded test.

The mutants come from cosmic-ray. One that computes the same as the reference is listed, with the
reason, in reference/NN_slug/equivalent.toml:

    [[mutant]]
    line = "return max(total, 0)"
    becomes = "return max(total, -0)"
    reason = "-0 is 0"
"""

import difflib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.authors.gaps import Gap, Solutions

NEED_ARGUMENTS = ("VariableInserter", "VariableReplacer")
CHANGES_NOTHING = "NoOp"


@dataclass(frozen=True)
class Mutant:
    """The reference with one small change."""

    source: str
    line: str
    becomes: str

    def __str__(self) -> str:
        return f"`{self.line}` -> `{self.becomes}`"


@dataclass(frozen=True)
class Equivalent:
    """A mutant that no test can notice, and why."""

    line: str
    becomes: str
    reason: str


def mutants_of(reference: Path) -> list[Mutant]:
    """All mutants of one file, no two of the same source."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator, operator_names

    original = reference.read_text(encoding="utf-8")
    found: dict[str, Mutant] = {}
    for name in operator_names():
        if any(word in name for word in (*NEED_ARGUMENTS, CHANGES_NOTHING)):
            continue
        operator: Any = get_operator(name)()
        occurrence = 0
        while (source := mutate_code(original, operator, occurrence)) is not None:
            if source != original:
                found.setdefault(source, _mutant(original, source))
            occurrence += 1
    return list(found.values())


def equivalents_of(files: Solutions) -> list[Equivalent]:
    """The mutants that the author says nobody can tell from the reference."""
    if not files.equivalent.is_file():
        return []
    content = tomllib.loads(files.equivalent.read_text(encoding="utf-8"))
    return [Equivalent(**entry) for entry in content.get("mutant", [])]


def survived(
    mutants: list[Mutant], killed: list[bool], equivalents: list[Equivalent]
) -> Iterator[Gap]:
    """A gap for each mutant that lived and is not listed, and each listed one that is not there."""
    listed = {(e.line, e.becomes) for e in equivalents}
    living = {(m.line, m.becomes) for m, dead in zip(mutants, killed, strict=True) if not dead}
    for mutant in dict.fromkeys(m for m, dead in zip(mutants, killed, strict=True) if not dead):
        if (mutant.line, mutant.becomes) not in listed:
            yield Gap(5, f"survived: {mutant}")
    for line, becomes in listed - living:
        yield Gap(5, f"equivalent.toml lists `{line}` -> `{becomes}`, which does not survive")


def _mutant(original: str, source: str) -> Mutant:
    before, after = original.splitlines(), source.splitlines()
    changed = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    lines = [" ".join(" ".join(before[a:b]).split()) for op, a, b, _, _ in changed if op != "equal"]
    becomes = [
        " ".join(" ".join(after[a:b]).split()) for op, _, _, a, b in changed if op != "equal"
    ]
    return Mutant(source, " / ".join(lines), " / ".join(becomes))
