"""Lays the numbers out side by side first, which copies them if they are not.

Rejected by: test_a_transposed_array_shares_its_memory_too
"""

import numpy as np
import torch


def share(array):
    return torch.from_numpy(np.ascontiguousarray(array))


def duplicate(array):
    return torch.tensor(array)


def network_input(array):
    return torch.tensor(array, dtype=torch.float32)


def snapshot(tensor):
    return tensor.detach().numpy().copy()
