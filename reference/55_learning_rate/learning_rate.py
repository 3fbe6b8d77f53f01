"""Kata 55: learning rates that fall during a training, by hand and by torch."""

import math
from collections.abc import Iterable

import torch
from torch import nn
from torch.nn.functional import mse_loss
from torch.optim import Optimizer
from torch.optim.lr_scheduler import CosineAnnealingLR, LRScheduler, StepLR


def step_rate(epoch: int, first: float, step_size: int, factor: float) -> float:
    """Learning rate of an epoch when it falls in steps.

    Args:
        epoch: which epoch, counted from 0.
        first: the rate of epoch 0.
        step_size: after so many epochs, and again after each so many more, the rate falls; at
            least 1.
        factor: what the rate is multiplied by each time it falls.

    Returns:
        first * factor ** n, where n is how many times step_size fits wholly into epoch.
    """
    return first * factor ** (epoch // step_size)


def cosine_rate(epoch: int, first: float, epochs: int, last: float = 0.0) -> float:
    """Learning rate of an epoch when it falls along half a wave of the cosine.

    Args:
        epoch: which epoch, from 0 to epochs.
        first: the rate of epoch 0.
        epochs: the epoch at which the last rate is reached; at least 1.
        last: the rate at the end.

    Returns:
        last + (first - last) * (1 + cos(pi * epoch / epochs)) / 2.

    Source: Loshchilov, Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts (2017).
    """
    return last + (first - last) * (1 + math.cos(math.pi * epoch / epochs)) / 2


def step_scheduler(optimizer: Optimizer, step_size: int, factor: float) -> LRScheduler:
    """Make a scheduler of torch that lets the rate of an optimizer fall in steps.

    Args:
        optimizer: its learning rate is the first one.
        step_size: as for step_rate.
        factor: as for step_rate.

    Returns:
        A scheduler; stepped after each epoch, it sets the rates of step_rate.
    """
    return StepLR(optimizer, step_size, gamma=factor)


def cosine_scheduler(optimizer: Optimizer, epochs: int, last: float = 0.0) -> LRScheduler:
    """Make a scheduler of torch that lets the rate of an optimizer fall along half a wave.

    Args:
        optimizer: its learning rate is the first one.
        epochs: as for cosine_rate.
        last: as for cosine_rate.

    Returns:
        A scheduler; stepped after each epoch, it sets the rates of cosine_rate.
    """
    return CosineAnnealingLR(optimizer, T_max=epochs, eta_min=last)


def train(
    model: nn.Module,
    loader: Iterable[tuple[torch.Tensor, torch.Tensor]],
    optimizer: Optimizer,
    scheduler: LRScheduler,
    epochs: int,
) -> list[float]:
    """Train a model with the mean squared error; the learning rate changes after each epoch.

    Args:
        model: what to train; it answers to a batch of inputs with outputs shaped like the targets.
        loader: gives the batches of an epoch, each a pair of inputs and targets, every time it is
            gone through.
        optimizer: changes the model's parameters; it has one group of them.
        scheduler: sets the optimizer's learning rate; to be stepped once after each epoch, also
            the last.
        epochs: how many times to go through the loader; 0 or more.

    Returns:
        The learning rate that each epoch was trained with: epochs numbers.
    """
    rates = []
    for _ in range(epochs):
        rates.append(optimizer.param_groups[0]["lr"])
        for inputs, targets in loader:
            optimizer.zero_grad()
            mse_loss(model(inputs), targets).backward()
            optimizer.step()
        scheduler.step()
    return rates
