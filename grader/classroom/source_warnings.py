"""What a teacher may want to look at in a solution: read from its source, never a deduction.

An honest solution can do each of these things, and a dishonest one can hide them.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.catalogue.kata import Kata
from grader.i18n import Text

DYNAMIC_CODE = frozenset({"exec", "eval", "compile", "__import__"})
INTROSPECTION = frozenset({
    "_getframe", "_current_frames", "f_back", "f_locals", "f_globals", "tb_frame", "get_objects",
    "get_referrers", "get_referents", "currentframe", "settrace", "setprofile",
})  # fmt: skip
PROCESS_EXITS = frozenset({"_exit", "abort", "kill", "killpg"})
HARNESS = frozenset({"grader", "pytest", "_pytest", "hypothesis"})
LONG_LITERAL = 20
"""A literal of so many numbers may be a table of expected values."""


@dataclass(frozen=True)
class Advice:
    """One thing to look at."""

    line: int
    text: Text


def advice(kata: Kata, file: Path) -> list[Advice]:
    """What stands out in a solution, in the order of its lines; nothing where it is no Python."""
    try:
        tree = ast.parse(file.read_bytes())
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    found = {(note.line, note.text.en): note for note in _all(kata, tree)}
    return [found[key] for key in sorted(found)]


def _all(kata: Kata, tree: ast.Module) -> Iterator[Advice]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from _imports(kata, node.lineno, [alias.name for alias in node.names])
        elif isinstance(node, ast.ImportFrom):
            yield from _imports(kata, node.lineno, [node.module or "."])
        elif isinstance(node, ast.Name | ast.Attribute):
            name = node.id if isinstance(node, ast.Name) else node.attr
            yield from _name(node, name)
        elif isinstance(node, ast.List | ast.Tuple | ast.Dict):
            yield from _literal(node)


def _imports(kata: Kata, line: int, modules: list[str]) -> Iterator[Advice]:
    for module in modules:
        top = module.split(".")[0]
        if top in HARNESS:
            yield Advice(line, Text(f"imports the harness ({module})",
                                    f"importiert das Prüfwerk ({module})"))  # fmt: skip
        elif top not in kata.imports and top not in sys.stdlib_module_names:
            yield Advice(line, Text(f"imports {module}, which the kata does not name",
                                    f"importiert {module}, was die Kata nicht nennt"))  # fmt: skip


def _name(node: ast.Name | ast.Attribute, name: str) -> Iterator[Advice]:
    alone = isinstance(node, ast.Name)
    if alone and name in DYNAMIC_CODE:
        yield Advice(node.lineno, Text(f"runs text as code ({name})",
                                       f"führt Text als Code aus ({name})"))  # fmt: skip
    elif not alone and name in INTROSPECTION:
        yield Advice(node.lineno, Text(f"looks at who called it ({name})",
                                       f"sieht sich an, wer es aufruft ({name})"))  # fmt: skip
    elif not alone and name in PROCESS_EXITS:
        yield Advice(node.lineno, Text(f"ends processes ({name})",
                                       f"beendet Prozesse ({name})"))  # fmt: skip


def _literal(node: ast.List | ast.Tuple | ast.Dict) -> Iterator[Advice]:
    """A long table of numbers, such as expected values copied from the tests."""
    numbers = [n for n in ast.walk(node)
               if isinstance(n, ast.Constant) and isinstance(n.value, int | float)]  # fmt: skip
    if len(numbers) >= LONG_LITERAL:
        many = len(numbers)
        text = Text(f"holds a table of {many} numbers", f"enthält eine Tabelle mit {many} Zahlen")
        yield Advice(node.lineno, text)
