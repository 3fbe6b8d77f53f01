"""Returns the module of the grader that serves the judge.

Said: returned the wrong|returned numbers that are not finite|cannot be read
"""

from grader.sandbox import worker


def activate(inputs, threshold):
    return worker
