"""Believes that no_grad sets the gradient to zero.

Rejected by: test_step_without_gradients
"""


def step_without_gradients():
    return "a"
