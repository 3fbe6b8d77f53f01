"""Returns an array of records.

Said: returned the wrong|returned numbers that are not finite|cannot be read
"""

import numpy as np


def activate(inputs, threshold):
    return np.zeros(2, dtype=[("a", "i4"), ("b", "f8")])
