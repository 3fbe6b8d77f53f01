"""Clears the gradient of the weights along with the record.

Rejected by: test_the_weights_still_require_their_gradient
"""

import numpy as np
import torch


def share(array):
    return torch.from_numpy(array)


def duplicate(array):
    return torch.tensor(array)


def network_input(array):
    return torch.tensor(array, dtype=torch.float32)


def snapshot(tensor):
    tensor.grad = None
    return tensor.detach().numpy().copy()
