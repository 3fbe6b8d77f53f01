"""Functions for autograd to differentiate."""

from collections.abc import Callable
from typing import Any

import torch


def flow(vessel: torch.Tensor) -> torch.Tensor:
    """The flow through a vessel with a radius and a length, by Hagen and Poiseuille.

    The pressure and the viscosity of the blood are left out: they only scale the result.
    """
    radius, length = vessel
    return radius**4 / length


def backflow(vessel: torch.Tensor) -> torch.Tensor:
    """The same flow in the other direction: a negative number."""
    return -flow(vessel)


def flows(vessels: torch.Tensor) -> torch.Tensor:
    """The flow through each of several vessels, which are the rows of a tensor."""
    return vessels[:, 0] ** 4 / vessels[:, 1]


def flow_without_graph(vessel: torch.Tensor) -> torch.Tensor:
    """The same flow under a pressure of 1, which has requires_grad=True; refuses a graph."""
    pressure = torch.ones((), dtype=vessel.dtype, requires_grad=True)
    result = pressure * flow(vessel)
    if result.requires_grad:
        raise RuntimeError("a graph was built while this was computed")
    return result


def weighted_sines(weights: torch.Tensor) -> Callable[[torch.Tensor], torch.Tensor]:
    """A function of a tensor of any shape: the sum of weights * (2 + sin x)."""
    return lambda x: (weights * (2 + torch.sin(x))).sum()


def squared_error(weights: torch.Tensor, batch: torch.Tensor) -> torch.Tensor:
    """The sum of the squared errors of a neuron, which has one weight less than `batch` columns.

    Each row of the batch is the inputs of one sample and, as its last entry, the target.
    """
    inputs, targets = batch[:, :-1], batch[:, -1]
    return ((inputs @ weights - targets) ** 2).sum()


def small_memory() -> Callable[[torch.Tensor, torch.Tensor], torch.Tensor]:
    """The same error, on a machine that has room for the graph of a single batch."""
    graphs: list[Any] = []

    def error(weights: torch.Tensor, batch: torch.Tensor) -> torch.Tensor:
        if any(map(_is_in_memory, graphs)):
            raise MemoryError("the graph of the batch before is still in memory")
        result = squared_error(weights, batch)
        if result.grad_fn is not None:
            graphs.append(result.grad_fn.next_functions[0][0])  # the square, which keeps its input
        return result

    return error


def _is_in_memory(square: Any) -> bool:
    """Whether backward() has not yet used the graph up, or was told to retain it."""
    try:
        return square._saved_self is not None
    except RuntimeError:
        return False
