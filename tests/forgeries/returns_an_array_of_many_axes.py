"""Returns an array with as many axes as NumPy allows.

Said: returned the wrong|returned numbers that are not finite|cannot be read
"""

import numpy as np


def activate(inputs, threshold):
    return np.zeros((1,) * 32)
