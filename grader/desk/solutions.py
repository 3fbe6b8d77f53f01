"""What a learner sees after solving a kata: other right solutions, each beside their own."""

import ast
import difflib
from pathlib import Path

from grader import ROOT
from grader.catalogue.kata import Kata
from grader.catalogue.locations import solution_file
from grader.i18n import tr

MAX_SOLUTIONS = 8


def solutions(kata: Kata, own: str) -> list[dict[str, object]]:
    """The reference and the accepted solutions; none in a copy without references.

    Args:
        kata: the kata.
        own: the learner's source.
    """
    reference = solution_file(kata, ROOT / "reference")
    accepted = sorted((reference.parent / "accepted").glob(f"*{reference.suffix}"))
    files = [file for file in [reference, *accepted] if file.is_file()]
    return [_solution(file, reference, own) for file in files[:MAX_SOLUTIONS]]


def _solution(file: Path, reference: Path, own: str) -> dict[str, object]:
    if file.suffix == ".ipynb":
        from grader.solution.notebook import code_cells

        cells = code_cells(file.read_bytes())
        source = "\n\n".join(f"# [{cell.number}]\n{cell.source}" for cell in cells)
    else:
        source = file.read_text(encoding="utf-8")
    title = tr("The reference", "Die Musterlösung") if file == reference else _about(source, file)
    return {"title": title, "source": source, "diff": diff(own, source)}


def _about(source: str, file: Path) -> str:
    try:
        docstring = ast.get_docstring(ast.parse(source)) or ""
    except SyntaxError:
        docstring = ""
    return docstring.splitlines()[0] if docstring else file.stem.replace("_", " ")


def diff(own: str, other: str) -> list[tuple[str, str]]:
    """The lines of both: "-" only in the learner's, "+" only in the other, " " in both."""
    lines = difflib.Differ().compare(own.splitlines(), other.splitlines())
    return [(line[0], line[2:]) for line in lines if line[0] != "?"]
