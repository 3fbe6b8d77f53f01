"""Copies by way of float32, which rounds.

Rejected by: test_a_duplicate_is_exact
"""

import numpy as np
import torch


def share(array):
    return torch.from_numpy(array)


def duplicate(array):
    return torch.tensor(array, dtype=torch.float32).to(torch.from_numpy(array).dtype)


def network_input(array):
    return torch.tensor(array, dtype=torch.float32)


def snapshot(tensor):
    return tensor.detach().numpy().copy()
