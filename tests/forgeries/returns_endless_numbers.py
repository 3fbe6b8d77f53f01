"""Returns numbers that are not finite, of every kind.

Said: returned the wrong|returned numbers that are not finite
"""


def activate(inputs, threshold):
    return [float("nan"), float("inf"), complex("nan+infj")]
