"""Raises an exception whose text cannot be written.

Said: raised
"""


class Endless(Exception):
    def __str__(self):
        return str(10**5000)


def activate(inputs, threshold):
    raise Endless
