"""A judge and its worker are watched, with judges made up for one test each."""

import os
import signal
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace

import psutil
import pytest

from grader.grading.forkserver import ForkServer
from grader.grading.supervisor import JobSupervisor
from grader.sandbox import wire
from grader.sandbox.client import RemoteSolution, WorkerConnection
from grader.sandbox.messages import OUTPUT_FILE, Finished, GraderError, Request
from grader.solution.errors import SolutionError
from grader.solution.local import MODULE

NEVER = threading.Event()
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")


@pytest.fixture(scope="module")
def server():
    made = ForkServer([])
    yield made
    made.close()


@pytest.fixture
def supervise(server, make_job, tmp_path):
    """What came of a judge on a solution: its results, and the supervisor."""

    def run(judge, solution="def double(value):\n    return 2 * value\n", **change):
        job = replace(make_job(solution), **change)
        scratch = tmp_path / "job"
        scratch.mkdir()
        with JobSupervisor(server, job, scratch, judge) as supervisor:
            return list(supervisor.results(NEVER)), supervisor

    return run


def asks_twice(job, supervisor, worker, scratch):
    workers = WorkerConnection(supervisor, worker, scratch / OUTPUT_FILE)
    for _ in range(2):
        solution = RemoteSolution(workers, 5.0, job.file.name)
        try:
            number = solution.get(MODULE, "double").number
            supervisor.send(solution.call(number, (2,), {}, "double"))
        except SolutionError as error:
            supervisor.send(error.trouble.sentence())
    supervisor.send(Finished(""))


def test_a_worker_answers_the_judge(supervise):
    results, supervisor = supervise(asks_twice)
    assert results == [4, 4]
    assert (supervisor.judge_ended, supervisor.exit_description) == (False, "")


def test_after_a_crash_the_judge_is_given_another_worker(supervise):
    crash = "import os\ndef double(value):\n    os._exit(5)\n"
    results, _ = supervise(asks_twice, crash)
    assert len(results) == 2
    assert all("ended its own process with the exit code 5" in text for text in results)


def test_a_solution_that_closes_every_descriptor_costs_only_its_own_call(supervise):
    closes = "import os\ndef double(value):\n    os.closerange(0, 256)\n"
    results, supervisor = supervise(asks_twice, closes)
    assert len(results) == 2
    assert not supervisor.judge_ended


def gives_no_worker(_job, supervisor, worker, _scratch):
    supervisor.send(worker is None)
    supervisor.send(Finished(""))


@pytest.mark.parametrize("behind", [True, False])
def test_there_is_a_worker_only_behind_the_boundary(supervise, behind):
    assert supervise(gives_no_worker, behind_boundary=behind)[0] == [not behind]


def fails(_job, supervisor, _worker, _scratch):
    supervisor.send(Finished("no tests"))


def test_what_pytest_says_of_its_own_failure_is_raised(supervise):
    with pytest.raises(GraderError, match="10_double: no tests"):
        supervise(fails)


def leaves(_job, supervisor, _worker, _scratch):
    supervisor.send(1)
    os._exit(7)


def test_a_judge_that_ends_early_is_noticed(supervise):
    results, supervisor = supervise(leaves)
    assert results == [1]
    assert supervisor.judge_ended
    assert supervisor.exit_description == "ended its own process with the exit code 7"


def test_a_worker_that_cannot_be_set_up_is_the_graders_failure(supervise, monkeypatch):
    with pytest.raises(GraderError, match="No such file or directory"):
        supervise(without_test_file)


def without_test_file(job, supervisor, worker, scratch):
    workers = WorkerConnection(supervisor, worker, scratch / OUTPUT_FILE)
    with suppress(EOFError, OSError):
        workers.connection()
    job.kata.test_file.unlink()
    workers.end(0)
    with suppress(EOFError, OSError):
        workers.connection()
    workers.end(5.0)


def waits(_job, supervisor, worker, _scratch):
    os.setsid()
    wire.receive(worker)
    supervisor.send(Request("begin"))
    supervisor.recv()
    if os.fork() == 0:
        time.sleep(600)
    supervisor.send(os.getpid())
    time.sleep(600)


@POSIX
def test_when_it_is_left_no_process_of_it_is_there(server, make_job, tmp_path):
    with JobSupervisor(server, make_job(), tmp_path, waits) as supervisor:
        assert supervisor.prepare(NEVER)
        assert supervisor.is_alive()
        judge = psutil.Process(next(supervisor.results(NEVER)))
        family = [judge, *judge.children(recursive=True)]
    assert len(family) == 2
    assert psutil.wait_procs(family, timeout=10)[1] == []


def test_a_cancelled_preparation_ends(server, make_job, tmp_path):
    cancel = threading.Event()
    cancel.set()
    with JobSupervisor(server, make_job(), tmp_path, waits) as supervisor:
        assert not supervisor.prepare(cancel)


def tells_how_interrupts_are_handled(job, supervisor, worker, scratch):
    supervisor.send(signal.getsignal(signal.SIGINT) == signal.SIG_IGN)
    asks_twice(job, supervisor, worker, scratch)


def test_ctrl_c_does_not_reach_a_judge_but_a_solution_can_interrupt_itself(supervise):
    code = "import _thread\ndef double(value):\n    _thread.interrupt_main()\n    return [][0]\n"
    results, _ = supervise(tells_how_interrupts_are_handled, code)
    assert results[0] is True
    assert "KeyboardInterrupt" in results[1]


def tells_what_was_printed(job, supervisor, worker, scratch):
    workers = WorkerConnection(supervisor, worker, scratch / OUTPUT_FILE)
    solution = RemoteSolution(workers, 5.0, job.file.name)
    solution.call(solution.get(MODULE, "double").number, (2,), {}, "double")
    supervisor.send(workers.printed())
    supervisor.send(Finished(""))


@POSIX
def test_what_is_printed_reaches_the_judge_and_no_disk(supervise, tmp_path):
    prints = "def double(value):\n    print('hello')\n    return value\n"
    results, _ = supervise(tells_what_was_printed, prints)
    assert results == ["hello\n"]
    assert (tmp_path / "job" / OUTPUT_FILE).is_fifo()


TAKES_MUCH = """
import time

def double(value):
    much = bytearray(2**28)
    time.sleep(600)
    return len(much)
"""


def test_a_worker_over_its_memory_is_ended_from_outside(supervise, monkeypatch):
    monkeypatch.setattr("grader.grading.supervisor.MEMORY_LIMIT", 2**27)
    results, _ = supervise(asks_twice, TAKES_MUCH)
    assert [*map(bool, results)] == [True, True]
    assert all("used more memory than" in str(result) for result in results)
