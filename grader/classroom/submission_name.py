"""The names that Moodle gives to what a student handed in: name, number of the participant."""

import re

MOODLE = re.compile(r"(.+)_(\d+)_assignsubmission_[a-z]+_?")
"""A student's folder; it holds the number of the participant."""


def participant(name: str) -> str:
    """The number of the participant in the name of Moodle's folder; empty for other names."""
    found = MOODLE.fullmatch(name)
    return found[2] if found else ""


def plain_name(name: str) -> str:
    """The student's name in that of Moodle's folder; other names as they are."""
    found = MOODLE.fullmatch(name)
    return found[1] if found else name
