import contextlib
import os
import subprocess
import sys
import threading
import time

import pytest

from grader.solution import timeouts
from grader.solution.clocks import Reading, family_reading, own_reading, process_family
from grader.solution.timeouts import Limits, TimeLimitExceeded


def spin(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def test_an_endless_loop_is_stopped():
    stop = timeouts.start(0.05)
    with pytest.raises(TimeLimitExceeded) as error:
        spin(5)
    stop()
    assert error.value.seconds == 0.05


def test_an_exception_that_is_swallowed_comes_again(monkeypatch):
    monkeypatch.setattr(timeouts, "REPEAT_SECONDS", 0.05)
    stop = timeouts.start(0.05)
    with contextlib.suppress(BaseException):
        spin(5)
    with pytest.raises(TimeLimitExceeded):
        spin(5)
    stop()


def test_called_off_in_time_it_never_comes():
    timeouts.start(0.05)()
    spin(0.15)


def test_without_signals_a_thread_does_the_same():
    """That is how it works on Windows."""
    caught = []

    def learner():
        stop = timeouts.start(0.05)
        try:
            spin(5)
        except TimeLimitExceeded as error:
            caught.append(error.seconds)
        stop()

    thread = threading.Thread(target=learner)
    thread.start()
    thread.join()
    assert caught == [0.05]


READINGS = {
    "works": (Reading(cpu=5.0, wall=5.0), True),
    "works on a busy machine": (Reading(cpu=5.0, waited=35.0, wall=40.0), True),
    "waits for a processor": (Reading(cpu=1.0, waited=39.0, wall=40.0), False),
    "sleeps": (Reading(wall=10.0), True),
    "sleeps a little": (Reading(wall=9.0), False),
    "waits for ever": (Reading(waited=50.0, wall=50.0), True),
    "works in many threads": (Reading(cpu=8.0, wall=1.0), False),
}


@pytest.mark.parametrize(("used", "reached"), READINGS.values(), ids=READINGS)
def test_a_busy_machine_does_not_use_up_a_time_limit(used, reached):
    assert (Limits.of(5.0).left(used) <= 0) == reached


def test_a_timer_that_stands_still_counts_nothing():
    timer = timeouts.Timer(Limits.of(0.2))
    timer.resume()
    timer.pause()
    spin(0.4)
    timer.resume()
    timer.pause()
    assert timer.used.cpu < 0.2


def test_sleep_is_stopped_too():
    stop = timeouts.start(0.05)
    with pytest.raises(TimeLimitExceeded):
        time.sleep(60)
    stop()


def test_a_process_is_read_from_outside_as_from_inside():
    before, outside = own_reading(), family_reading(os.getpid())
    spin(0.1)
    inside, seen = own_reading() - before, family_reading(os.getpid()) - outside
    assert 0 < inside.cpu <= seen.cpu + 0.05
    assert seen.cpu <= inside.cpu + 0.05


STARTS_ANOTHER = """
import subprocess, sys
with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as inner:
    print(inner.pid, flush=True)
    input()
    inner.communicate(b"x\\n")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_the_family_of_a_process_is_all_that_it_started():
    command = [sys.executable, "-c", STARTS_ANOTHER]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as outer:
        assert outer.stdout is not None
        inner = int(outer.stdout.readline())
        assert {outer.pid, inner} <= {*process_family(os.getpid())}
        assert process_family(outer.pid) == [outer.pid, inner]
        outer.communicate("x\n")
