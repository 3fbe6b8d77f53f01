"""Returns a class instead of a value.

Said: returned the wrong|returned numbers that are not finite
"""


def activate(inputs, threshold):
    return int
