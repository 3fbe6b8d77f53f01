"""Times each run by itself, adds the losses up on the device, steps by hand without torch.optim."""

from functools import partial
from statistics import fmean
from time import perf_counter

import torch
from torch.nn.functional import cross_entropy
from torch.utils.data import BatchSampler, DataLoader, RandomSampler


def pick_device():
    return torch.device(["cpu", "cuda"][torch.cuda.is_available()])


def make_loader(dataset, batch_size, device):
    return DataLoader(dataset, batch_size, True, pin_memory="cuda" in str(device))


def to_device(batch, device):
    if device.type == "cuda":
        return tuple(torch.empty_like(t, device=device).copy_(t, non_blocking=True) for t in batch)
    return tuple(t.to(device) for t in batch)


def train(model, batches, device, epochs, learning_rate):
    model.to(device)
    weights = list(model.parameters())
    sums = []
    for _ in range(epochs):
        total = torch.zeros((), device=device)
        for batch in batches:
            images, labels = to_device(batch, device)
            loss = cross_entropy(model(images), labels)
            with torch.no_grad():
                for w, g in zip(weights, torch.autograd.grad(loss, weights)):
                    w -= learning_rate * g
                total += loss
        sums.append(total)
    return (torch.stack(sums) / len(batches)).tolist()


def timed(work, device):
    wait = partial(torch.cuda.synchronize, device) if device.type == "cuda" else list
    wait()
    start = perf_counter()
    work()
    wait()
    return perf_counter() - start


def measure(work, device, repeats):
    times = [timed(work, device) for _ in range(repeats + 1)]
    return fmean(times[1:])


def compare(train_on, device, repeats):
    seconds = [measure(partial(train_on, d), d, repeats) for d in (torch.device("cpu"), device)]
    return [*seconds, seconds[0] / seconds[1]]
