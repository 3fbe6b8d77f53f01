"""Kata 21: the bridge between NumPy arrays and torch tensors."""

import numpy as np
import torch


def share(array: np.ndarray) -> torch.Tensor:
    """Look at an array as a tensor.

    Args:
        array: integers, floats or truth values, of any shape.

    Returns:
        A tensor of the same shape, numbers and dtype that lies in the memory of the array: a change
        of one of them changes both.
    """
    raise NotImplementedError


def duplicate(array: np.ndarray) -> torch.Tensor:
    """Copy an array into a tensor.

    Args:
        array: integers, floats or truth values, of any shape.

    Returns:
        A tensor of the same shape, numbers and dtype, with memory of its own.
    """
    raise NotImplementedError


def network_input(array: np.ndarray) -> torch.Tensor:
    """Copy an array into a tensor of the dtype that networks compute in.

    Args:
        array: integers, floats or truth values, of any shape.

    Returns:
        A float32 tensor of the same shape and numbers, with memory of its own, even if the array is
        float32 already.
    """
    raise NotImplementedError


def snapshot(tensor: torch.Tensor) -> np.ndarray:
    """Copy a tensor into an array, as a record that stays as it is.

    Args:
        tensor: integers, floats or truth values, of any shape, on the CPU; its requires_grad may be
            True, and still is after the call.

    Returns:
        An array of the same shape, numbers and dtype, with memory of its own.
    """
    raise NotImplementedError
