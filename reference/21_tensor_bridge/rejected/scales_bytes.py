"""Scales pixels from 0 to 255 to 0 to 1 as torchvision's ToTensor does.

Rejected by: test_every_array_becomes_float32
"""

import numpy as np
import torch


def share(array):
    return torch.from_numpy(array)


def duplicate(array):
    return torch.tensor(array)


def network_input(array):
    pixels = torch.tensor(array, dtype=torch.float32)
    return pixels / 255 if array.dtype == np.uint8 else pixels


def snapshot(tensor):
    return tensor.detach().numpy().copy()
