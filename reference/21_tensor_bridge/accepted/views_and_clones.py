"""Everything from the shared view: clone, to and NumPy's own copy."""

import numpy as np
import torch


def share(array):
    return torch.as_tensor(array)


def duplicate(array):
    return torch.as_tensor(array).clone()


def network_input(array):
    return torch.from_numpy(array).to(torch.float32, copy=True)


def snapshot(tensor):
    return np.array(tensor.detach())
