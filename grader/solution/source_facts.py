"""What can be read off the source of a learner's file, for hints that have to be true.

The source is parsed and never run. Of a file that is no Python, or too large, nothing is known.
"""

import ast
from collections.abc import Iterator
from functools import cached_property

from grader.solution.bounded_parse import parse

MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
CHANGING = ("append", "extend", "insert", "add", "update", "setdefault", "pop", "remove", "clear")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

Function = ast.FunctionDef | ast.AsyncFunctionDef


class SourceFacts:
    """Facts about the functions of one source; a name may have a dot, as in `neuron.receive`."""

    def __init__(self, source: str) -> None:
        self._source = source

    @cached_property
    def _tree(self) -> ast.Module:
        try:
            return parse(self._source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return ast.Module([], [])

    def _functions(self, name: str) -> Iterator[Function]:
        last = name.rpartition(".")[2]
        for node in ast.walk(self._tree):
            if isinstance(node, FUNCTIONS) and node.name == last:
                yield node

    def lacks_return(self, name: str) -> bool:
        """Whether such a function is there and none of that name returns or yields a value."""
        functions = [*self._functions(name)]
        return bool(functions) and not any(map(_gives_a_value, functions))

    def parameter(self, name: str, place: int) -> str:
        """The name of a parameter by its place from 0; empty where it has none."""
        for function in self._functions(name):
            names = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
            names = names[1:] if "." in name and names[:1] == ["self"] else names
            return names[place] if place < len(names) else ""
        return ""

    def lacks_self(self, owner: str, name: str) -> bool:
        """Whether a method of a class was written without `self`."""
        for node in ast.walk(self._tree):
            if isinstance(node, ast.ClassDef) and node.name == owner:
                methods = [m for m in node.body if isinstance(m, FUNCTIONS) and m.name == name]
                first = [(*m.args.posonlyargs, *m.args.args)[:1] for m in methods]
                plain = [m for m in methods if not m.decorator_list]
                return bool(plain) and all(not a or a[0].arg != "self" for a in first)
        return False

    def misspelt_init(self, owner: str) -> str:
        """A method of a class that was to be `__init__`; empty where there is none."""
        for node in ast.walk(self._tree):
            if isinstance(node, ast.ClassDef) and node.name == owner:
                names = [m.name for m in node.body if isinstance(m, FUNCTIONS)]
                near = [n for n in names if n.strip("_").lower() in ("init", "int", "inti")]
                return "" if "__init__" in names else next(iter(near), "")
        return ""

    def keeps_state(self, name: str) -> bool:
        """Whether a function may remember earlier calls: by a default value or a global one."""
        shared = {
            target.id
            for node in self._tree.body
            if isinstance(node, ast.Assign | ast.AnnAssign) and _is_mutable(node.value)
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name)
        }
        for function in self._functions(name):
            defaults = (*function.args.defaults, *function.args.kw_defaults)
            if any(map(_is_mutable, defaults)):
                return True
            if any(isinstance(n, ast.Global) or _changes(n, shared) for n in ast.walk(function)):
                return True
        return False

    def shares_state(self) -> bool:
        """Whether objects of one class may share something that each was to have alone."""
        for node in ast.walk(self._tree):
            if isinstance(node, ast.ClassDef) and any(map(_is_class_attribute, node.body)):
                return True
            if isinstance(node, FUNCTIONS) and self.keeps_state(node.name):
                return True
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                owner = node.value
                on_class = isinstance(owner, ast.Name) and (
                    owner.id == "cls" or owner.id[:1].isupper()
                )
                if on_class or (isinstance(owner, ast.Attribute) and owner.attr == "__class__"):
                    return True
        return False

    def is_begun(self, name: str) -> bool:
        """Whether a function that raises NotImplementedError holds more than that and prints."""
        for function in self._functions(name):
            rest = [s for s in function.body if not isinstance(s, ast.Expr | ast.Raise | ast.Pass)]
            if rest and any(map(_is_placeholder, ast.walk(function))):
                return True
        return False

    def has_workers(self) -> bool:
        """Whether a call has `num_workers=` with something else than 0."""
        return any(
            isinstance(node, ast.keyword)
            and node.arg == "num_workers"
            and not (isinstance(node.value, ast.Constant) and node.value.value == 0)
            for node in ast.walk(self._tree)
        )


def _is_class_attribute(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None


def _gives_a_value(function: Function) -> bool:
    waiting: list[ast.AST] = [*function.body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Yield | ast.YieldFrom):
            return True
        if isinstance(node, ast.Return) and node.value is not None:
            return True
        if not isinstance(node, (*FUNCTIONS, ast.Lambda, ast.ClassDef)):
            waiting.extend(ast.iter_child_nodes(node))
    return False


def _is_mutable(value: ast.expr | None) -> bool:
    called = value.func if isinstance(value, ast.Call) else None
    made = isinstance(called, ast.Name) and called.id in ("list", "dict", "set")
    return made or isinstance(value, MUTABLE)


def _changes(node: ast.AST, names: set[str]) -> bool:
    """Whether it changes a list, dictionary or set of one of these names."""
    if isinstance(node, ast.Attribute):
        changed = node.attr in CHANGING
    else:
        changed = isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del)
    owner = getattr(node, "value", None)
    return changed and isinstance(owner, ast.Name) and owner.id in names


def _is_placeholder(node: ast.AST) -> bool:
    if not isinstance(node, ast.Raise):
        return False
    raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"
