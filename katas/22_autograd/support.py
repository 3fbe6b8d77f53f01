"""Functions for autograd to differentiate."""

from collections.abc import Callable

import torch


def flow(vessel: torch.Tensor) -> torch.Tensor:
    """The flow through a vessel with a radius and a length, by Hagen and Poiseuille.

    The pressure and the viscosity of the blood are left out: they only scale the result.
    """
    radius, length = vessel
    return radius**4 / length


def flow_without_graph(vessel: torch.Tensor) -> torch.Tensor:
    """The same flow, by somebody who minds a graph."""
    result = flow(vessel)
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
    waiting = []

    def error(weights: torch.Tensor, batch: torch.Tensor) -> torch.Tensor:
        if waiting:
            raise MemoryError("the graph of the batch before is still waiting for its backward()")
        result = squared_error(weights, batch)
        if result.requires_grad:
            waiting.append("a graph")
            result.register_hook(lambda _: waiting.clear())
        return result

    return error
