"""Tells Hypothesis that the case does not count.

Said: raised UnsatisfiedAssumption
"""

import hypothesis


def activate(inputs, threshold):
    hypothesis.reject()
