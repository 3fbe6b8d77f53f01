"""Kata 55: learning rates that fall during a training, by hand and by torch."""

import math
from collections.abc import Iterable

import torch
from torch import nn
from torch.optim import Optimizer
from torch.optim.lr_scheduler import CosineAnnealingLR, LRScheduler, StepLR


def step_rate(epoch: int, first: float, step_size: int, factor: float) -> float:
    """Learning rate of an epoch when it falls in steps."""
    return first * factor ** (epoch // step_size)


def cosine_rate(epoch: int, first: float, epochs: int, last: float = 0.0) -> float:
    """Learning rate of an epoch when it falls along half a wave of the cosine."""
    return last + (first - last) * (1 + math.cos(math.pi * epoch / epochs)) / 2


def step_scheduler(optimizer: Optimizer, step_size: int, factor: float) -> LRScheduler:
    """A scheduler of torch that sets the rates of step_rate."""
    return StepLR(optimizer, step_size=step_size, gamma=factor)


def cosine_scheduler(optimizer: Optimizer, epochs: int, last: float = 0.0) -> LRScheduler:
    """A scheduler of torch that sets the rates of cosine_rate."""
    return CosineAnnealingLR(optimizer, T_max=epochs, eta_min=last)


def train(
    model: nn.Module,
    loader: Iterable[tuple[torch.Tensor, torch.Tensor]],
    optimizer: Optimizer,
    scheduler: LRScheduler,
    epochs: int,
) -> list[float]:
    """Train with the mean squared error; return the learning rate of each epoch."""
    rates = []
    for _ in range(epochs):
        rates.append(optimizer.param_groups[0]["lr"])
        for inputs, targets in loader:
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(inputs), targets)
            loss.backward()
            optimizer.step()
        scheduler.step()
    return rates
