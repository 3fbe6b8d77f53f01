"""Stops a test that does not finish, at the learner's own line, so that the rest can go on.

pytest-timeout, or a worker, decides when; this module raises the exception. It derives from
BaseException and is raised again every second, because a loop around `try: … except: pass`
swallows any single one. `grader.sandbox.deadlines` has the time limits of the processes.
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
"""Interrupts that may be swallowed before the process is ended."""
MIN_SECONDS = 0.001
"""A timer that has nothing left still has to be started, and 0 would stop it."""


class TimeLimitExceeded(BaseException):
    """The time limit of a test is over."""

    def __init__(self, seconds: float = 0.0) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Timer:
    """Raises TimeLimitExceeded in its maker's thread after some seconds, until it is paused."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._left = seconds
        self._interrupts = 0
        in_main_thread = threading.current_thread() is threading.main_thread()
        self._uses_signal = hasattr(signal, "setitimer") and in_main_thread
        self._thread_id = threading.get_ident()
        self.resume()

    def pause(self) -> None:
        """Stop the clock; what is left stays."""
        if self._uses_signal:
            self._left = signal.setitimer(signal.ITIMER_REAL, 0)[0]
            signal.signal(signal.SIGALRM, self._before)
        else:
            self._left = max(self._end - time.monotonic(), 0.0)
            self._done.set()

    def resume(self) -> None:
        """Start the clock with what is left."""
        if self._uses_signal:
            self._before = signal.signal(signal.SIGALRM, self._interrupt)
            signal.setitimer(signal.ITIMER_REAL, max(self._left, MIN_SECONDS), REPEAT_SECONDS)
        else:
            self._end = time.monotonic() + self._left
            self._done = threading.Event()
            threading.Thread(target=self._watch, args=(self._done,), daemon=True).start()

    def _interrupt(self, _number: int, _frame: object) -> None:
        self._interrupts += 1
        if self._interrupts > MAX_INTERRUPTS:
            self._end_process()
        raise TimeLimitExceeded(self.seconds)

    def _watch(self, done: threading.Event) -> None:
        """The same without signals (on Windows); it interrupts Python code, but no call into C."""
        raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
        values = {"__init__": _keep_seconds, "seconds": self.seconds}
        exception = type("TimeLimitExceeded", (TimeLimitExceeded,), values)
        wait = self._left
        for _ in range(MAX_INTERRUPTS):
            if done.wait(wait):
                return
            raise_in(ctypes.c_ulong(self._thread_id), ctypes.py_object(exception))
            wait = REPEAT_SECONDS
        if not done.wait(REPEAT_SECONDS):
            self._end_process()

    def _end_process(self) -> None:
        text = f"A test did not finish within {self.seconds:g} s and could not be stopped."
        print(f"\n{text} pytest ends.", file=sys.__stderr__, flush=True)
        os._exit(1)


_running: list[Timer] = []


def start(seconds: float) -> Callable[[], None]:
    """Raise TimeLimitExceeded in this thread after some seconds; returns what cancels that."""
    timer = Timer(seconds)
    _running.append(timer)

    def stop() -> None:
        if timer in _running:  # pytest-timeout cancels twice where a test fails
            timer.pause()
            _running.remove(timer)

    return stop


@contextmanager
def paused() -> Iterator[None]:
    """Stop all clocks meanwhile: for work of the grader that takes time, such as an import."""
    timers = list(_running)
    for timer in timers:
        timer.pause()
    try:
        yield
    finally:
        for timer in timers:
            timer.resume()


def _keep_seconds(_self: TimeLimitExceeded) -> None:
    """Keep the class's `seconds`: an asynchronous exception is made without arguments."""
