"""Lets C code call itself without end.

Said: ended by signal|calls itself too deep|raised|crashed
"""


def activate(inputs, threshold):
    import sys

    sys.setrecursionlimit(10**9)
    value = []
    for _ in range(10**6):
        value = [value]
    return len(repr(value)) and -1
