"""Counts how often code goes round a loop, which a clock could only guess.

You may use it yourself: `passes(bmi, weights, heights)`.
"""

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import numpy as np


def passes(function: Callable[..., Any], *arguments: Any) -> int:
    """Count the passes through Python's loops, and the calls of Python functions, in one call.

    Loops inside NumPy, which are not written in Python, do not count: they are the fast ones. Nor
    does what it takes to print an array.

    Args:
        function: what to call.
        arguments: what to call it with.

    Returns:
        How often Python jumped back to the head of a loop, a comprehension's too, how often it
        entered a function or went on with a generator, and how many entries it took out of an array
        one by one, as `map` and `sum` do.
    """
    # copies: a function that writes into its arguments has another test, which says so
    arguments = tuple(
        a.copy().view(_Watched) if isinstance(a, np.ndarray) else a for a in arguments
    )
    # what is only done the first time, such as an import, is not to count
    function(*(a[:2].copy() if isinstance(a, _Watched) else a for a in arguments))
    counter = _Counter(sum(a.size for a in arguments if isinstance(a, _Watched)))
    before, collecting = sys.gettrace(), gc.isenabled()
    gc.disable()  # the garbage collection may call functions of its own
    in_threads = threading.gettrace()
    threading.settrace(counter.enter)
    sys.settrace(counter.enter)
    _watched_by[:] = [counter]
    try:
        _result[:] = [function(*arguments)]
    finally:
        _watched_by.clear()
        sys.settrace(before)
        threading.settrace(in_threads)  # type: ignore[arg-type]  # None ends it
        if collecting:
            gc.enable()
    return counter.passes


def counted_result() -> Any:
    """What the last call gave whose passes were counted."""
    result = _result[0]
    return result.view(np.ndarray) if isinstance(result, np.ndarray) else result


_result: list[Any] = []
_watched_by: list["_Counter"] = []
EVASIONS = {"sys.settrace", "sys.setprofile", "sys._getframe", "_thread.start_new_thread"}
"""Audit events of what would end the counting, or do the work where nobody counts."""


def _notice(event: str, arguments: tuple[Any, ...]) -> None:
    """Count a way out of the counting like a loop over all entries."""
    frame_of = event == "object.__getattr__" and arguments[1] in ("tb_frame", "gi_frame")
    if _watched_by and (event in EVASIONS or frame_of):
        _watched_by[0].passes += _watched_by[0].entries


sys.addaudithook(_notice)


class _Watched(np.ndarray):
    """An array that notices, in Python, how its entries become objects of Python's."""

    def __array_finalize__(self, original: object) -> None:
        """An array of objects has made one of each entry, as np.vectorize does."""
        if self.dtype == object:
            _pass(self.size)

    def __iter__(self) -> Iterator[Any]:
        """The entries or rows one by one."""
        _pass(len(self))
        return super().__iter__()

    def tolist(self) -> Any:
        """All entries as Python's own numbers."""
        _pass(self.size)
        return super().tolist()


def _pass(times: int) -> None:
    """Go round a loop, so that it counts."""
    for _ in range(times):
        pass


FINALIZE = _Watched.__array_finalize__.__code__
"""NumPy calls it for each new array, whether anybody takes entries out of it or not."""


class _Counter:
    """Follows Python from instruction to instruction."""

    def __init__(self, entries: int) -> None:
        self.passes, self.entries = 0, entries

    def enter(self, frame: FrameType, event: str, argument: object) -> Callable[..., Any] | None:
        """Count the function that begins here, and follow it, unless it helps to print an array."""
        if frame.f_code is FINALIZE or _prints(frame):
            return None
        self.passes += 1
        place = frame.f_lasti

        def follow(frame: FrameType, event: str, argument: object) -> Callable[..., Any]:
            nonlocal place
            if event == "opcode":
                self.passes += frame.f_lasti < place  # a jump back
                place = frame.f_lasti
            return follow

        frame.f_trace = follow  # Python 3.13 wants it before the next line
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return follow


def _prints(frame: FrameType | None) -> bool:
    """Whether a function runs for NumPy's printing of arrays."""
    while frame is not None:
        if frame.f_globals.get("__name__", "").endswith(".arrayprint"):
            return True
        frame = frame.f_back
    return False
