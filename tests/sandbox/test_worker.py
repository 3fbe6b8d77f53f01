"""The process that holds the learner's file."""

import multiprocessing
import sys
import threading
from functools import cache
from multiprocessing import Pipe

import pytest

from grader.catalogue.kata import read_kata
from grader.sandbox import wire, worker
from grader.sandbox.messages import READY, Job
from grader.solution.local import MODULE, Reference
from grader.solution.source_file import SourceFile

CODE = """
calls = []

def double(value):
    calls.append(value)
    print("value", value)
    return 2 * value

def where():
    return __file__

def fails():
    raise ValueError("no")

def ends():
    raise SystemExit

def hangs():
    while True:
        pass
"""


class Worker:
    """A worker in a thread, and the questions that a judge puts to it."""

    def __init__(self, connection):
        self.connection = connection
        self.fresh = True

    def ask(self, ask, seconds=5.0, source=None, **parts):
        question = {"ask": ask, "seconds": seconds, "fresh": self.fresh, "source": source}
        self.fresh = False
        wire.send(self.connection, {**question, **parts})
        return wire.receive(self.connection)

    def call(self, name, *args, seconds=5.0, source=None):
        found = self.ask("get", target=MODULE, name=name, source=source)["result"]
        parts = {"target": found.number, "args": args, "kwargs": {}, "called": name}
        return self.ask("call", seconds=seconds, after=False, **parts)


@pytest.fixture
def asked(tmp_path, monkeypatch):
    """A worker that serves a file."""
    monkeypatch.setattr(sys, "stdout", sys.stdout)  # which a worker replaces
    monkeypatch.setattr(sys, "stderr", sys.stderr)
    file = tmp_path / "double.py"
    file.write_text(CODE)
    ours, theirs = Pipe()
    arguments = (theirs, cache(lambda: SourceFile(file)))
    thread = threading.Thread(target=worker.serve, args=arguments, daemon=True)
    thread.start()
    yield Worker(ours)
    ours.close()
    thread.join(5)
    assert not thread.is_alive()


def test_it_answers_with_data(asked):
    assert asked.call("double", 3) == {"result": 6}
    asked.ask("set", target=MODULE, name="extra", value=7)
    assert asked.ask("get", target=MODULE, name="extra") == {"result": 7}
    assert asked.ask("finish") == {"result": None}
    assert asked.ask("what nobody asks") == {"result": None}


def test_an_object_stays_and_is_named_by_a_number(asked):
    answer = asked.ask("get", target=MODULE, name="double")["result"]
    assert isinstance(answer, Reference)
    assert answer.type_name == "function"


def test_each_test_begins_with_a_fresh_module(asked):
    asked.call("double", 3)
    assert asked.ask("get", target=MODULE, name="calls") == {"result": [3]}
    asked.fresh = True
    assert asked.ask("get", target=MODULE, name="calls") == {"result": []}


def test_a_judge_may_send_other_content_under_the_name_of_the_file(asked):
    own, other = asked.call("where", source=CODE.encode()), b"def where():\n    return __file__\n"
    asked.fresh = True
    assert asked.call("where", source=other) == own
    asked.fresh = True
    assert asked.call("double", 3) == {"result": 6}


@pytest.mark.parametrize(("name", "kind"), [("fails", "raised"), ("ends", "exits")])
def test_whatever_is_raised_comes_as_a_diagnostic(asked, name, kind):
    diagnostic = asked.call(name)["trouble"]
    assert (diagnostic["kind"], diagnostic["subject"]) == (kind, name)
    assert diagnostic["lines"]


def test_a_call_that_does_not_finish_is_stopped_at_the_learners_line(asked):
    diagnostic = asked.call("hangs", seconds=0.1)["trouble"]
    assert diagnostic["kind"] == "too_slow"
    assert diagnostic["lines"][-1]["function"] == "hangs"


def test_output_goes_where_the_worker_sends_it(asked, capfd):
    asked.call("double", 3)
    assert capfd.readouterr().out == "value 3\n"


# --- the process, from its start to its end


def start(job, folder):
    """Start a worker's process; returns it, its judge's and its supervisor's connection."""
    (folder / "scratch").mkdir()
    context = multiprocessing.get_context("spawn")
    judge, judge_end = context.Pipe()
    setup, setup_end = context.Pipe(duplex=False)
    arguments = (job, judge_end, setup_end, folder / "scratch", folder / "printed.txt")
    process = context.Process(target=worker.main, args=arguments)
    process.start()
    judge_end.close()
    setup_end.close()
    return process, judge, setup


@pytest.fixture
def job(workshop):
    """The job of a made-up kata."""
    file = workshop.add("10_double")
    return Job(read_kata(file.parent), file, lang="en")


def test_before_it_is_ready_it_closes_the_supervisors_connection(job, tmp_path):
    process, judge, setup = start(job, tmp_path)
    with judge, setup:
        assert wire.receive(judge)[READY] is None
        with pytest.raises(EOFError):
            setup.recv_bytes()
        assert Worker(judge).call("double", 2) == {"result": 4}
    process.join(10)
    assert process.exitcode == 0


def test_why_it_cannot_be_set_up_goes_to_the_supervisor_and_is_not_printed(job, tmp_path):
    job.kata.test_file.unlink()
    process, judge, setup = start(job, tmp_path)
    with judge, setup:
        assert "FileNotFoundError" in setup.recv_bytes().decode()
        with pytest.raises(EOFError):
            wire.receive(judge)
    process.join(10)
    assert process.exitcode in (0, 1)
    assert (tmp_path / "printed.txt").read_text() == ""


def test_a_traceback_of_ours_is_no_output_of_the_solution(job, tmp_path):
    process, judge, setup = start(job, tmp_path)
    with judge, setup:
        assert wire.receive(judge)[READY] is None
        judge.send_bytes(b"not a question")
        with pytest.raises(EOFError):
            wire.receive(judge)
    process.join(10)
    assert process.exitcode in (0, 1)
    assert (tmp_path / "printed.txt").read_text() == ""


def test_a_function_that_timed_out_twice_gets_little_time(asked):
    found = []
    for _ in range(3):
        asked.fresh = True
        trouble = asked.call("hangs", seconds=0.5)["trouble"]
        found.append((trouble["kind"], trouble["message"]))
    assert found == [("too_slow", "0.5"), ("too_slow", "0.5"), ("too_slow_again", "0.2")]
    assert asked.call("double", 3) == {"result": 6}
