"""Copies plain tensors only; weights are detached and stay in their memory.

Rejected by: test_a_snapshot_has_memory_of_its_own
"""

import torch


def share(array):
    return torch.from_numpy(array)


def duplicate(array):
    return torch.tensor(array)


def network_input(array):
    return torch.tensor(array, dtype=torch.float32)


def snapshot(tensor):
    return tensor.detach().numpy() if tensor.requires_grad else tensor.numpy().copy()
