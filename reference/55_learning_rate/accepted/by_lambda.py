"""The schedulers are LambdaLR around the formulas, which stand in NumPy; other loss, other order."""

import numpy as np
from torch.optim.lr_scheduler import LambdaLR


def step_rate(e, start, every, gamma):
    return start * np.prod(np.full(e // every, gamma))


def cosine_rate(e, start, t_max, end=0.0):
    return np.interp(np.cos(np.pi * e / t_max), [-1, 1], [end, start])


def step_scheduler(optimizer, every, gamma):
    return LambdaLR(optimizer, lambda e: float(step_rate(e, 1.0, every, gamma)))


def cosine_scheduler(optimizer, t_max, end=0.0):
    (start,) = (group["lr"] for group in optimizer.param_groups)
    return LambdaLR(optimizer, lambda e: float(cosine_rate(e, start, t_max, end) / start))


def train(net, batches, optimizer, scheduler, n):
    rates = []
    for _ in range(n):
        rates += scheduler.get_last_lr()
        for x, t in batches:
            ((net(x) - t) ** 2).mean().backward()
            optimizer.step()
            optimizer.zero_grad()
        scheduler.step()
    return rates
