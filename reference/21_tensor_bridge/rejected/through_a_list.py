"""Goes through a list of Python numbers, which know no dtype.

Rejected by: test_a_duplicate_keeps_the_dtype
"""

import torch


def share(array):
    return torch.from_numpy(array)


def duplicate(array):
    return torch.tensor(array.tolist())


def network_input(array):
    return torch.tensor(array, dtype=torch.float32)


def snapshot(tensor):
    return tensor.detach().numpy().copy()
