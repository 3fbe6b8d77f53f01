"""Drops the axes of length 1.

Rejected by: test_the_shape_stays_in_both_directions
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
    return tensor.detach().squeeze().numpy().copy()
