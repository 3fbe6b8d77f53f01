"""Jobs are run, prepared, cancelled; first without any process, then with real ones."""

import multiprocessing
import threading
import time
from contextlib import contextmanager
from dataclasses import replace

import pytest

from grader import ROOT, catalogue
from grader.catalogue.test_specs import read_test_specs
from grader.grading.results import TestResult
from grader.grading.runner import Runner
from grader.sandbox.messages import GraderError, Job

KATA = catalogue.katas(["31"])[0]
REFERENCE = ROOT / "reference" / KATA.name / KATA.stub_file.name
RIGHT = "def double(value):\n    return value + value\n"


class FakeProcesses:
    """Finds every test passed, once the file is right."""

    def __init__(self, job):
        self.job = job
        self.judge_ended, self.exit_description = False, ""
        self.alive = self.can_prepare = True
        self.closed = threading.Event()

    def prepare(self, _cancel):
        return self.can_prepare

    def is_alive(self):
        return self.alive

    def results(self, cancel):
        outcome = "passed" if self.job.file.read_text() == RIGHT else "failed"
        for spec in read_test_specs(self.job.kata.test_file):
            if cancel.is_set() or self.judge_ended:
                return
            if not self.job.only or spec.name in self.job.only:
                yield TestResult(spec.name, outcome, seconds=9.0)


class Starts:
    """A runner's way to start processes, and those that it started."""

    def __init__(self):
        self.all = []
        self.change = lambda _processes: None

    @contextmanager
    def __call__(self, job, _judge):
        processes = FakeProcesses(job)
        self.change(processes)
        self.all.append(processes)
        try:
            yield processes
        finally:
            processes.closed.set()


@pytest.fixture
def starts():
    return Starts()


@pytest.fixture
def runner(starts):
    """A runner without processes."""
    with Runner([], cores=2, start=starts) as made:
        yield made
    assert all(processes.closed.is_set() for processes in starts.all)


def test_results_come_in_the_order_of_the_jobs(runner, make_job):
    jobs = [make_job(name=f"1{number}_double") for number in (3, 1, 2)]
    names = [result.kata.name for result in runner.run(jobs)]
    assert names == [job.kata.name for job in jobs]


def test_a_prepared_run_reads_the_file_as_it_is_when_it_begins(runner, starts, make_job):
    job = make_job()
    runner.prepare(job)
    job.file.write_text(RIGHT)
    assert runner.run_one(job).solved
    assert len(starts.all) == 1


def test_what_is_prepared_serves_once(runner, starts, make_job):
    job = make_job()
    runner.prepare(job)
    runner.run_one(job)
    runner.run_one(job)
    assert len(starts.all) == 2


def test_changed_tests_are_collected_anew(runner, starts, make_job):
    job = make_job()
    runner.prepare(job)
    with job.kata.test_file.open("a") as file:
        file.write("\n\ndef test_more(kata):\n    '''More.\n\n    de: Mehr.\n    '''\n")
    assert len(runner.run_one(job).tests) == 3
    assert len(starts.all) == 2


def test_a_job_of_another_kind_does_not_use_what_is_prepared(runner, starts, make_job):
    job = make_job()
    runner.prepare(job)
    runner.run_one(replace(job, only=("test_three",)))
    assert starts.all[1].job.only == ("test_three",)


def test_where_a_prepared_process_has_ended_others_are_started(runner, starts, make_job):
    job = make_job(RIGHT)
    runner.prepare(job)
    starts.all[0].alive = False
    assert runner.run_one(job).solved
    assert len(starts.all) == 2


def test_what_cannot_be_prepared_is_run_from_the_start(runner, starts, make_job):
    job = make_job(RIGHT)
    starts.change = lambda processes: setattr(processes, "can_prepare", False)
    runner.prepare(job)
    assert starts.all[0].closed.is_set()
    assert runner.run_one(job).solved


@pytest.mark.parametrize("change", [{"isolated": True}])
def test_where_the_worker_reads_the_file_at_once_nothing_is_prepared(
    runner, starts, make_job, change
):
    runner.prepare(replace(make_job(), **change))
    assert starts.all == []


def test_tests_are_shared_out_by_the_time_that_they_took(runner, starts, make_job):
    job = make_job(RIGHT)
    runner.prepare(job, runner.run_one(job))
    assert {p.job.only for p in starts.all[1:]} == {("test_two",), ("test_three",)}
    assert len(runner.run_one(job).tests) == 2
    assert len(starts.all) == 3


def test_somebody_is_told_of_each_result_as_it_comes(runner, make_job):
    told = []
    runner.run_one(make_job(), observe=lambda test: told.append((test.name, test.outcome)))
    assert told == [("test_two", "failed"), ("test_three", "failed")]


def test_who_has_seen_enough_ends_the_run_and_the_rest_is_not_run(runner, make_job):
    result = runner.run_one(make_job(), observe=lambda test: test.name == "test_two")
    assert [test.outcome for test in result.tests] == ["failed", "not_run"]


def test_a_cancelled_job_has_no_result(runner, make_job):
    cancel = threading.Event()
    cancel.set()
    assert runner.run_one(make_job(), cancel) is None


def test_a_judge_that_ends_is_the_graders_failure(runner, starts, make_job):
    def end(processes):
        processes.judge_ended, processes.exit_description = True, "ended by signal 9 (SIGKILL)"

    starts.change = end
    with pytest.raises(GraderError, match="10_double: the judge ended by signal 9"):
        runner.run_one(make_job())


def test_a_judge_that_ends_is_tried_once_more(runner, starts, make_job):
    def end_the_first(processes):
        processes.judge_ended = not starts.all

    starts.change = end_the_first
    assert runner.run_one(make_job(RIGHT)).solved
    assert len(starts.all) == 2


def test_the_other_katas_have_their_results_where_the_grader_fails_with_one(
    runner, starts, make_job
):
    jobs = [make_job(RIGHT, name=f"1{number}_double") for number in (1, 2, 3)]

    def end(processes):
        processes.judge_ended = processes.job == jobs[1]

    starts.change = end
    found: list[str] = []
    with pytest.raises(GraderError, match=r"12_double: the judge ended .*double\.py"):
        found.extend(result.kata.name for result in runner.run(jobs))
    assert found == ["11_double", "13_double"]


def test_a_judge_that_runs_the_file_itself_may_be_ended_by_it(runner, starts, make_job):
    def end(processes):
        processes.judge_ended, processes.exit_description = True, "ended by signal 9 (SIGKILL)"

    starts.change = end
    result = runner.run_one(replace(make_job(), behind_boundary=False))
    assert [test.outcome for test in result.tests] == ["failed", "failed"]
    assert "The solution ended by signal 9 (SIGKILL)" in result.tests[0].feedback.headline


def test_a_judge_that_ends_while_the_runner_is_closed_has_no_result(starts, make_job):
    with Runner([], start=starts) as runner:

        def close(processes):
            processes.judge_ended = True
            runner.close()

        starts.change = close
        assert runner.run_one(make_job()) is None


# --- with real processes


@pytest.fixture
def real():
    """A runner with processes."""
    with Runner([]) as made:
        yield made
    assert multiprocessing.active_children() == []


@pytest.fixture
def threshold(tmp_path):
    """Makes a job of kata 31 on a file."""

    def make(source):
        file = tmp_path / "threshold.py"
        file.write_text(source)
        return Job(KATA, file, lang="en")

    return make


def test_a_real_prepared_run_reads_the_file_when_it_begins(real, threshold):
    job = threshold("")
    real.prepare(job)
    before = set(multiprocessing.active_children())
    job.file.write_text(REFERENCE.read_text())
    assert real.run_one(job).solved
    assert set(multiprocessing.active_children()) <= before


@pytest.mark.parametrize("place", [0, 1], ids=["judge", "worker"])
def test_where_one_of_the_real_processes_was_killed_others_are_started(real, threshold, place):
    job = threshold(REFERENCE.read_text())
    real.prepare(job)
    child = sorted(multiprocessing.active_children(), key=lambda process: process.pid or 0)[place]
    child.kill()
    child.join()
    assert real.run_one(job).solved


def test_tests_that_cannot_be_read_are_reported_by_the_run_itself(real, make_job):
    job = make_job(tests="import nothing_of_this_name\n")
    real.prepare(job)
    with pytest.raises(GraderError, match="nothing_of_this_name"):
        real.run_one(job)


def test_it_can_be_closed_while_it_prepares(make_job):
    job = make_job()
    for wait in (0, 0.005, 0.01, 0.02, 0.04, 0.08):  # wherever it is then
        with Runner([]) as runner:
            runner.prepare(job)
            again = threading.Thread(target=runner.prepare, args=[job])
            again.start()
            time.sleep(wait)
        again.join(10)
        assert not again.is_alive()
    assert multiprocessing.active_children() == []


def test_a_crash_is_reported_in_each_chunk(threshold):
    job = threshold("import os\ndef activate(inputs, threshold):\n    os._exit(3)\n")
    with Runner([], cores=2) as runner:
        last = runner.run_one(job)
        slow = replace(last, tests=tuple(replace(test, seconds=9.0) for test in last.tests))
        runner.prepare(job, slow)
        assert len(multiprocessing.active_children()) >= 4
        result = runner.run_one(job)
    *plain, _ = result.tests  # the last one is Hypothesis's, which calls again
    crash = "ended its own process with the exit code 3"
    others = [test.feedback.headline for test in plain if crash not in test.feedback.headline]
    assert others == []


def test_runners_do_not_end_each_other():
    job = Job(KATA, REFERENCE)
    with Runner([KATA]) as runner:
        with Runner([KATA]) as other:
            assert other.run_one(job).solved
        assert runner.run_one(job).solved
