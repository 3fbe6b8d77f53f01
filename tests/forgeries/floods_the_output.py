"""Prints without end, past the harness.

Said: did not finish|raised|Blocking
"""


def activate(inputs, threshold):
    import os

    while True:
        os.write(1, b"x" * 65536)
