"""Stops a test that does not finish, at the learner's own line, so that the rest can go on.

pytest-timeout decides when; this is the "how" that we give it. The exception derives from
BaseException and comes again every second, because a loop around `try: … except: pass` swallows
any single one.
"""

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

REPEAT_SECONDS = 1.0
MAX_INTERRUPTS = 10
"""After so many ignored interrupts the process is ended: nothing else is left in one process."""


class TimeLimitExceeded(BaseException):
    """The time limit of a test is over."""

    def __init__(self, seconds: float = 0.0) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Timer:
    """Raises TimeLimitExceeded in its maker's thread, once time is over and until stopped."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._left = seconds
        self._ignored = 0
        main = threading.current_thread() is threading.main_thread()
        self._alarm = hasattr(signal, "setitimer") and main
        self._learner = threading.get_ident()
        self.resume()

    def pause(self) -> None:
        """Stop the clock; what is left stays."""
        if self._alarm:
            self._left = signal.setitimer(signal.ITIMER_REAL, 0)[0]
            signal.signal(signal.SIGALRM, self._before)
        else:
            self._left = max(self._end - time.monotonic(), 0.0)
            self._done.set()

    def resume(self) -> None:
        """Start the clock with what is left."""
        if self._alarm:
            self._before = signal.signal(signal.SIGALRM, self._interrupt)
            signal.setitimer(signal.ITIMER_REAL, max(self._left, 0.001), REPEAT_SECONDS)
        else:
            self._end = time.monotonic() + self._left
            self._done = threading.Event()
            threading.Thread(target=self._watch, args=(self._done,), daemon=True).start()

    def _interrupt(self, _number: int, _frame: object) -> None:
        self._ignored += 1
        if self._ignored > MAX_INTERRUPTS:
            self._give_up()
        raise TimeLimitExceeded(self.seconds)

    def _watch(self, done: threading.Event) -> None:
        """The same without signals (Windows); it reaches Python code, not a call inside C."""
        raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
        # an asynchronous exception is made without arguments
        values = {"__init__": _keep_seconds, "seconds": self.seconds}
        exception = type("TimeLimitExceeded", (TimeLimitExceeded,), values)
        wait = self._left
        for _ in range(MAX_INTERRUPTS):
            if done.wait(wait):
                return
            raise_in(ctypes.c_ulong(self._learner), ctypes.py_object(exception))
            wait = REPEAT_SECONDS
        if not done.wait(REPEAT_SECONDS):
            self._give_up()

    def _give_up(self) -> None:
        text = f"A test did not finish within {self.seconds:g} s and could not be stopped."
        print(f"\n{text} pytest ends.", file=sys.__stderr__, flush=True)
        os._exit(1)


_running: list[Timer] = []


def start(seconds: float) -> Callable[[], None]:
    """Raise TimeLimitExceeded in this thread after so many seconds; returns what calls it off."""
    timer = Timer(seconds)
    _running.append(timer)

    def stop() -> None:
        if timer in _running:  # pytest-timeout calls it off twice where a test fails
            timer.pause()
            _running.remove(timer)

    return stop


@contextmanager
def paused() -> Iterator[None]:
    """While this lasts, no clock runs: for work of ours that takes its time, such as an import."""
    timers = list(_running)
    for timer in timers:
        timer.pause()
    try:
        yield
    finally:
        for timer in timers:
            timer.resume()


def _keep_seconds(_self: TimeLimitExceeded) -> None:
    """Leave the seconds of the class as they are."""
