"""What failures of one kind have in common: their feedback without the solution's own lines."""

import hashlib
import re

OWN_LINE = re.compile(r"^  \w+\.py:\d+  .*\n?", re.MULTILINE)
"""A line of the solution itself; two solutions with the same mistake differ in it."""
COMPARED = 3000
"""Characters of a feedback that are compared; less than what is kept of a text."""
LENGTH = 32
"""Digits of a signature."""


def signature(feedback: str) -> str:
    """A hash in hexadecimal that tells whether two feedbacks are the same, and nothing else."""
    comparable = OWN_LINE.sub("", feedback + "\n").strip("\n")[:COMPARED]
    return hashlib.sha256(comparable.encode("utf-8", "backslashreplace")).hexdigest()[:LENGTH]
