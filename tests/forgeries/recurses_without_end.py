"""Calls itself without end.

Said: calls itself too deep
"""


def activate(inputs, threshold):
    return activate(inputs, threshold)
