"""Which graded tests a kata has, read from the test file without running it.

The list is known before any code of a learner runs, so a test that went missing, was skipped or
never reported can be counted as what it is: not passed.
"""

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock

from grader.i18n import Text

_PARSING = Lock()
"""Before Python 3.11.8 two threads that parse at once can fail (CPython issue 106905)."""
GERMAN = re.compile(r"^\s*de:\s*", re.MULTILINE)


@dataclass(frozen=True)
class TestSpec:
    """One graded test: a function of the test file, with what it wants to teach."""

    __test__ = False  # not a test class, whatever pytest makes of the name

    name: str
    weight: int
    why: Text
    """Its docstring: the English paragraph, and the German one that begins with "de:"."""
    gpu: bool
    needs: tuple[str, ...]
    """Packages without which it is not graded."""
    drawn: bool = False
    """Whether it draws its cases from the seed, so that nobody can know the answers in advance."""


def read_test_specs(test_file: Path) -> list[TestSpec]:
    """The graded tests of one file in their order."""
    with _PARSING:
        return [*_tests_in(test_file.read_text(encoding="utf-8"), str(test_file))]


@cache
def _tests_in(source: str, file: str) -> list[TestSpec]:
    tree = ast.parse(source, filename=file)
    functions = [n for n in tree.body if isinstance(n, ast.FunctionDef)]
    given = _names_of_given(tree)
    return [_spec(f, given) for f in functions if f.name.startswith("test_")]


def _spec(function: ast.FunctionDef, given: set[str]) -> TestSpec:
    marks = {name: values for name, values in map(_mark, function.decorator_list) if name}
    weight = marks.get("points", [1])
    return TestSpec(
        name=function.name,
        weight=weight[0] if weight and isinstance(weight[0], int) else 1,
        why=_why(ast.get_docstring(function) or ""),
        gpu="gpu" in marks,
        needs=tuple(str(v) for v in marks.get("needs", [])),
        drawn="guessable" not in marks and _draws(function, given),
    )


def _names_of_given(tree: ast.Module) -> set[str]:
    """What the file calls Hypothesis's `given`."""
    imports = (n for n in tree.body if isinstance(n, ast.ImportFrom) and n.module == "hypothesis")
    return {a.asname or a.name for line in imports for a in line.names if a.name == "given"}


def _draws(function: ast.FunctionDef, given: set[str]) -> bool:
    calls = (d.func for d in function.decorator_list if isinstance(d, ast.Call))
    by_hypothesis = any(isinstance(call, ast.Name) and call.id in given for call in calls)
    return by_hypothesis or any(argument.arg == "rng" for argument in function.args.args)


def _mark(decorator: ast.expr) -> tuple[str, list[object]]:
    """The name and constant arguments of a `pytest.mark.NAME(...)` decorator, else ("", [])."""
    call = decorator if isinstance(decorator, ast.Call) else None
    target = call.func if call else decorator
    if not isinstance(target, ast.Attribute) or ast.unparse(target.value) != "pytest.mark":
        return "", []
    return target.attr, [a.value for a in call.args if isinstance(a, ast.Constant)] if call else []


def _why(docstring: str) -> Text:
    en, *de = GERMAN.split(docstring, maxsplit=1)
    return Text(_joined(en), _joined(de[0] if de else en))


def _joined(paragraph: str) -> str:
    return " ".join(paragraph.split())
