"""A notebook is graded by running it: in one process, and in a real kernel behind the boundary."""

import json
import os
import re
import subprocess
import time

import nbformat
import psutil
import pytest

from grader import ROOT
from grader.notebook import as_python

TESTS = '''
from grader.expect import equal

def test_two(kata):
    """Twice two is four.

    de: Zweimal zwei ist vier.
    """
    equal(kata.double(2), 4)

def test_limit(kata):
    """The limit is ten.

    de: Die Grenze ist zehn.
    """
    equal(kata.limit, 10)

def test_end(kata):
    """The notebook runs to its end.

    de: Das Notebook läuft bis zum Ende.
    """
    kata.finish()
'''
DOUBLE = "def double(value):\n    return value * 2"
LIMIT = "limit = 5 * factor"


def notebook(*cells: str) -> str:
    """A notebook of code cells, each below a text."""
    made = []
    for source in cells:
        text = nbformat.v4.new_markdown_cell("# A text")
        made += [text, nbformat.v4.new_code_cell(source)]
    return nbformat.writes(nbformat.v4.new_notebook(cells=made))


RIGHT = notebook("factor = 2", DOUBLE, LIMIT)
CELLS = {
    "exception": (
        [DOUBLE, "factor = 2\n\nprint('x')\nlimit = factor / 0"],
        "double.ipynb, cell 2 stops with ZeroDivisionError: division by zero\n"
        "  double.ipynb, cell 2, line 4:  limit = factor / 0",
    ),
    "exception in a function": (
        ["def half(value):\n    # in two\n    return value / 0", DOUBLE, "limit = half(20)"],
        "double.ipynb, cell 3 stops with ZeroDivisionError: division by zero\n"
        "  double.ipynb, cell 3, line 1:  limit = half(20)\n"
        "  double.ipynb, cell 1, line 3:  return value / 0",
    ),
    "syntax": (
        [DOUBLE, "factor = 2\nlimit = = 5"],
        "double.ipynb, cell 2 is not valid Python: invalid syntax.\n"
        "  double.ipynb, cell 2, line 2:  limit = = 5",
    ),
    "another order": (
        [DOUBLE, LIMIT, "factor = 2"],
        "double.ipynb, cell 2 needs `factor`, which only cell 3 defines. Cells run from top to "
        "bottom: change their order.",
    ),
    "not written": (
        [DOUBLE, "# the limit\nraise NotImplementedError"],
        "`double.ipynb, cell 2` is not written yet: replace `raise NotImplementedError`.\n"
        "  double.ipynb, cell 2, line 2:  raise NotImplementedError",
    ),
    "endless loop": (
        [DOUBLE, "count = 0\nwhile count < 10:\n    factor = 2", LIMIT],
        "double.ipynb, cell 2 did not finish: all cells together may take 2 s.",
    ),
    "sleeps": (
        [DOUBLE, "import time\ntime.sleep(60)", LIMIT],
        "double.ipynb, cell 2 did not finish: all cells together may take 2 s.\n"
        "  double.ipynb, cell 2, line 2:  time.sleep(60)",
    ),
    "waits for the keyboard": (
        [DOUBLE, "limit = int(input('limit? '))"],
        "double.ipynb, cell 2 waits for the keyboard (input()); nobody types when it is graded.",
    ),
    "exit": (
        [DOUBLE, "import sys\nsys.exit(0)"],
        "`double.ipynb, cell 2` ends the program (SystemExit).",
    ),
    "recursion": (
        [DOUBLE, "def again(n):\n    return again(n)\nagain(1)"],
        "double.ipynb, cell 2 stops with RecursionError",
    ),
    "not installed": (
        [DOUBLE, "import panddas"],
        "The package `panddas` is not there to import.",
    ),
    "misspelt": (
        ["factor = 2", DOUBLE, "limmit = 5 * factor"],
        "`limit` is missing; there is a `limmit`: is that a typing error?",
    ),
}
FILES = {
    "empty": b"",
    "random bytes": bytes(range(256)) * 9,
    "UTF-16": RIGHT.encode("utf-16"),
    "Python": DOUBLE.encode(),
    "a list": b"[1, 2]",
    "a number": b"7",
    "no cells": b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
    "cells of another kind": b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [1]}',
    "cells without a source": b'{"nbformat": 4, "nbformat_minor": 5, "cells": [{"cell_type": "code"}]}',
    "another format": b'{"type": "FeatureCollection", "features": []}',
    "nested deeply": b"[" * 200_000,
}  # fmt: skip
COMMANDS = {"pytest": ("pytest",), "kernel": ("grader", "test")}


def add(workshop, content, name="10_double", tests=TESTS, time_limit=5, **files):
    made = workshop.add(name, content, tests, 'file = "double.ipynb"', time_limit)
    for given, text in files.items():
        (made.parent / f"{given}.py").write_text(text, encoding="utf-8")
    return made.rename(made.with_name("double.ipynb"))


@pytest.fixture(scope="module", params=COMMANDS)
def said(request, shared_workshop):
    """What is said of all broken notebooks, by plain pytest and with a kernel for each."""
    if not list((shared_workshop.root / "katas").iterdir()):
        fill(shared_workshop)
    return shared_workshop.run(*COMMANDS[request.param]).stdout


def fill(workshop):
    for number, (cells, _) in enumerate(CELLS.values(), start=10):
        add(workshop, notebook(*cells), f"{number}_double", time_limit=2)
    for number, content in enumerate(FILES.values(), start=10 + len(CELLS)):
        add(workshop, content, f"{number}_double")
    add(workshop, RIGHT, "99_right")


@pytest.mark.parametrize("name", CELLS)
def test_an_error_names_cell_and_line(said, name):
    _, sentence = CELLS[name]
    assert f"\n{sentence}" in said


def test_what_is_no_notebook_is_called_so(said):
    assert said.count("\ndouble.ipynb is not a notebook") >= len(FILES)


def test_the_rest_is_graded_and_no_code_of_ours_is_shown(said):
    assert "10/10" in said.split("99_right")[-1]
    assert "grader/" not in said
    assert "Traceback" not in said
    assert len(said) < 40_000
