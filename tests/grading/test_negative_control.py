"""Tests that look inside cannot be deceived by replacing what they look through."""

import pytest

from grader import ROOT, catalogue
from grader.grading.runner import Runner
from grader.sandbox.messages import Job

KATA = catalogue.katas(["21_tensor_bridge"])[0]
REFERENCE = ROOT / "reference" / KATA.name / KATA.stub_file.name
SHARED = "test_a_shared_tensor_lies_in_the_memory_of_the_array"
COPIES = """
import numpy as np
import torch

np.shares_memory = lambda *arrays: True


def share(array):
    return torch.tensor(array)
"""


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """The verdicts: the reference, and a solution that lies about its memory, with and without."""
    liar = tmp_path_factory.mktemp("liar") / KATA.stub_file.name
    liar.write_text(COPIES, encoding="utf-8")
    jobs = [
        Job(KATA, REFERENCE, lang="en", controlled=True),
        Job(KATA, liar, lang="en", only=(SHARED,)),
        Job(KATA, liar, lang="en", only=(SHARED,), controlled=True),
    ]
    with Runner([KATA]) as runner:
        return list(runner.run(jobs))


def of(verdict):
    return next(test for test in verdict.tests if test.name == SHARED)


def test_an_honest_solution_passes(graded):
    assert graded[0].solved


def test_without_a_control_the_lie_would_be_believed(graded):
    assert of(graded[1]).outcome == "passed"


def test_with_a_control_it_is_named(graded):
    result = of(graded[2])
    assert result.outcome == "failed"
    assert "wrong solutions pass this test too" in result.feedback.text()
