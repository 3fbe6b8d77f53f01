"""Raises the grader's own exceptions.

Said: raised
"""

from grader.solution.errors import Diagnostic, SolutionError


def activate(inputs, threshold):
    raise SolutionError(Diagnostic("raised", "activate"))
