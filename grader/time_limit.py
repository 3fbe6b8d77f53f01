"""Stops a test that does not finish, at the learner's own line, so that the rest can go on.

pytest-timeout decides when; this is the "how" that we give it. The exception derives from
BaseException and comes again every half second, because a loop around `try: … except: pass`
swallows any single one.
"""

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable

AGAIN = 0.5
PATIENCE = 20
"""After so many ignored interrupts the process is ended: nothing else is left in one process."""


class DidNotFinish(BaseException):
    """The time limit of a test is over."""

    def __init__(self, seconds: float = 0.0) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def start(seconds: float) -> Callable[[], None]:
    """Raise DidNotFinish in this thread after so many seconds; returns what calls it off."""
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        return _start_alarm(seconds)
    return _start_thread(seconds)


def _start_alarm(seconds: float) -> Callable[[], None]:
    ignored = 0

    def interrupt(_number: int, _frame: object) -> None:
        nonlocal ignored
        ignored += 1
        if ignored > PATIENCE:
            _give_up(seconds)
        raise DidNotFinish(seconds)

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)

    def stop() -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

    return stop


def _start_thread(seconds: float) -> Callable[[], None]:
    """The same without signals (Windows); it reaches Python code, not a call inside C."""
    learner = threading.get_ident()
    done = threading.Event()
    raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
    # an asynchronous exception is made without arguments
    exception = type("DidNotFinish", (DidNotFinish,), {"__init__": _bare, "seconds": seconds})

    def interrupt() -> None:
        wait = seconds
        for _ in range(PATIENCE):
            if done.wait(wait):
                return
            raise_in(ctypes.c_ulong(learner), ctypes.py_object(exception))
            wait = AGAIN
        if not done.wait(AGAIN):
            _give_up(seconds)

    threading.Thread(target=interrupt, daemon=True).start()
    return done.set


def _bare(_self: DidNotFinish) -> None:
    """Keep the seconds of the class."""


def _give_up(seconds: float) -> None:
    text = f"\nA test did not finish within {seconds:g} s and could not be stopped; pytest ends.\n"
    print(text, file=sys.__stderr__, flush=True)
    os._exit(1)
