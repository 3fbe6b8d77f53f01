"""Returns the rate of the last epoch.

Rejected by: test_the_rates_of_a_training_that_falls_in_steps
"""

import math
from collections.abc import Iterable

import torch
from torch import nn
from torch.nn.functional import mse_loss
from torch.optim import Optimizer
from torch.optim.lr_scheduler import CosineAnnealingLR, LRScheduler, StepLR


def step_rate(epoch: int, first: float, step_size: int, factor: float) -> float:
    return first * factor ** (epoch // step_size)


def cosine_rate(epoch: int, first: float, epochs: int, last: float = 0.0) -> float:
    return last + (first - last) * (1 + math.cos(math.pi * epoch / epochs)) / 2


def step_scheduler(optimizer: Optimizer, step_size: int, factor: float) -> LRScheduler:
    return StepLR(optimizer, step_size, gamma=factor)


def cosine_scheduler(optimizer: Optimizer, epochs: int, last: float = 0.0) -> LRScheduler:
    return CosineAnnealingLR(optimizer, T_max=epochs, eta_min=last)


def train(
    model: nn.Module,
    loader: Iterable[tuple[torch.Tensor, torch.Tensor]],
    optimizer: Optimizer,
    scheduler: LRScheduler,
    epochs: int,
) -> list[float]:
    rates = []
    for _ in range(epochs):
        rates.append(optimizer.param_groups[0]["lr"])
        for inputs, targets in loader:
            optimizer.zero_grad()
            mse_loss(model(inputs), targets).backward()
            optimizer.step()
        scheduler.step()
    return rates[-1]
