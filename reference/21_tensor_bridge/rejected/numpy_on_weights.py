"""Calls .numpy() on weights that require a gradient.

Rejected by: test_weights_that_require_a_gradient_become_an_array
"""

import torch


def share(array):
    return torch.from_numpy(array)


def duplicate(array):
    return torch.tensor(array)


def network_input(array):
    return torch.tensor(array, dtype=torch.float32)


def snapshot(tensor):
    return tensor.numpy().copy()
