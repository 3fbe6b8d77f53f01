"""The names of submissions: their order, and what Moodle puts into those of its folders."""

import re
import unicodedata

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


def short_name(name: str) -> str:
    """For a table: the student's name and the number in that of Moodle's folder."""
    found = MOODLE.fullmatch(name)
    return f"{found[1]} ({found[2]})" if found else name


def sort_key(name: str) -> tuple[str, str]:
    """The order in which a person looks names up: Ö stands at O."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c)), name
