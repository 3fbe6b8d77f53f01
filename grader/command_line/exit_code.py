"""The exit codes of `kata`, the same for every command."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command tells the shell; docs and workflows rely on these numbers."""

    DONE = 0
    """All that was asked for is done; when grading: every kata is solved."""
    NOT_DONE = 1
    """Something is left: a kata that is not solved, a report that is not complete."""
    USAGE = 2
    """It cannot be done as asked; the message says why."""
    GRADER_FAILED = 3
    """The grader itself failed, or must not grade."""
    STOPPED = 130
    """Stopped with Ctrl+C: 128 and the number of the signal, as shells count."""
