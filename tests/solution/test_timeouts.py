import contextlib
import threading
import time

import pytest

from grader.solution import timeouts
from grader.solution.timeouts import TimeLimitExceeded


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
