"""Turns the weights into a list and loses their float32.

Rejected by: test_a_snapshot_keeps_numbers_and_dtype
"""

import numpy as np
import torch


def share(array):
    return torch.from_numpy(array)


def duplicate(array):
    return torch.tensor(array)


def network_input(array):
    return torch.tensor(array, dtype=torch.float32)


def snapshot(tensor):
    return np.array(tensor.tolist())
