"""Written from the page alone.

Kata 09, Quiz: Python.
"""


def end_of_a_range() -> str:
    """The end of a range."""
    return "c"


def overlapping_conditions() -> str:
    """Conditions that overlap."""
    return "b"


def two_names() -> str:
    """Two names for a list."""
    return "c"


def name_in_a_method() -> str:
    """A name in a method."""
    return "d"


def return_in_a_loop() -> str:
    """A return in a loop."""
    return "b"
