"""Raises what the grader raises when time is up.

Said: did not finish|raised
"""

from grader.solution.timeouts import TimeLimitExceeded


def activate(inputs, threshold):
    raise TimeLimitExceeded(5)
