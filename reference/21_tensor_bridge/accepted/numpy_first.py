"""NumPy copies and converts; torch only looks at what came out."""

import numpy as np
import torch


def share(array):
    return torch.asarray(array)


def duplicate(array):
    return torch.from_numpy(array.copy())


def network_input(array):
    return torch.from_numpy(array.astype(np.float32))


def snapshot(tensor):
    return tensor.clone().detach().cpu().numpy()
