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

from grader.authoring.findings import Gap, Solutions
from grader.authoring.source import Part, parts_to_mutate

NEED_ARGUMENTS = ("VariableInserter", "VariableReplacer")
CHANGES_NOTHING = "NoOp"


@dataclass(frozen=True)
class Mutant:
    """The reference with one small change."""

    content: str
    """Of the whole file."""
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


def mutants_of(reference: Path, stub: Path) -> list[Mutant]:
    """All mutants of one file, no two of the same source; of a notebook those of its gaps."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator, operator_names

    found: dict[str, Mutant] = {}
    usable = [
        name
        for name in operator_names()
        if not any(word in name for word in (*NEED_ARGUMENTS, CHANGES_NOTHING))
    ]
    for part in parts_to_mutate(reference, stub):
        for name in usable:
            operator: Any = get_operator(name)()
            occurrence = 0
            while (source := mutate_code(part.source, operator, occurrence)) is not None:
                if source != part.source and source not in found and not _of_given(part, source):
                    found[source] = _mutant(part, source)
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


def _mutant(part: Part, source: str) -> Mutant:
    lines, becomes = _changed(part.source, source)
    one_line = [[" ".join(" ".join(some).split()) for some in side] for side in (lines, becomes)]
    return Mutant(part.file_with(source), *map(" / ".join, one_line))


def _of_given(part: Part, source: str) -> bool:
    """Whether it only changes lines that were given to the learner."""
    lines, _ = _changed(part.source, source)
    return all(line.strip() in part.given for some in lines for line in some)


def _changed(original: str, source: str) -> tuple[list[list[str]], list[list[str]]]:
    """The runs of lines that differ, before and after."""
    before, after = original.splitlines(), source.splitlines()
    codes = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    changed = [(before[a:b], after[c:d]) for op, a, b, c, d in codes if op != "equal"]
    return [lines for lines, _ in changed], [becomes for _, becomes in changed]
