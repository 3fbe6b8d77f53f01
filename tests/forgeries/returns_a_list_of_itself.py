"""Returns a list that holds itself a thousand times.

Said: nested more than 40 deep|too large|invalid|unreadable|cannot be read|did not finish|used more memory
"""


def activate(inputs, threshold):
    value = []
    value += [value] * 1000
    return value
