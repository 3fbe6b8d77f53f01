"""Takes two graphs for one that is gone through twice.

Rejected by: test_backward_twice
"""


def backward_twice():
    return "d"
