"""Counts the epochs from 1, so each step comes one epoch early.

Rejected by: test_the_steps_of_the_worked_example
"""

import math

from torch.nn.functional import mse_loss
from torch.optim.lr_scheduler import CosineAnnealingLR, StepLR


def step_rate(epoch, first, step_size, factor):
    return first * factor ** ((epoch + 1) // step_size)


def cosine_rate(epoch, first, epochs, last=0.0):
    return last + (first - last) * (1 + math.cos(math.pi * epoch / epochs)) / 2


def step_scheduler(optimizer, step_size, factor):
    return StepLR(optimizer, step_size, factor)


def cosine_scheduler(optimizer, epochs, last=0.0):
    return CosineAnnealingLR(optimizer, epochs, last)


def train(model, loader, optimizer, scheduler, epochs):
    rates = []
    for _ in range(epochs):
        rates.append(optimizer.param_groups[0]["lr"])
        for inputs, targets in loader:
            optimizer.zero_grad()
            loss = mse_loss(model(inputs), targets)
            loss.backward()
            optimizer.step()
        scheduler.step()
    return rates
