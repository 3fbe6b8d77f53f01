"""Raises an exception with a long chain of causes.

Said: raised
"""


def activate(inputs, threshold):
    error = ValueError(0)
    for n in range(3000):
        following = ValueError(n)
        following.__cause__ = error
        error = following
    raise error
