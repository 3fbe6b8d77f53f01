"""Counts how often code goes round a loop, which a clock could only guess.

You may use it yourself: `passes(bmi, weights, heights)`.
"""

import gc
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def passes(function: Callable[..., Any], *arguments: Any) -> int:
    """Count the passes through Python's loops, and the calls of Python functions, in one call.

    Loops inside NumPy, which are not written in Python, do not count: they are the fast ones.

    Args:
        function: what to call.
        arguments: what to call it with.

    Returns:
        How often Python jumped back to the head of a loop, a comprehension's too, and how often it
        entered a function or went on with a generator.
    """
    function(*arguments)  # what is only done the first time, such as an import, is not to count
    counter = _Counter()
    before, collecting = sys.gettrace(), gc.isenabled()
    gc.disable()  # the garbage collection may call functions of its own
    sys.settrace(counter.enter)
    try:
        function(*arguments)
    finally:
        sys.settrace(before)
        if collecting:
            gc.enable()
    return counter.passes


class _Counter:
    """Follows Python from instruction to instruction."""

    def __init__(self) -> None:
        self.passes = 0

    def enter(self, frame: FrameType, event: str, argument: object) -> Callable[..., Any]:
        """Count the function that begins here, and follow it."""
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
