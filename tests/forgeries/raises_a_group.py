"""Raises exceptions within exceptions.

Said: raised|stops
"""


def activate(inputs, threshold):
    raise BaseExceptionGroup("x", [ValueError(1), KeyboardInterrupt()])
