"""Whether two files are the same solution but for names, comments and layout.

It is a hint for a person to look at, and never costs points.
"""

import ast
import hashlib
from functools import cache
from pathlib import Path

from grader import ROOT
from grader.catalogue.kata import Kata
from grader.catalogue.stubs import original_stub
from grader.solution.bounded_parse import parse

MAX_SOURCE = 2**16
"""Bytes of a source that is compared."""
MIN_NODES = 90
"""Nodes of the syntax tree; what is shorter, everybody writes alike."""


def form(kata: Kata, content: bytes) -> str:
    """A hash that equal solutions share; empty for what many write, or what is no Python."""
    if kata.is_quiz:
        return ""  # there is one right answer
    own = _form(content)
    return "" if own in _common(kata.name, original_stub(kata)) else own


@cache
def _common(kata: str, stub: Path) -> frozenset[str]:
    """The forms of the stub, the reference and the accepted files: nobody has to copy those."""
    reference = ROOT / "reference" / kata
    files = [stub, *reference.glob("*.py"), *(reference / "accepted").glob("*.py")]
    return frozenset(_form(file.read_bytes()) for file in files if file.is_file())


def _form(content: bytes) -> str:
    if len(content) > MAX_SOURCE:
        return ""
    try:
        tree = parse(content)
        nodes = _Normaliser().visit(tree)
        if sum(1 for _ in ast.walk(nodes)) < MIN_NODES:
            return ""
        text = ast.dump(nodes, annotate_fields=False)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:16]


class _Normaliser(ast.NodeTransformer):
    """Removes docstrings and annotations, and numbers names in the order of their appearance."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def _number(self, name: str) -> str:
        return self._names.setdefault(name, str(len(self._names)))

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(self._number(node.id), ast.Load())

    def visit_arg(self, node: ast.arg) -> ast.AST:
        return ast.arg(self._number(node.arg))

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST | None:
        if node.value is None:
            return None
        return self.generic_visit(ast.Assign([node.target], node.value))

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        if isinstance(node.value, ast.Constant):  # a docstring
            return None
        return self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.name, node.returns = self._number(node.name), None
        return self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.name = self._number(node.name)
        return self.generic_visit(node)
