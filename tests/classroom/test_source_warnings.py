"""What is pointed out of a solution, and what is not."""

import pytest

from grader import ROOT, catalogue
from grader.catalogue.locations import solution_file
from grader.classroom.source_warnings import find_warnings

KATA = catalogue.katas(["31_threshold"])[0]


def notes(tmp_path, source):
    file = tmp_path / "threshold.py"
    file.write_bytes(source if isinstance(source, bytes) else source.encode())
    return [(note.line, note.text.en) for note in find_warnings(KATA, file)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import torch\n", "imports torch, which the kata does not name"),
        ("from scipy import signal\n", "imports scipy, which the kata does not name"),
        ("import grader.testing\n", "imports the harness (grader.testing)"),
        ("exec('x = 1')\n", "runs text as code (exec)"),
        ("import sys\nsys._getframe()\n", "looks at who called it (_getframe)"),
        ("import os\nos._exit(0)\n", "ends processes (_exit)"),
        (f"TABLE = {list(range(30))}\n", "holds a table of 30 numbers"),
    ],
)
def test_what_stands_out_is_pointed_out(tmp_path, source, expected):
    assert expected in [text for _, text in notes(tmp_path, source)]


@pytest.mark.parametrize("source", [b"\x00\xff", b"def (", b"(" * 5000, "import re\nx = [1, 2]\n"])
def test_nothing_is_said_of_the_rest(tmp_path, source):
    assert notes(tmp_path, source) == []


def test_each_thing_is_said_once_per_line(tmp_path):
    assert notes(tmp_path, "x = exec, exec, exec\n") == [(1, "runs text as code (exec)")]


def test_forgeries_are_full_of_it():
    files = sorted((ROOT / "tests" / "forgeries").glob("*.py"))
    assert sum(bool(find_warnings(KATA, file)) for file in files) > len(files) / 3


def test_references_and_accepted_solutions_give_no_reason():
    said = []
    for kata in catalogue.katas():
        reference = solution_file(kata, ROOT / "reference")
        for file in (reference, *sorted((reference.parent / "accepted").glob("*.py"))):
            said += [(file.name, note.line, note.text.en) for note in find_warnings(kata, file)]
    assert said == []
