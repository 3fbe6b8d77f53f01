"""Returns the function that was called.

Said: returned the wrong|returned numbers that are not finite
"""


def activate(inputs, threshold):
    return activate
