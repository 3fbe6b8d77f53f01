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
from grader.solution.bounded_parse import TooComplexError, parse

DYNAMIC_CODE = frozenset({"exec", "eval", "compile", "__import__"})
INTROSPECTION = frozenset({
    "_getframe", "_current_frames", "f_back", "f_locals", "f_globals", "tb_frame", "get_objects",
    "get_referrers", "get_referents", "currentframe", "settrace", "setprofile",
})  # fmt: skip
PROCESS_EXITS = frozenset({"_exit", "abort", "kill", "killpg"})
HARNESS = frozenset({"grader", "pytest", "_pytest", "hypothesis"})
LITERALS = (ast.List, ast.Tuple, ast.Dict)
LONG_LITERAL = 20
"""Numbers in a literal that may be a table of expected values."""


@dataclass(frozen=True)
class SourceWarning:
    """One thing to look at."""

    line: int
    text: Text


def find_warnings(kata: Kata, file: Path) -> list[SourceWarning]:
    """What stands out in a solution, in the order of its lines; nothing where it is no Python."""
    try:
        tree = parse(file.read_bytes())
    except TooComplexError:
        text = Text(
            "is too large or nested too deep to be looked at",
            "ist zu groß oder zu tief verschachtelt, um sie anzusehen",
        )
        return [SourceWarning(1, text)]
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    warnings = {(warning.line, warning.text.en): warning for warning in _all(kata, tree)}
    return [warnings[key] for key in sorted(warnings)]


def _all(kata: Kata, tree: ast.Module) -> Iterator[SourceWarning]:
    inside: set[ast.AST] = set()  # of a literal that has been looked at as a whole
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from _imports(kata, node.lineno, [alias.name for alias in node.names])
        elif isinstance(node, ast.ImportFrom):
            yield from _imports(kata, node.lineno, [node.module or "."])
        elif isinstance(node, ast.Name | ast.Attribute):
            name = node.id if isinstance(node, ast.Name) else node.attr
            yield from _name(node, name)
        elif isinstance(node, LITERALS) and node not in inside:
            inside.update(part for part in ast.walk(node) if isinstance(part, LITERALS))
            yield from _literal(node)


def _imports(kata: Kata, line: int, modules: list[str]) -> Iterator[SourceWarning]:
    for module in modules:
        top = module.split(".")[0]
        if top in HARNESS:
            text = Text(f"imports the harness ({module})", f"importiert das Testsystem ({module})")
            yield SourceWarning(line, text)
        elif top not in kata.imports and top not in sys.stdlib_module_names:
            en = f"imports {module}, which the kata does not name"
            yield SourceWarning(line, Text(en, f"importiert {module}, was die Kata nicht nennt"))


def _name(node: ast.Name | ast.Attribute, name: str) -> Iterator[SourceWarning]:
    alone = isinstance(node, ast.Name)
    if alone and name in DYNAMIC_CODE:
        text = Text(f"runs text as code ({name})", f"führt Text als Code aus ({name})")
        yield SourceWarning(node.lineno, text)
    elif not alone and name in INTROSPECTION:
        text = Text(f"looks at who called it ({name})", f"sieht sich an, wer es aufruft ({name})")
        yield SourceWarning(node.lineno, text)
    elif not alone and name in PROCESS_EXITS:
        text = Text(f"ends processes ({name})", f"beendet Prozesse ({name})")
        yield SourceWarning(node.lineno, text)


def _literal(node: ast.List | ast.Tuple | ast.Dict) -> Iterator[SourceWarning]:
    """A long table of numbers, such as expected values copied from the tests."""
    constants = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
    count = sum(isinstance(value, int | float) for value in constants)
    if count >= LONG_LITERAL:
        text = Text(f"holds a table of {count} numbers", f"enthält eine Tabelle mit {count} Zahlen")
        yield SourceWarning(node.lineno, text)
