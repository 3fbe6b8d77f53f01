"""Written from the page alone.

Kata 19, Quiz: NumPy.
"""


def maximum_along_axis_0() -> str:
    """The maximum along axis 0."""
    return "d"


def writing_into_a_slice() -> str:
    """Writing into a slice."""
    return "a"


def the_star() -> str:
    """The star between two arrays."""
    return "c"


def column_minus_row() -> str:
    """Outputs minus targets."""
    return "a"


def adding_grey_values() -> str:
    """Adding grey values."""
    return "d"
