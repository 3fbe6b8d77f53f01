"""Returns more arrays than a message may hold.

Said: cannot be read
"""

import numpy as np


def activate(inputs, threshold):
    return [np.zeros(1)] * 5000
