"""Returns a number that Python refuses to write down.

Said: returned the wrong value
"""


def activate(inputs, threshold):
    return -(10**5000)
