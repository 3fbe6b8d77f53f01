"""Writes a right solution in another way, as another honest student would.

Each way leaves what is computed as it is: other names, other order, a helper, a print, a demo.
"""

import ast
import random
from collections.abc import Callable

DEMO = 'if __name__ == "__main__":\n    print("it works")\n'


def vary(source: str, dice: random.Random) -> str:
    """The source, changed in two to five of the ways below."""
    tree = ast.parse(source)
    for way in dice.sample(WAYS, dice.randint(2, 5)):
        way(tree, dice)
    return ast.unparse(ast.fix_missing_locations(tree)) + "\n"


def _rename_locals(tree: ast.Module, dice: random.Random) -> None:
    ending = dice.choice(["_", "1", "_value"])
    for function in _functions(tree):
        inner = [n for n in ast.walk(function) if isinstance(n, INNER) and n is not function]
        if inner:
            continue  # what is a local there, an inner function may mean too
        names = [node for node in ast.walk(function) if isinstance(node, ast.Name)]
        taken = {node.id for node in names} | {a.arg for a in _arguments(function)}
        own = {n.id for n in names if isinstance(n.ctx, ast.Store)}
        own -= {a.arg for a in _arguments(function)}
        new = {name: name + ending for name in own if name + ending not in taken}
        for node in names:
            node.id = new.get(node.id, node.id)


def _name_results(tree: ast.Module, _dice: random.Random) -> None:
    for function in _functions(tree):
        for block in _blocks(function):
            last = block[-1]
            if isinstance(last, ast.Return) and last.value is not None:
                name = ast.Name("the_result", ast.Store())
                block[-1:] = [
                    ast.Assign([name], last.value),
                    ast.Return(ast.Name("the_result", ast.Load())),
                ]


def _turn_conditions(tree: ast.Module, _dice: random.Random) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and node.orelse and not isinstance(node.orelse[0], ast.If):
            node.test = ast.UnaryOp(ast.Not(), node.test)
            node.body, node.orelse = node.orelse, node.body


def _print_something(tree: ast.Module, dice: random.Random) -> None:
    printing = ast.parse(f'print("here {dice.randrange(100)}", __name__)').body
    function = dice.choice(_functions(tree))
    at = 1 if ast.get_docstring(function, clean=False) is not None else 0
    function.body[at:at] = printing


def _drop_docstrings(tree: ast.Module, _dice: random.Random) -> None:
    for function in _functions(tree):
        if ast.get_docstring(function, clean=False) is not None:
            function.body = function.body[1:] or [ast.Pass()]


def _end_with_a_demo(tree: ast.Module, _dice: random.Random) -> None:
    tree.body += ast.parse(DEMO).body


def _begin_with_imports(tree: ast.Module, dice: random.Random) -> None:
    line = dice.choice(["import math", "from typing import Any", "import random as rnd"])
    at = 1 if ast.get_docstring(tree, clean=False) is not None else 0
    while at < len(tree.body) and _is_future(tree.body[at]):
        at += 1
    tree.body[at:at] = ast.parse(line).body


def _do_it_in_a_helper(tree: ast.Module, dice: random.Random) -> None:
    """A plain function becomes a helper, and a new one of its name calls it."""
    plain = [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.decorator_list and not node.args.kwarg
    ]
    if not plain:
        return
    function = dice.choice(plain)
    caller = ast.parse(f"def {function.name}(*values, **named):\n    pass").body[0]
    assert isinstance(caller, ast.FunctionDef)
    caller.args = function.args
    helper = f"_{function.name}_done"
    passed = ", ".join(
        [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
        + ([f"*{function.args.vararg.arg}"] if function.args.vararg else [])
        + [f"{a.arg}={a.arg}" for a in function.args.kwonlyargs]
    )
    caller.body = ast.parse(f"def f():\n    return {helper}({passed})").body[0].body  # type: ignore[attr-defined]
    tree.body.insert(tree.body.index(function) + 1, caller)
    function.name = helper


WAYS: list[Callable[[ast.Module, random.Random], None]] = [
    _rename_locals, _name_results, _turn_conditions, _print_something, _drop_docstrings,
    _end_with_a_demo, _begin_with_imports, _do_it_in_a_helper,
]  # fmt: skip
INNER = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef, ast.Global, ast.Nonlocal)


def _functions(tree: ast.Module) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def _arguments(function: ast.FunctionDef) -> list[ast.arg]:
    return [node for node in ast.walk(function.args) if isinstance(node, ast.arg)]


def _blocks(function: ast.FunctionDef) -> list[list[ast.stmt]]:
    found = [getattr(n, field, []) for n in ast.walk(function) for field in ("body", "orelse")]
    return [block for block in found if isinstance(block, list) and block]


def _is_future(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"
