"""Functions for gradient descent to go down."""

from collections.abc import Callable
from typing import Any

import torch

TIMES = (1.0, 2.0, 4.0, 8.0)
"""When blood was taken, in hours after the injection."""
CONCENTRATIONS = (7.788, 6.065, 3.679, 1.353)
"""What was found in it, in milligrams per litre."""


def parabola(x: torch.Tensor) -> torch.Tensor:
    """The sum of the squares of all entries; the lowest point is 0."""
    return (x**2).sum()


def bowl(curvatures: torch.Tensor) -> Callable[[torch.Tensor], torch.Tensor]:
    """A parabola for each entry, more or less steep: the sum of c/2 * x**2."""
    return lambda x: (curvatures / 2 * x**2).sum()


def quartic(x: torch.Tensor) -> torch.Tensor:
    """The sum of the fourth powers; too large a rate leaves the range of all floats."""
    return (x**4).sum()


def elimination_error(rate: torch.Tensor) -> torch.Tensor:
    """The mean squared error of the concentrations 10 * exp(-rate * t) at the four times."""
    times, found = (torch.tensor(v, dtype=rate.dtype) for v in (TIMES, CONCENTRATIONS))
    return ((10 * torch.exp(-rate * times) - found) ** 2).mean()


def endless_slope(x: torch.Tensor) -> torch.Tensor:
    """The fourth powers upside down: it falls without end, soon to -inf."""
    return -(x**4).sum()


def point_after(descend: Callable[..., Any], steps: int) -> Callable[[torch.Tensor], torch.Tensor]:
    """The point at which `descend` arrives on the parabola, as a function of the start."""
    return lambda start: descend(parabola, start, 0.25, steps)[0]
