"""A notebook is graded by running it: in one process, and in a real kernel behind the boundary."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import psutil
import pytest
from nbclient import NotebookClient

from grader import ROOT, catalogue
from grader.authoring.mutants import mutants_of
from grader.authoring.solution_checks import intended_test
from grader.solution.notebook import defined_names, to_python

TESTS = '''
from grader.testing import equal

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
    return str(nbformat.writes(nbformat.v4.new_notebook(cells=made)))


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
        "double.ipynb, cell 2 did not finish: all cells together may take 4 s.",
    ),
    "sleeps": (
        [DOUBLE, "import time\ntime.sleep(600)", LIMIT],
        "double.ipynb, cell 2 did not finish: all cells together may take 4 s.\n"
        "  double.ipynb, cell 2, line 2:  time.sleep(600)",
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
    "cells without a source": b'{"nbformat": 4, "nbformat_minor": 5, '
    b'"cells": [{"cell_type": "code"}]}',
    "another format": b'{"type": "FeatureCollection", "features": []}',
    "nested deeply": b"[" * 200_000,
}  # fmt: skip
COMMANDS = {"pytest": ("pytest",), "kernel": ("grader", "test")}


def add(workshop, content, name="10_double", tests=TESTS, time_limit=60, **files):
    made = workshop.add(name, content, tests, 'file = "double.ipynb"', time_limit)
    for name, text in files.items():
        (made.parent / f"{name}.py").write_text(text, encoding="utf-8")
    return made.rename(made.with_name("double.ipynb"))


@pytest.fixture(scope="module", params=COMMANDS)
def said(request, shared_workshop):
    """What is said of all broken notebooks, by plain pytest and with a kernel for each."""
    if not list((shared_workshop.root / "katas").iterdir()):
        fill(shared_workshop)
    return shared_workshop.run(*COMMANDS[request.param]).stdout


def fill(workshop):
    for number, (cells, sentence) in enumerate(CELLS.values(), start=10):
        limit = 4 if "did not finish" in sentence else 60  # also on a busy machine
        add(workshop, notebook(*cells), f"{number}_double", time_limit=limit)
    for number, content in enumerate(FILES.values(), start=10 + len(CELLS)):
        add(workshop, content, f"{number}_double")
    add(workshop, RIGHT, "99_right")


@pytest.mark.parametrize("name", CELLS)
def test_an_error_names_cell_and_line(said, name):
    _, sentence = CELLS[name]
    assert " ".join(sentence.split()) in " ".join(said.split())


def test_what_is_no_notebook_is_called_so(said):
    assert said.count("\ndouble.ipynb is not a notebook") >= len(FILES)


def test_the_rest_is_graded_and_no_code_of_ours_is_shown(said):
    assert "10/10" in said.split("99_right")[-1]
    assert "grader/" not in said
    assert "Traceback" not in said
    assert len(said) < 40_000


# --- what brings a kernel down, or tries to say what only a judge says

IGNORES = """
while True:
    try:
        while True:
            factor = 2
    except BaseException:
        pass
"""
SENDS = """
import gc
from multiprocessing.connection import Connection
for thing in gc.get_objects():
    if isinstance(thing, Connection):
        thing.send_bytes(b'{"result": 4}')
"""
EQUALS = """
class Equal(int):
    def __eq__(self, other): return True
    __hash__ = int.__hash__
def double(value): return Equal(5)
"""
WAITS = """
import threading, time
threading.Thread(target=time.sleep, args=(600,)).start()
"""
HARMS = {
    "ends its process": (
        "os._exit(0)",
        "double.ipynb, cell 2 ended its own process with the exit code 0: the notebook",
    ),
    "ignores that its time is over": (
        IGNORES,
        "double.ipynb, cell 2 did not finish: all cells together may take 2 s.",
    ),
    "answers in the worker's place": (SENDS, "double.ipynb, cell "),
    "equals everything": (EQUALS, "`double` returned the wrong value."),
    "leaves a thread behind": (WAITS, "`limit` is missing"),
    "starts a program": (
        "os.system('true')",
        "double.ipynb, cell 2 stops with PermissionError: a solution may not start or end",
    ),
    "uses the network": (
        "import socket\nsocket.create_connection(('localhost', 9))",
        "double.ipynb, cell 2 stops with PermissionError: a solution may not use the network",
    ),
    "writes elsewhere": (
        f"open({str(ROOT / 'left_behind.txt')!r}, 'w')",
        "double.ipynb, cell 2 stops with PermissionError: a solution may only write in its own",
    ),
}
HANGING = ("ignores that its time is over", "answers in the worker's place")


def left_of(workshop):
    """Processes that a run left behind."""
    found = psutil.process_iter(["environ", "status"])
    mine = [
        p for p in found if str(workshop.root) in (p.info["environ"] or {}).get("PYTHONPATH", "")
    ]
    return [p for p in mine if p.info["status"] != psutil.STATUS_ZOMBIE]


@pytest.mark.parametrize("name", HARMS)
def test_whatever_a_cell_does_it_is_named_and_its_process_ends(workshop, name):
    cell, sentence = HARMS[name]
    limit = 2 if name in HANGING else 60
    add(workshop, notebook("import os\n" + DOUBLE, cell), time_limit=limit)
    add(workshop, RIGHT, "99_right")
    done = workshop.run("grader", "test")
    assert f"\n{sentence}" in done.stdout, done.stdout
    assert re.search(r"10_double .* [036]/10 ", done.stdout)
    assert re.search(r"99_right .* 10/10 ", done.stdout)
    assert not left_of(workshop)
    assert not (ROOT / "left_behind.txt").exists()


def test_after_a_call_that_hangs_the_notebook_runs_in_another_kernel(workshop):
    hangs = "def double(value):\n    while True:\n        try:\n            value += 1\n"
    hangs += "        except BaseException:\n            pass"
    add(workshop, notebook(hangs, "limit = 10"), time_limit=2)
    done = workshop.run("grader", "test")
    assert "\n`double` did not finish within 2 s." in done.stdout
    assert "2/3" in done.stdout


# --- what a notebook may hold

LIVELY = notebook(
    "%matplotlib inline\n!pip install --quiet monai\nimport sys\n"
    "if 'google.colab' in sys.modules:\n    !git clone {REPOSITORY}\nlist?",
    "%%time\n" + DOUBLE,
    "%%bash\nrm -rf /",
    "   ",
    "if __name__ == '__main__':\n    limit = 10\ndisplay(limit)\nlimit",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_magics_shell_lines_and_display_do_no_harm(workshop, command):
    add(workshop, LIVELY)
    done = workshop.run(*COMMANDS[command])
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("source", "python"),
    [
        ("total = 7 % 2", "total = 7 % 2"),
        ("total = (7\n% 2)", "total = (7\n% 2)"),
        ("text = '''\n!ls\n'''", "text = '''\n!ls\n'''"),
        ("%pip install monai\nx = 1", "None\nx = 1"),
        ("\n\n!pip install monai\nx = 1", "\n\nNone\nx = 1"),
        ("if x:\n    !ls\ny = 1", "if x:\n    None\ny = 1"),
        ("files = !ls\nx = 1", "files = None\nx = 1"),
        ("%%time\nx = 1", "\nx = 1"),
        ("%%bash\nls", "pass"),
        ("%%html\n<b>x</b>", "pass"),
        ("%%time", "pass"),
        ("x = = !", "x = = !"),
    ],
)
def test_magics_become_nothing_line_by_line(source, python):
    assert to_python(source) == python


def test_names_of_later_cells_are_found_in_loops_and_not_in_functions():
    tree = ast.parse("import a.b, c as d\nfor e in []:\n    f = 1\ndef g():\n    h = 1")
    assert defined_names(tree) == {"a", "d", "e", "f", "g"}


GIVEN = """
def environment(scratch):
    (scratch / "limit.txt").write_text("10", encoding="utf-8")
    return {"KATA_LIMIT": str(scratch / "limit.txt")}
"""


@pytest.mark.parametrize("command", COMMANDS)
def test_the_kata_says_in_which_environment_it_runs(workshop, command):
    reads = "import os\nlimit = int(open(os.environ['KATA_LIMIT']).read())"
    add(workshop, notebook(DOUBLE, reads), support=GIVEN)
    done = workshop.run(*COMMANDS[command])
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_the_cells_run_once_for_all_tests(workshop, command):
    tests = """
SEEN = set()

def test_one(kata):
    SEEN.add(kata.token)

def test_other(kata):
    SEEN.add(kata.token)
    assert len(SEEN) == 1
"""
    add(workshop, notebook(DOUBLE, "import random\ntoken = random.random()"), tests=tests)
    done = workshop.run(*COMMANDS[command])
    assert done.returncode == 0, done.stdout


def test_a_single_notebook_is_graded_and_a_stub_put_back(workshop):
    file = add(workshop, notebook("raise NotImplementedError"))
    other = workshop.root / "anna.ipynb"
    other.write_text(RIGHT, encoding="utf-8")
    assert workshop.run("grader", "test", "10", "--against", str(other)).returncode == 0
    kept = workshop.root / "grader" / "catalogue" / "original_stubs" / "10_double.ipynb.txt"
    kept.write_bytes(file.read_bytes())
    file.write_text(RIGHT, encoding="utf-8")
    assert workshop.run("grader", "reset", "10").returncode == 0
    assert file.read_bytes() == kept.read_bytes()
    assert [f.suffixes for f in file.parent.glob("*.kept")] == [[".ipynb", ".kept"]]


def test_a_reference_is_shown_as_code(workshop):
    add(workshop, RIGHT)
    folder = workshop.root / "reference" / "10_double"
    folder.mkdir()
    (folder / "double.ipynb").write_text(RIGHT, encoding="utf-8")
    shown = workshop.run("grader", "solution", "10", "--give-up").stdout
    assert shown == f"# [1]\nfactor = 2\n\n# [2]\n{DOUBLE}\n\n# [3]\n{LIMIT}\n"


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        ('file = "../organs.ipynb"', "'file' must be the name of a notebook or module: organs.ip"),
        ('file = "organs.txt"', "'file' must be the name of a notebook or module: organs.ipynb"),
        (
            'file = "a.ipynb"\nbans = [{names = ["numpy.dot"], en = "a", de = "b"}]',
            "bans are not supported in notebooks",
        ),
    ],
)
def test_the_catalogue_takes_only_the_name_of_a_notebook_or_module(workshop, more, complaint):
    workshop.add("10_double", more=more)
    assert complaint in workshop.run("grader", "test").stderr


def test_other_katas_import_nothing_of_jupyter(workshop):
    workshop.add("10_double")
    code = (
        "import sys, pytest\npytest.main(['-q'])\n"
        "sys.exit(bool({'nbformat', 'nbclient', 'zmq', 'IPython'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=workshop.root, check=False)
    assert done.returncode == 0


# --- proofs of an author


def test_mutants_of_a_notebook_change_what_the_stub_leaves_open(tmp_path):
    stub, reference = tmp_path / "stub.ipynb", tmp_path / "reference.ipynb"
    stub.write_text(notebook("factor = 2", "def double(value):\n    raise NotImplementedError"))
    reference.write_text(RIGHT)
    made = mutants_of(reference, stub)
    assert {mutant.line for mutant in made} == {"return value * 2", LIMIT}
    cells = [nbformat.reads(mutant.content, 4).cells for mutant in made]
    assert all(some[1].source == "factor = 2" and len(some) == 6 for some in cells)


def test_a_rejected_notebook_says_in_its_first_text_what_it_fails(tmp_path):
    text = nbformat.v4.new_markdown_cell("No limit.\n\nRejected by: test_limit")
    file = tmp_path / "no_limit.ipynb"
    file.write_text(nbformat.writes(nbformat.v4.new_notebook(cells=[text])))
    assert intended_test(file) == "test_limit"


# --- the notebooks of this repository

KATAS = [kata for kata in catalogue.katas() if kata.is_notebook]


def tracked() -> list[Path]:
    """All notebooks under version control; in a copy without git, all that lie in it."""
    listed = subprocess.run(
        ["git", "ls-files", "*.ipynb"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    found = [ROOT / name for name in listed.stdout.splitlines()]
    return found or [f for part in ("katas", "reference") for f in (ROOT / part).rglob("*.ipynb")]


@pytest.mark.parametrize("file", tracked(), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_tracked_notebook_is_valid_and_brings_no_outputs(file):
    notebook = nbformat.read(file, 4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    left = [cell.source for cell in code if cell.outputs or cell.execution_count is not None]
    assert not left, "clear all outputs before you commit"


@pytest.mark.parametrize("kata", KATAS, ids=lambda kata: kata.name)
def test_the_badge_opens_the_notebook_and_the_reference_differs_only_in_gaps(kata):
    stub = nbformat.read(kata.stub_file, 4).cells
    reference = nbformat.read(ROOT / "reference" / kata.name / kata.stub_file.name, 4).cells
    path = kata.stub_file.relative_to(ROOT).as_posix()
    badge = rf"\]\(https://colab\.research\.google\.com/github/[^/]+/[^/]+/blob/main/{path}\)"
    assert re.search(badge, stub[0].source)
    assert [cell.id for cell in stub] == [cell.id for cell in reference]
    for cell, right in zip(stub, reference, strict=True):
        assert cell.source == right.source or "raise NotImplementedError" in cell.source


@pytest.mark.parametrize("kata", KATAS, ids=lambda kata: kata.name)
def test_the_reference_runs_as_a_learner_runs_it(kata, monkeypatch):
    """From its own folder, in a kernel that the harness knows nothing of, on all pictures."""
    monkeypatch.delenv("KATA_ORGANS", raising=False)
    monkeypatch.setenv("OMP_NUM_THREADS", "1")  # two threads beside another test take far longer
    reference = nbformat.read(ROOT / "reference" / kata.name / kata.stub_file.name, 4)
    resources = {"metadata": {"path": str(kata.folder)}}
    NotebookClient(reference, timeout=300, kernel_name="python3", resources=resources).execute()
    printed = "".join(output.get("text", "") for output in reference.cells[-1].outputs)
    reached = re.search(r"(\d+)% of the test pictures", printed)
    assert reached
    assert int(reached[1]) >= 70
