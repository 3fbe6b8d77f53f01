"""Writes torch.Tensor with a capital T, which makes float32 of everything.

Rejected by: test_a_duplicate_keeps_the_dtype
"""

import torch


def share(array):
    return torch.from_numpy(array)


def duplicate(array):
    return torch.Tensor(array)


def network_input(array):
    return torch.tensor(array, dtype=torch.float32)


def snapshot(tensor):
    return tensor.detach().numpy().copy()
