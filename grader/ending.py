"""How a process ended, in words."""

import signal
from dataclasses import dataclass

from grader.language import say

OVER_MEMORY = "over memory"
"""Stands for an exit code where we ended a process that took too much memory."""

NOT_ISOLATED = "not-isolated.txt"
"""The file in a job's folder that says why its worker could not isolate itself."""


@dataclass(frozen=True)
class Ended:
    """The last thing that a judge sends."""

    complaint: str
    """What pytest said where it could not do its work; empty where it could."""


class GraderError(Exception):
    """Something of ours failed, and not the learner's code; the message is what pytest said."""


def how_it_ended(code: int | str | None) -> str:
    """What to say of an exit code; a negative one is the signal that ended the process.

    Args:
        code: the exit code, OVER_MEMORY, or None for a process that was still running.
    """
    if code is None:
        return say("said nothing any more", "gab keine Antwort mehr")
    if code == OVER_MEMORY:
        return say("used more memory than 2 GB", "brauchte mehr als 2 GB Arbeitsspeicher")
    if isinstance(code, int) and code < 0:
        return _by_signal(-code)
    return say(
        f"ended its own process with the exit code {code}",
        f"beendete den eigenen Prozess mit dem Exit-Code {code}",
    )


def _by_signal(number: int) -> str:
    try:
        name = signal.Signals(number).name
    except ValueError:
        name = "?"
    if name == "SIGXCPU":
        return say("used up its time on the processor", "verbrauchte seine ganze Rechenzeit")
    told = {"SIGSEGV": say(", a segmentation fault", ", ein Speicherzugriffsfehler")}.get(name, "")
    return say(
        f"ended by signal {number} ({name}{told})", f"endete durch Signal {number} ({name}{told})"
    )
