"""How a process ended, in words."""

import signal

from grader.i18n import tr

OVER_MEMORY = "over memory"
"""Stands for an exit code where we ended a process that took too much memory."""


def describe_exit(code: int | str | None) -> str:
    """What to say of an exit code; a negative one is the signal that ended the process.

    Args:
        code: the exit code, OVER_MEMORY, or None for a process that was still running.
    """
    if code is None:
        return tr("stopped responding and was ended", "antwortete nicht mehr und wurde beendet")
    if code == OVER_MEMORY:
        return tr("used more memory than 2 GB", "brauchte mehr als 2 GB Arbeitsspeicher")
    if isinstance(code, int) and code < 0:
        return _by_signal(-code)
    return tr(
        f"ended its own process with the exit code {code}",
        f"beendete den eigenen Prozess mit dem Exit-Code {code}",
    )


def _by_signal(number: int) -> str:
    try:
        name = signal.Signals(number).name
    except ValueError:
        name = "?"
    if name == "SIGXCPU":
        return tr("used up its time on the processor", "verbrauchte seine ganze Rechenzeit")
    told = {"SIGSEGV": tr(", a segmentation fault", ", ein Speicherzugriffsfehler")}.get(name, "")
    return tr(
        f"ended by signal {number} ({name}{told})", f"endete durch Signal {number} ({name}{told})"
    )
