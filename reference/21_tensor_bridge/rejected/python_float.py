"""Converts with astype(float), which is float64 in NumPy.

Rejected by: test_the_worked_example_becomes_float32
"""

import torch


def share(array):
    return torch.from_numpy(array)


def duplicate(array):
    return torch.tensor(array)


def network_input(array):
    return torch.from_numpy(array.astype(float))


def snapshot(tensor):
    return tensor.detach().numpy().copy()
