"""Takes the AUC for a kind of accuracy.

Rejected by: test_same_answer_for_all
"""


def same_answer_for_all():
    return "a"
