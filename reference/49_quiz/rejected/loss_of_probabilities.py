"""Believes that CrossEntropyLoss expects probabilities.

Rejected by: test_softmax_before_the_loss
"""


def softmax_before_the_loss():
    return "a"
