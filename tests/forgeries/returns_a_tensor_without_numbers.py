"""Returns a tensor that has a shape and no numbers.

Said: on the device `meta`
"""

import torch


def activate(inputs, threshold):
    return torch.zeros((), device="meta")
