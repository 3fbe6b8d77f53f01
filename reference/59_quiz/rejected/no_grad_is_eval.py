"""Takes no_grad for eval.

Rejected by: test_tested_in_training_mode
"""


def tested_in_training_mode():
    return "a"
