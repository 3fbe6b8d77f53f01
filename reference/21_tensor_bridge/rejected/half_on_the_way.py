"""Sends 16-bit pixels through a float of 16 bits.

Rejected by: test_every_array_becomes_float32
"""

import numpy as np
import torch


def share(array):
    return torch.from_numpy(array)


def duplicate(array):
    return torch.tensor(array)


def network_input(array):
    short = torch.float16 if array.dtype == np.int16 else torch.float32
    return torch.tensor(array, dtype=short).to(torch.float32, copy=True)


def snapshot(tensor):
    return tensor.detach().numpy().copy()
