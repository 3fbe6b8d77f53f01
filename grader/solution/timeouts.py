"""Stops a test that does not finish, at the learner's own line, so that the rest can go on.

pytest-timeout, or a worker, decides when; this module raises the exception. It derives from
BaseException and is raised again every second, because a loop around `try: … except: pass`
swallows any single one. `grader.sandbox.deadlines` has the time limits of the processes.
"""

import ctypes
import math
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from grader.solution.clocks import Reading, own_reading

REPEAT_SECONDS = 1.0
MAX_INTERRUPTS = 10
"""Interrupts that may be swallowed before the process is ended."""
MIN_SECONDS = 0.001
"""A timer that has nothing left still has to be started, and 0 would stop it."""
IDLE_FACTOR = 2.0
"""Of a time limit: how long something may work and sleep together."""
WALL_FACTOR, WALL_SLACK = 8.0, 10.0
"""Of a time limit, and seconds: how long something may take on a machine that others keep busy."""

MAX_TIMEOUTS = 2
"""Time-outs of one function in a file after which its calls get little time."""
SHORT_FACTOR, MIN_SHORT = 0.1, 0.2
"""Of a time limit, and seconds: what such a call gets."""


class TimeLimitExceeded(BaseException):
    """The time limit of a test is over."""

    def __init__(self, seconds: float = 0.0) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(frozen=True)
class Limits:
    """What something may use, in seconds; the first limit that is reached counts."""

    cpu: float
    """Of work on a processor."""
    idle: float
    """Of work and sleep together, without waiting for a processor that others use."""
    wall: float
    """In all."""

    @classmethod
    def of(cls, seconds: float) -> "Limits":
        """What a time limit means, so that a busy machine does not decide over a verdict."""
        return cls(seconds, IDLE_FACTOR * seconds, WALL_FACTOR * seconds + WALL_SLACK)

    def left(self, used: Reading) -> float:
        """Seconds in which no limit can be reached; 0 or less where one has been."""
        busy = min(used.cpu, used.wall)  # several threads together are no more than the time
        awake = max(used.wall - used.waited, busy)
        return min(self.cpu - busy, self.idle - awake, self.wall - used.wall)


class Timer:
    """Raises TimeLimitExceeded in the thread that resumes it, once its limits are reached.

    Args:
        limits: counted while it is not paused.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.used = Reading()
        """What was used until the last pause."""
        self._interrupts = 0
        self._is_running = False

    def pause(self) -> None:
        """Stop the clock; what is left stays."""
        if not self._is_running:
            return
        self._is_running = False
        if self in _running:
            _running.remove(self)
        if self._uses_signal:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)
        else:
            self._done.set()
        self.used += own_reading() - self._begin

    def resume(self) -> None:
        """Start the clock with what is left."""
        in_main_thread = threading.current_thread() is threading.main_thread()
        self._uses_signal = hasattr(signal, "setitimer") and in_main_thread
        self._is_running = True
        _running.append(self)
        self._begin = own_reading()
        if self._uses_signal:
            self._before = signal.signal(signal.SIGALRM, self._interrupt)
            self._arm(self.limits.left(self.used))
        else:
            self._done, thread_id = threading.Event(), threading.get_ident()
            watch = threading.Thread(target=self._watch, args=(self._done, thread_id), daemon=True)
            watch.start()

    def _left(self) -> float:
        return self.limits.left(self.used + (own_reading() - self._begin))

    def _arm(self, seconds: float) -> None:
        signal.setitimer(signal.ITIMER_REAL, max(seconds, MIN_SECONDS), REPEAT_SECONDS)

    def _interrupt(self, _number: int, _frame: object) -> None:
        left = self._left()
        if left > 0:
            self._arm(left)
            return
        self._interrupts += 1
        if self._interrupts > MAX_INTERRUPTS:
            self._end_process()
        raise TimeLimitExceeded(self.limits.cpu)

    def _watch(self, done: threading.Event, thread_id: int) -> None:
        """The same without signals (on Windows); it interrupts Python code, but no call into C."""
        while (left := self._left()) > 0:
            if done.wait(max(left, MIN_SECONDS)):
                return
        raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
        values = {"__init__": _keep_seconds, "seconds": self.limits.cpu}
        exception = type("TimeLimitExceeded", (TimeLimitExceeded,), values)
        for _ in range(MAX_INTERRUPTS):
            if done.is_set():
                return
            raise_in(ctypes.c_ulong(thread_id), ctypes.py_object(exception))
            if done.wait(REPEAT_SECONDS):
                return
        self._end_process()

    def _end_process(self) -> None:
        text = f"A test did not finish within {self.limits.cpu:g} s and could not be stopped."
        print(f"\n{text} pytest ends.", file=sys.__stderr__, flush=True)
        os._exit(1)


_running: list[Timer] = []


def start(limits: Limits | float) -> Callable[[], None]:
    """Raise TimeLimitExceeded in this thread when time is up; returns what cancels that.

    Args:
        limits: a number stands for the limits that a test of so many seconds has.
    """
    timer = Timer(limits if isinstance(limits, Limits) else Limits.of(limits))
    timer.resume()
    return timer.pause  # pytest-timeout cancels twice where a test fails


def short_limit(seconds: float) -> float:
    """The time limit of a call that is not waited for any more."""
    return max(SHORT_FACTOR * seconds, MIN_SHORT)


@contextmanager
def shortened() -> Iterator[float]:
    """Give what runs meanwhile a limit of its own: a part of the one that counts now.

    Yields:
        that limit in seconds, infinite where no clock runs, as under a debugger.
    """
    if not _running:
        yield math.inf
        return
    seconds = short_limit(_running[-1].limits.cpu)
    with paused():
        stop = start(seconds)
        try:
            yield seconds
        finally:
            stop()


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
