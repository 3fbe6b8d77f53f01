"""Believes that as_tensor copies.

Rejected by: test_a_duplicate_has_memory_of_its_own
"""

import torch


def share(array):
    return torch.from_numpy(array)


def duplicate(array):
    return torch.as_tensor(array)


def network_input(array):
    return torch.tensor(array, dtype=torch.float32)


def snapshot(tensor):
    return tensor.detach().numpy().copy()
