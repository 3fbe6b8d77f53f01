"""Turns the shared tensor into float32, as networks want it.

Rejected by: test_a_shared_tensor_keeps_the_dtype
"""

import numpy as np
import torch


def share(array):
    return torch.from_numpy(array).float()


def duplicate(array):
    return torch.tensor(array)


def network_input(array):
    return torch.tensor(array, dtype=torch.float32)


def snapshot(tensor):
    return tensor.detach().numpy().copy()
