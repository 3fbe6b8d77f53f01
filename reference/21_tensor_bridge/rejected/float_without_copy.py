"""Relies on .float() to copy, which it does not for float32.

Rejected by: test_an_input_of_a_network_has_memory_of_its_own
"""

import torch


def share(array):
    return torch.from_numpy(array)


def duplicate(array):
    return torch.tensor(array)


def network_input(array):
    return torch.from_numpy(array).float()


def snapshot(tensor):
    return tensor.detach().numpy().copy()
