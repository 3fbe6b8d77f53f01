"""Returns a dictionary whose keys all have the same hash.

Said: returned the wrong|returned numbers that are not finite|did not finish|cannot be read
"""


def activate(inputs, threshold):
    return {n * (2**61 - 1): n for n in range(2000)}
