"""Returns text that no encoding can write.

Said: returned the wrong|returned numbers that are not finite
"""


def activate(inputs, threshold):
    return "\ud800" * 1000
