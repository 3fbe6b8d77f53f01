"""The harness: finds the katas, runs their graded tests on a solution, says what was wrong."""

from pathlib import Path

__version__ = "0.1.0"
ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds katas/, reference/ and data/."""
PRELOAD_VARIABLE = "KATA_PRELOAD"
"""Tells the fork server which packages to import, separated by commas."""
THREADS_VARIABLE = "KATA_THREADS"
"""Tells judges and workers how many threads torch may use."""


class UserError(Exception):
    """Something that was asked for cannot be done; the message says why, and what to do."""
