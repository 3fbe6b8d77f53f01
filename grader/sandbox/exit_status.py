"""How a process ended, in words."""

import signal

from grader.i18n import tr
from grader.sandbox.limits import MEMORY_LIMIT

OVER_MEMORY = "over memory"
"""Stands for an exit code where we ended a process that took too much memory."""


def describe_exit(code: int | str | None) -> str:
    """The predicate of a sentence about a process that ended.

    Args:
        code: the exit code, negative for the number of the signal that ended it; OVER_MEMORY; or
            None for a process that was still running.
    """
    if code is None:
        return tr("stopped responding and was ended", "antwortete nicht mehr und wurde beendet")
    if code == OVER_MEMORY:
        size = f"{MEMORY_LIMIT // 2**30} GB"
        return tr(f"used more memory than {size}", f"brauchte mehr als {size} Arbeitsspeicher")
    if isinstance(code, int) and code < 0:
        return _describe_signal(-code)
    return tr(
        f"ended its own process with the exit code {code}",
        f"beendete den eigenen Prozess mit dem Exit-Code {code}",
    )


def _describe_signal(number: int) -> str:
    try:
        name = signal.Signals(number).name
    except ValueError:
        name = "?"
    if name == "SIGXCPU":
        return tr("used up its time on the processor", "verbrauchte seine ganze Rechenzeit")
    if name == "SIGSEGV":
        name += tr(", a segmentation fault", ", ein Speicherzugriffsfehler")
    return tr(f"ended by signal {number} ({name})", f"endete durch Signal {number} ({name})")
