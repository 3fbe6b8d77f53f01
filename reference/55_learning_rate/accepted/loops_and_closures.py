"""Decays in a loop of its own, half-angle formula, MultiStepLR, and a closure for the optimizer."""

from math import cos, pi

from torch import nn
from torch.optim import lr_scheduler


def step_rate(epoch, first, step_size, factor):
    rate = first
    for e in range(1, epoch + 1):
        if e % step_size == 0:
            rate *= factor
    return rate


def cosine_rate(epoch, first, epochs, last=0.0):
    share = cos(pi * epoch / epochs / 2) ** 2
    return share * first + (1 - share) * last


def step_scheduler(optimizer, step_size, factor):
    milestones = range(step_size, 1000, step_size)
    return lr_scheduler.MultiStepLR(optimizer, milestones, factor)


def cosine_scheduler(optimizer, epochs, last=0.0):
    return lr_scheduler.CosineAnnealingLR(optimizer, epochs, last)


def train(model, loader, optimizer, scheduler, epochs):
    if not epochs:
        return []
    model.train()
    rate = optimizer.param_groups[0]["lr"]
    for inputs, targets in loader:

        def closure():
            model.zero_grad()
            loss = nn.MSELoss()(model(inputs), targets)
            loss.backward()
            return loss

        optimizer.step(closure)
    scheduler.step()
    return [rate, *train(model, loader, optimizer, scheduler, epochs - 1)]
