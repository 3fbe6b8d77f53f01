"""Raises an exception whose text never comes to an end.

Said: did not finish|raised
"""


class Endless(Exception):
    def __str__(self):
        while True:
            pass


def activate(inputs, threshold):
    raise Endless
