"""Returns a generator that never ends.

Said: returned the wrong|returned numbers that are not finite|cannot be read
"""


def activate(inputs, threshold):
    return iter(int, 1)
