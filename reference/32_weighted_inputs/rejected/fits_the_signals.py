"""Changes the signals until simple weights do, instead of finding weights for the given signals.

Rejected by: test_signals_and_threshold_stay_as_given
"""

SIGNALS = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
THRESHOLD = 1.0


def activate(inputs, weights, threshold):
    return int(sum(x * w for x, w in zip(inputs, weights, strict=True)) > threshold)


def find_weights():
    return [[2.0, 0.0, 0.0], [0.0, 2.0, 0.0], [0.0, 0.0, 2.0]]
