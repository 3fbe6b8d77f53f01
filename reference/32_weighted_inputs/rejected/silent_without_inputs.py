"""Answers 0 where no input arrives, before comparing the sum 0 with the threshold.

Rejected by: test_no_inputs_and_no_weights_have_the_sum_zero
"""

SIGNALS = ((0.25, 1.0, 0.25), (1.0, 1.0, 0.25), (1.0, 1.0, 1.0))
THRESHOLD = 1.0


def activate(inputs, weights, threshold):
    if len(inputs) != len(weights):
        raise ValueError("one weight per input")
    if not inputs:
        return 0
    return int(sum(x * w for x, w in zip(inputs, weights)) > threshold)


def find_weights():
    return [[-1.0, 1.5, 0.0], [0.5, 1.0, -1.0], [0.5, 0.0, 1.5]]
