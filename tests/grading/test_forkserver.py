"""What the warm parents import before any kata is graded."""

import sys

import pytest

from grader import ROOT, catalogue
from grader.grading.forkserver import preload_modules
from grader.grading.runner import Runner, _schedule
from grader.sandbox.messages import Finished, Job


@pytest.mark.parametrize("compares", [True, False])
def test_what_tests_compare_with_is_imported_once_for_all(compares):
    assert ("monai" in preload_modules(catalogue.katas(["62"]), compares=compares)) is compares


def tell_whether_torch_is_there(_job, connection, _scratch):
    """The work of a judge."""
    connection.send("torch" in sys.modules)
    connection.send(Finished(""))


def test_what_needs_no_torch_comes_from_a_parent_without_it():
    light, heavy = (Job(kata, kata.stub_file) for kata in catalogue.katas(["31", "41"]))
    with Runner([heavy.kata, light.kata]) as runner:
        assert runner.ask(light, tell_whether_torch_is_there) == ([False], "")
        assert runner.ask(heavy, tell_whether_torch_is_there) == ([True], "")


def test_one_core_imports_torch_while_the_others_do_what_needs_none():
    jobs = [Job(kata, kata.stub_file) for kata in catalogue.katas(["21", "22", "31", "41", "32"])]
    order = [job.kata.name[:2] for _, job in _schedule(enumerate(jobs))]
    assert order == ["21", "31", "32", "22", "41"]


def test_verdicts_come_in_the_order_of_the_jobs():
    jobs = [Job(kata, kata.stub_file) for kata in catalogue.katas(["41", "31", "32"])]
    with Runner([job.kata for job in jobs]) as runner:
        assert [v.kata.name for v in runner.run(jobs)] == [job.kata.name for job in jobs]


def test_runners_do_not_end_each_other():
    kata = catalogue.katas(["31"])[0]
    job = Job(kata, ROOT / "reference" / kata.name / kata.stub_file.name)
    with Runner([kata]) as runner:
        with Runner([kata]) as other:
            assert other.run_one(job).solved
        assert runner.run_one(job).solved
