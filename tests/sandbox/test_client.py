"""The judge's side of the boundary, with threads in place of the supervisor and the worker."""

import os
import threading
import time
from multiprocessing import Pipe

import pytest

from grader.sandbox import wire
from grader.sandbox.client import MAX_TEXT, RemoteSolution, WorkerConnection
from grader.sandbox.exit_status import OVER_MEMORY
from grader.sandbox.messages import READY, send_connection
from grader.solution import timeouts
from grader.solution.errors import SolutionError
from grader.solution.local import MODULE, Reference, SolutionTimeout

HANGS_UP = object()


class Fake:
    """A supervisor whose workers give the same answers one after the other."""

    def __init__(self, answers, exit_code=None, startup=0.0):
        self.answers = iter(answers)
        self.exit_code = exit_code
        self.startup = startup
        self.requests = []
        self.questions = []
        self.ours, self.theirs = Pipe()
        threading.Thread(target=self.supervise, daemon=True).start()

    def start_worker(self):
        judge_end, worker_end = Pipe()
        threading.Thread(target=self.work, args=(worker_end,), daemon=True).start()
        return judge_end

    def supervise(self):
        while True:
            try:
                request = self.ours.recv()
            except (EOFError, OSError):
                return
            self.requests.append(request.kind)
            if request.kind == "start_worker":
                with self.start_worker() as judge_end:
                    send_connection(self.ours, judge_end, os.getpid())
            else:
                self.ours.send(self.exit_code)

    def work(self, connection):
        time.sleep(self.startup)
        with connection:
            wire.send(connection, {READY: None})
            for answer in self.answers:
                try:
                    self.questions.append(wire.receive(connection))
                except (EOFError, OSError):
                    return
                if answer is HANGS_UP:
                    return
                if answer is not None:
                    wire.send(connection, answer)


@pytest.fixture
def solution(tmp_path):
    """Makes a solution whose worker gives these answers."""
    fakes = []

    def make(*answers, seconds=5.0, **more):
        fake = Fake(answers, **more)
        fakes.append(fake)
        workers = WorkerConnection(fake.theirs, fake.start_worker(), tmp_path / "printed.txt")
        return RemoteSolution(workers, seconds, "double.py"), fake

    yield make
    for fake in fakes:
        fake.theirs.close()


def diagnostic(**more):
    """What a worker sends when something went wrong."""
    plain = {"kind": "raised", "subject": "double", "message": "", "types": (), "known": ()}
    return {"trouble": {**plain, "lines": (), **more}}


def test_a_result_comes_back(solution):
    double, fake = solution({"result": 4})
    assert double.call(7, (2,), {}, "double") == 4
    assert fake.questions[0]["args"] == (2,)


def test_a_function_is_looked_up_once(solution):
    double, fake = solution({"result": Reference(7, "function")}, {"result": 4})
    assert double.get(MODULE, "double") == double.get(MODULE, "double") == Reference(7, "function")
    assert len(fake.questions) == 1


def test_only_the_first_question_of_a_test_is_fresh(solution):
    double, fake = solution({"result": 1}, {"result": 2})
    double.call(7, (), {}, "double")
    double.call(7, (), {}, "double")
    assert [question["fresh"] for question in fake.questions] == [True, False]


def test_a_diagnostic_is_raised(solution):
    line = {"number": 3, "text": "x", "function": "double", "cell": 0}
    double, _ = solution(diagnostic(message="no", types=("ValueError",), lines=(line,)))
    with pytest.raises(SolutionError) as error:
        double.call(7, (), {}, "double")
    assert error.value.trouble.message == "no"
    assert error.value.trouble.lines[0].number == 3


def test_a_long_text_in_a_diagnostic_is_cut(solution):
    double, _ = solution(diagnostic(message="x" * 10**6))
    with pytest.raises(SolutionError) as error:
        double.call(7, (), {}, "double")
    assert len(error.value.trouble.message) == MAX_TEXT + 1


def test_a_call_that_the_worker_stopped_names_the_limit_of_the_test(solution):
    double, _ = solution(diagnostic(kind="too_slow", message="0.1"), seconds=7.0)
    with pytest.raises(SolutionTimeout) as error:
        double.call(7, (), {}, "double")
    assert error.value.trouble.message == "7"


INVALID = {
    "a verdict": {"verdict": "passed"},
    "a verdict beside a diagnostic": {**diagnostic(), "verdict": "passed"},
    "an unknown kind": diagnostic(kind="passed"),
    "a diagnostic that is none": {"trouble": 7},
    "text that is none": diagnostic(message=7),
    "lines that are none": diagnostic(lines=(1, 2)),
}


@pytest.mark.parametrize("answer", INVALID.values(), ids=INVALID)
def test_an_invalid_reply_ends_the_worker(answer, solution):
    double, fake = solution(answer)
    with pytest.raises(SolutionError) as error:
        double.call(7, (), {}, "double")
    assert error.value.trouble.kind == "unreadable_value"
    assert fake.requests == ["end_worker"]


def test_arguments_after_the_call_must_be_as_many_as_before(solution):
    double, _ = solution({"result": (4, (1, 2))}, {"result": (4, (1,))})
    with pytest.raises(SolutionError):
        double.call(7, (1,), {}, "double", after=True)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [(3, "exit code 3"), (-11, "signal 11"), (None, "stopped responding"), (OVER_MEMORY, "memory")],
)
def test_a_worker_that_hangs_up_has_crashed(code, sentence, solution):
    double, fake = solution(HANGS_UP, exit_code=code)
    with pytest.raises(SolutionError) as error:
        double.call(7, (), {}, "double")
    assert error.value.trouble.kind == "crashed"
    assert sentence in error.value.trouble.sentence()
    assert fake.requests == ["end_worker"]


def test_after_a_crash_another_worker_is_asked(solution):
    double, fake = solution(HANGS_UP, {"result": 4})
    with pytest.raises(SolutionError):
        double.call(7, (), {}, "double")
    assert double.call(7, (), {}, "double") == 4
    assert fake.requests == ["end_worker", "start_worker"]


def test_a_worker_that_does_not_answer_is_ended(solution):
    double, fake = solution(None, None)
    stop = timeouts.start(0.2)
    with pytest.raises(SolutionTimeout) as error:
        double.call(7, (), {}, "double")
    stop()
    assert error.value.trouble.kind == "too_slow"
    assert fake.requests == ["end_worker"]


def test_a_function_that_hung_twice_gets_little_time(solution):
    slow = diagnostic(kind="too_slow")
    double, fake = solution(None, None, None, None, slow, slow, seconds=7.0)
    found = []
    for called in ("double", "double", "net_b.double", "halve"):
        stop = timeouts.start(0.1 if called == "double" else 60.0)
        with pytest.raises(SolutionTimeout) as error:
            double.call(7, (), {}, called)
        stop()
        found.append((error.value.trouble.kind, error.value.trouble.message))
    assert found[:2] == [("too_slow", "7")] * 2
    assert found[2:] == [("too_slow_again", "0.7"), ("too_slow", "7")]
    assert [question["short"] for question in fake.questions[-2:]] == [True, False]


def test_the_start_of_a_worker_is_not_the_learners_time(solution):
    double, fake = solution({"result": 4}, seconds=0.4, startup=0.6)
    stop = timeouts.start(0.4)
    assert double.call(7, (), {}, "double") == 4
    stop()
    assert fake.questions[0]["seconds"] > 0.2


def test_output_is_read_once(tmp_path):
    file = tmp_path / "printed.txt"
    ours, theirs = Pipe()
    with ours, theirs:
        workers = WorkerConnection(ours, theirs, file)
        assert workers.printed() == ""
        file.write_bytes(b"one\n")
        assert workers.printed() == "one\n"
        with file.open("ab") as output:
            output.write(b"two \xff\n")
        assert workers.printed() == "two \ufffd\n"
        assert workers.printed() == ""
