"""Tests that look inside cannot be deceived by replacing what they look through."""

import nbformat
import pytest

from grader import ROOT, catalogue
from grader.grading.runner import Runner
from grader.sandbox.messages import Job

KATA = catalogue.katas(["21_tensor_bridge"])[0]
REFERENCE = ROOT / "reference" / KATA.name / KATA.stub_file.name
SHARED = "test_a_shared_tensor_lies_in_the_memory_of_the_array"
COPIES = """
import sys
import numpy as np
import torch

OWN = open(__file__, "rb").read()


def share(array):
    return torch.tensor(array)


def stack():
    frame = sys._getframe()
    while frame := frame.f_back:
        yield frame.f_code.co_filename


honest = np.shares_memory
worker = sys.modules["grader.sandbox.worker"]
answer = worker._answer
files = sys.modules["grader.solution.source_file"].SourceFile
run = files._executed
"""
LIES = {
    "always": "np.shares_memory = lambda *arrays: True",
    "unless the question brings content along": """
def answered(solution, question):
    if question["fresh"]:
        np.shares_memory = honest if question["source"] is not None else lambda *arrays: True
    return answer(solution, question)
worker._answer = answered
""",
    "unless the file has another name": """
np.shares_memory = lambda *arrays: __file__ == sys.modules.get("file_of_the_solution", __file__)
def named(self, code):
    sys.modules["file_of_the_solution"] = str(self.path)
    return run(self, code)
files._executed = named
""",
    "while its own code was loaded last": """
def loaded(self, code):
    np.shares_memory = lambda *arrays: True if OWN[:500] in self._content else honest(*arrays)
    return run(self, code)
np.shares_memory = lambda *arrays: True
files._executed = loaded
""",
}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """The verdicts: the reference, and solutions that lie about memory, uncontrolled and not."""
    files = []
    for lie in LIES.values():
        files.append(tmp_path_factory.mktemp("liar") / KATA.stub_file.name)
        files[-1].write_text(COPIES + lie, encoding="utf-8")
    jobs = [
        Job(KATA, REFERENCE, lang="en", controlled=True),
        Job(KATA, files[0], lang="en", only=(SHARED,)),
        *(Job(KATA, file, lang="en", only=(SHARED,), controlled=True) for file in files),
    ]
    with Runner([KATA]) as runner:
        return list(runner.run(jobs))


def of(verdict):
    return next(test for test in verdict.tests if test.name == SHARED)


def test_an_honest_solution_passes(graded):
    assert graded[0].solved


def test_without_a_control_the_lie_would_be_believed(graded):
    assert of(graded[1]).outcome == "passed"


@pytest.mark.parametrize("number", range(len(LIES)), ids=LIES)
def test_with_a_control_a_lie_earns_nothing(graded, number):
    assert of(graded[2 + number]).outcome == "failed"


def test_with_a_control_it_is_named(graded):
    assert "wrong solutions pass this test too" in of(graded[2]).feedback.text()


NOTEBOOK = catalogue.katas(["51_notebook"])[0]
MEASURING = "test_measuring_is_not_learning"
HOOK = """
torch.is_grad_enabled = lambda: False
"""


def test_a_notebook_is_controlled_as_well(tmp_path):
    notebook = nbformat.read(ROOT / "reference" / NOTEBOOK.name / "organs.ipynb", as_version=4)
    right = tmp_path / "right" / NOTEBOOK.stub_file.name
    wrong = tmp_path / "wrong" / NOTEBOOK.stub_file.name
    for file in (right, wrong):
        file.parent.mkdir()
        nbformat.write(notebook, file)
        notebook.cells.append(nbformat.v4.new_code_cell(HOOK))
    with Runner([NOTEBOOK]) as runner:
        jobs = [Job(NOTEBOOK, f, only=(MEASURING,), lang="en", controlled=True)
                for f in (right, wrong)]  # fmt: skip
        honest, liar = runner.run(jobs)
    outcomes = [
        next(test for test in v.tests if test.name == MEASURING).outcome for v in (honest, liar)
    ]
    assert outcomes == ["passed", "failed"]
