"""Written from the page alone.

Kata 78, Quiz: numbers to trust.
"""


def overlap_of_two_masks() -> str:
    """The overlap of two masks."""
    return "a"


def same_answer_for_all() -> str:
    """The same answer for all."""
    return "d"


def squared_probabilities() -> str:
    """Squared probabilities."""
    return "b"


def same_lesion_twice() -> str:
    """The same lesion twice."""
    return "c"


def photo_of_a_dog() -> str:
    """A photo of a dog."""
    return "d"
