"""Takes torch.tensor for sharing, which always copies.

Rejected by: test_a_shared_tensor_lies_in_the_memory_of_the_array
"""

import torch


def share(array):
    return torch.tensor(array)


def duplicate(array):
    return torch.tensor(array)


def network_input(array):
    return torch.tensor(array, dtype=torch.float32)


def snapshot(tensor):
    return tensor.detach().numpy().copy()
