"""Raises an exception whose name is a megabyte long.

Said: raised
"""


def activate(inputs, threshold):
    raise type("E" * 10**6, (Exception,), {})("x" * 10**6)
