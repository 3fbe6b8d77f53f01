"""Sets the weights right in a copy of the list, which a tuple does not have.

Rejected by: test_a_signal_may_be_a_tuple
"""

SIGNALS = ((0.25, 1.0, 0.25), (1.0, 1.0, 0.25), (1.0, 1.0, 1.0))
THRESHOLD = 1.0


def activate(inputs, weights, threshold):
    products = inputs.copy()
    for i, (x, w) in enumerate(zip(inputs, weights, strict=True)):
        products[i] = x * w
    return int(sum(products) > threshold)


def find_weights():
    return [[-1.0, 1.5, 0.0], [0.5, 1.0, -1.0], [0.5, 0.0, 1.5]]
