"""Leaves float64 as it is, since it is a float already.

Rejected by: test_every_array_becomes_float32
"""

import torch


def share(array):
    return torch.from_numpy(array)


def duplicate(array):
    return torch.tensor(array)


def network_input(array):
    tensor = torch.tensor(array)
    return tensor if tensor.is_floating_point() else tensor.float()


def snapshot(tensor):
    return tensor.detach().numpy().copy()
