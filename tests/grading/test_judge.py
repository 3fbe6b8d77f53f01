"""The process that runs the tests, with pytest."""

from dataclasses import replace

import pytest

from grader import catalogue
from grader.grading.runner import Runner
from grader.sandbox.messages import GraderError, Job

KATA = catalogue.katas(["31"])[0]
PRINTS = "def activate(inputs, threshold):\n    print('inputs', *inputs)\n    return -1\n"
ALWAYS = "def activate(inputs, threshold):\n    return 1\n"


@pytest.fixture(scope="module")
def runner():
    with Runner([]) as made:
        yield made


@pytest.fixture
def job(tmp_path):
    """Makes a job of kata 31 on a file."""

    def make(source, **more):
        file = tmp_path / "threshold.py"
        file.write_text(source)
        return Job(KATA, file, lang="en", **more)

    return make


def outcomes(result):
    return {test.name: test.outcome for test in result.tests}


def test_what_a_solution_prints_belongs_to_the_test_that_ran(runner, job):
    only = ("test_the_worked_example_fires", "test_a_negative_input_inhibits")
    result = runner.run_one(job(PRINTS, only=only))
    printed = [test.output for test in result.tests if test.name in only]
    assert len(printed) == 2
    assert all(text.startswith("inputs ") for text in printed)
    assert printed[0] != printed[1]


def test_only_some_tests_can_be_run(runner, job):
    result = runner.run_one(job(PRINTS, only=("test_the_worked_example_fires",)))
    assert outcomes(result).pop("test_the_worked_example_fires") == "failed"
    assert [*outcomes(result).values()].count("not_run") == len(result.tests) - 1


def test_a_quick_run_stops_at_the_first_failure(runner, job):
    found = [*outcomes(runner.run_one(job(ALWAYS, quick=True))).values()]
    assert found.count("failed") == 1
    assert set(found[found.index("failed") + 1 :]) == {"not_run"}


def test_it_gives_the_same_where_the_file_runs_in_its_own_process(runner, job):
    behind = runner.run_one(job(ALWAYS))
    alone = runner.run_one(replace(job(ALWAYS), behind_boundary=False))
    assert outcomes(behind) == outcomes(alone)
    assert set(outcomes(behind).values()) == {"passed", "failed"}


def test_tests_that_cannot_be_collected_are_the_graders_failure(runner, make_job):
    with pytest.raises(GraderError, match="nothing_of_this_name"):
        runner.run_one(make_job(tests="import nothing_of_this_name\n"))
