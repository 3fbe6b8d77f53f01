"""A run that was prepared: its processes wait, and only then is the file read."""

from types import SimpleNamespace

import pytest

from grader.grading.results import TestResult
from grader.grading.runner import MAX_CHUNKS, MIN_CHUNK_SECONDS, split_by_duration

SCRIPT = """
import os, signal, sys
from pathlib import Path

import psutil

from grader import catalogue
from grader.sandbox.messages import GraderError
from grader.grading.runner import Job, Runner


def main():
    kata = catalogue.katas()[0]
    job = Job(kata, kata.stub_file)
    with Runner([kata]) as runner:
        runner.prepare(job)
        {between}
        try:
            verdict = runner.run_one(job)
        except GraderError:
            sys.exit("the grader failed")
        print(verdict.state, verdict.passed, len(verdict.tests))
        {after}
    left = [p.name() for p in psutil.Process().children() if p.status() != psutil.STATUS_ZOMBIE]
    print(len(left))  # the standard library's resource tracker stays


if __name__ == "__main__":
    main()
"""
WRONG = "def double(value):\n    return 4\n"
USED = "runner._started = None"
"""No other processes can be started any more."""
SAVE = "kata.stub_file.write_text('def double(value): return value + value')"
MORE = """
        with kata.test_file.open("a") as file:
            file.write(kata.test_file.read_text().replace("def test_", "def test_again_"))
"""


@pytest.fixture
def outcome(workshop):
    """What a prepared run says, with something happening between its two parts."""

    def of(between, after="", solution=WRONG, tests=None):
        workshop.add("10_double", solution, **({"tests": tests} if tests else {}))
        script = SCRIPT.format(between=between, after=after)
        (workshop.root / "prepared.py").write_text(script, encoding="utf-8")
        done = workshop.run("prepared")
        assert "Traceback" not in done.stderr
        return done.stdout.split() or done.stderr.strip()

    return of


def test_the_file_is_read_as_it_is_when_the_run_begins(outcome):
    assert outcome(f"{SAVE}; {USED}") == ["solved", "2", "2", "1"]


def test_without_a_change_it_says_what_any_run_says(outcome):
    assert outcome(USED) == ["in_progress", "1", "2", "1"]


def test_it_serves_once(outcome):
    assert outcome("", f"{SAVE}; print(runner.run_one(job).state)")[3] == "solved"


def test_changed_tests_are_collected_anew(outcome):
    assert outcome(MORE) == ["in_progress", "2", "4", "1"]


def test_a_run_of_another_kind_does_not_use_it(outcome):
    another = "job = Job(kata, kata.stub_file, only=('test_three',))"
    assert outcome(another) == ["in_progress", "0", "2", "1"]


@pytest.mark.parametrize("process", ["_judge", "_worker"])
def test_where_one_of_its_processes_was_ended_others_are_started(outcome, process):
    found = f"runner._prepared.parts[0].{process}"
    assert outcome(f"os.kill({found}.pid, 9); {found}.join()") == ["in_progress", "1", "2", "1"]


def test_no_process_of_one_that_was_not_used_is_left(outcome):
    assert outcome("runner.prepare(job)", "runner.prepare(job)") == ["in_progress", "1", "2", "1"]


def test_tests_that_cannot_be_read_are_told_of_by_the_run_itself(outcome):
    assert outcome("", tests="import nothing_of_this_name") == "the grader failed"


CLOSED = """
        import threading, time
        for wait in (0, 0.005, 0.01, 0.02, 0.04, 0.08):
            with Runner([kata]) as other:
                other.prepare(job)
                again = threading.Thread(target=other.prepare, args=[job])
                again.start()
                time.sleep(wait)
            again.join(10)
            assert not again.is_alive()
"""


def test_it_can_be_closed_while_it_prepares(outcome):
    assert outcome(CLOSED) == ["in_progress", "1", "2", "1"]


SHARED = f"""
        import grader.grading.runner
        grader.grading.runner.MIN_CHUNK_SECONDS = 1e-9
        runner.cores = 2
        runner.prepare(job, runner.run_one(job))
        assert len(runner._prepared.parts) == 2
        {USED}
"""


def test_tests_shared_out_give_the_same(outcome):
    assert outcome(SHARED) == ["in_progress", "1", "2", "1"]


def test_a_crash_is_told_of_each_part(outcome):
    crash = "import os\ndef double(value):\n    os._exit(3)\n"
    told = "print(*(test.feedback.headline for test in verdict.tests))"
    said = outcome(SHARED, told, crash)
    assert said[:3] == ["in_progress", "0", "2"]
    assert " ".join(said).count("ended its own process with the exit code 3") == 2


def last(*seconds):
    """A verdict with tests that took so long."""
    names = "abcdefghij"
    tests = [
        TestResult(name, "passed", seconds=took) for name, took in zip(names, seconds, strict=False)
    ]
    return SimpleNamespace(tests=tests)


def test_parts_take_about_as_long_as_each_other():
    assert split_by_duration(last(3.0, 1.0, 2.0, 2.0), 2) == [("a", "b"), ("c", "d")]


@pytest.mark.parametrize(
    ("seconds", "cores", "parts"),
    [
        ((0.4 * MIN_CHUNK_SECONDS,) * 4, 8, 1),
        ((0.6 * MIN_CHUNK_SECONDS,) * 4, 8, 2),
        ((9.0,) * 4, 1, 1),
        ((9.0,) * 3, 8, 3),
        ((9.0,) * 9, 99, MAX_CHUNKS),
        ((), 8, 1),
    ],
)
def test_there_are_no_more_parts_than_are_worth_it(seconds, cores, parts):
    assert len(split_by_duration(last(*seconds), cores)) == parts
