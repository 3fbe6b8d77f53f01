"""Sets the array to 0 once it is copied, for nobody needs it twice.

Rejected by: test_the_arguments_keep_their_numbers
"""

import numpy as np
import torch


def share(array):
    return torch.from_numpy(array)


def duplicate(array):
    tensor = torch.tensor(array)
    array[:] = 0
    return tensor


def network_input(array):
    return torch.tensor(array, dtype=torch.float32)


def snapshot(tensor):
    return tensor.detach().numpy().copy()
