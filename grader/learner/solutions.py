"""Other right solutions, for somebody who has solved a kata."""

import ast
import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.syntax import Syntax
from rich.text import Text as Styled

from grader import ROOT
from grader.catalogue.kata import Kata
from grader.catalogue.locations import solution_file
from grader.i18n import tr

MAX_SOLUTIONS = 8
OTHERS = 2
"""Solutions besides the reference that the terminal shows."""
STYLES = {"-": "red", "+": "green", " ": ""}


@dataclass(frozen=True)
class Solution:
    """One right solution."""

    title: str
    """Its idea in one line."""
    source: str


def solutions(kata: Kata) -> list[Solution]:
    """The reference, then the accepted solutions; none in a copy without references.

    What somebody wrote from the page alone comes last, since its title tells no idea.
    """
    reference = solution_file(kata, ROOT / "reference")
    found = (reference.parent / "accepted").glob(f"*{reference.suffix}")
    accepted = sorted(found, key=lambda file: (file.stem == "from_page", file.name))
    files = [file for file in [reference, *accepted] if file.is_file()][:MAX_SOLUTIONS]
    return [_solution(file, is_reference=file == reference) for file in files]


def source_of(file: Path) -> str:
    """The code of a solution, that of a notebook cell by cell; empty where there is no file."""
    if not file.is_file():
        return ""
    if file.suffix != ".ipynb":
        return file.read_text(encoding="utf-8", errors="replace")
    from grader.solution.notebook import code_cells

    cells = code_cells(file.read_bytes())
    return "\n\n".join(f"# [{cell.number}]\n{cell.source}" for cell in cells) + "\n"


def diff(own: str, other: str) -> list[tuple[str, str]]:
    """The lines of both: "-" only in the learner's, "+" only in the other, " " in both."""
    lines = difflib.Differ().compare(own.splitlines(), other.splitlines())
    return [(line[0], line[2:]) for line in lines if line[0] != "?"]


def show_solutions(console: Console, kata: Kata) -> None:
    """The learner's own solution against the reference, and two others with their ideas."""
    found = solutions(kata)
    if not found:
        console.print(no_solution(kata))
        return
    reference, *others = found
    own = tr("yours (-) and the reference (+)", "deine (-) und die Musterlösung (+)")
    _show_title(console, own)
    for line in _diff_lines(source_of(kata.stub_file), reference.source):
        console.print(line, soft_wrap=True)
    for other in others[:OTHERS]:
        _show_title(console, other.title)
        code = Syntax(other.source.strip(), "python", background_color="default", word_wrap=True)
        console.print(code)


def no_solution(kata: Kata) -> str:
    """The sentence that this copy of the repository has no solution of a kata."""
    return tr(
        f"This copy has no solution of {kata.name}.",
        f"In dieser Kopie gibt es keine Lösung von {kata.name}.",
    )


def _diff_lines(own: str, other: str) -> Iterator[Styled]:
    for sign, text in diff(own, other):
        yield Styled(f"{sign} {text}", STYLES[sign])


def _show_title(console: Console, title: str) -> None:
    console.print()
    console.rule(Styled(title, "bold"), align="left")


def _solution(file: Path, *, is_reference: bool) -> Solution:
    source = source_of(file)
    reference = tr("The reference", "Die Musterlösung")
    return Solution(reference if is_reference else _idea(source, file), source)


def _idea(source: str, file: Path) -> str:
    """The first line of its docstring; without one, its name."""
    try:
        docstring = ast.get_docstring(ast.parse(source)) or ""
    except SyntaxError:
        docstring = ""
    return docstring.splitlines()[0] if docstring else file.stem.replace("_", " ")
