"""Gives the network all pixels in one long row.

Rejected by: test_the_worked_example_becomes_float32
"""

import numpy as np
import torch


def share(array):
    return torch.from_numpy(array)


def duplicate(array):
    return torch.tensor(array)


def network_input(array):
    return torch.tensor(array, dtype=torch.float32).flatten()


def snapshot(tensor):
    return tensor.detach().numpy().copy()
