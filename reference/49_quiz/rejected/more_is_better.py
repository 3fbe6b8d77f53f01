"""Believes that an augmentation never does harm.

Rejected by: test_harmful_augmentation
"""


def harmful_augmentation():
    return "a"
