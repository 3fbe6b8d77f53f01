"""Believes that a tensor is moved in place, as a module is.

Rejected by: test_model_and_batch
"""


def model_and_batch():
    return "a"
