"""Written as by somebody who has only the README and the stub."""

import math

import torch


def step_rate(epoch, first, step_size, factor):
    n = epoch // step_size
    return first * factor**n


def cosine_rate(epoch, first, epochs, last=0.0):
    cosine = math.cos(math.pi * epoch / epochs)
    return last + (first - last) * (1 + cosine) / 2


def step_scheduler(optimizer, step_size, factor):
    return torch.optim.lr_scheduler.StepLR(optimizer, step_size=step_size, gamma=factor)


def cosine_scheduler(optimizer, epochs, last=0.0):
    return torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=epochs, eta_min=last)


def train(model, loader, optimizer, scheduler, epochs):
    loss_function = torch.nn.MSELoss()
    rates = []
    for epoch in range(epochs):
        rates.append(optimizer.param_groups[0]["lr"])
        for inputs, targets in loader:
            optimizer.zero_grad()
            loss = loss_function(model(inputs), targets)
            loss.backward()
            optimizer.step()
        scheduler.step()
    return rates
