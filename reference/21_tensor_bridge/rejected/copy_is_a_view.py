"""Takes from_numpy for a copy and shares the memory of the scan.

Rejected by: test_a_duplicate_has_memory_of_its_own
"""

import torch


def share(array):
    return torch.from_numpy(array)


def duplicate(array):
    return torch.from_numpy(array)


def network_input(array):
    return torch.tensor(array, dtype=torch.float32)


def snapshot(tensor):
    return tensor.detach().numpy().copy()
