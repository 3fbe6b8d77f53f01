"""Returns lists within lists, deeper than any reader follows.

Said: nested more than 40 deep
"""


def activate(inputs, threshold):
    value = []
    for _ in range(10**5):
        value = [value]
    return value
