"""Switches requires_grad of the weights off and never on again.

Rejected by: test_the_weights_still_require_their_gradient
"""

import torch


def share(array):
    return torch.from_numpy(array)


def duplicate(array):
    return torch.tensor(array)


def network_input(array):
    return torch.tensor(array, dtype=torch.float32)


def snapshot(tensor):
    return tensor.requires_grad_(False).numpy().copy()
