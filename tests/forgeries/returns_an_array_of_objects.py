"""Returns an array whose entries are objects.

Said: returned the wrong|returned numbers that are not finite|cannot be read
"""

import numpy as np


def activate(inputs, threshold):
    return np.array([object()], dtype=object)
