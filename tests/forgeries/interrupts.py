"""Raises KeyboardInterrupt, as if the teacher had pressed Ctrl-C.

Said: raised KeyboardInterrupt
"""


def activate(inputs, threshold):
    raise KeyboardInterrupt
