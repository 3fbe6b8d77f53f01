"""Pins the memory for the CPU, too.

Rejected by: test_other_batches_are_not_pinned
"""

import time

import torch
from torch import nn
from torch.utils.data import DataLoader

CPU = torch.device("cpu")


def pick_device():
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def make_loader(dataset, batch_size, device):
    return DataLoader(dataset, batch_size, shuffle=True, pin_memory=True)


def to_device(batch, device):
    images, labels = batch
    return images.to(device, non_blocking=True), labels.to(device, non_blocking=True)


def train(model, batches, device, epochs, learning_rate):
    model.to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    means = []
    for _ in range(epochs):
        total = 0.0
        for batch in batches:
            images, labels = to_device(batch, device)
            loss = nn.functional.cross_entropy(model(images), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.detach()
        means.append(float(total) / len(batches))
    return means


def wait(device):
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def measure(work, device, repeats):
    work()
    wait(device)
    start = time.perf_counter()
    for _ in range(repeats):
        work()
    wait(device)
    return (time.perf_counter() - start) / repeats


def compare(train_on, device, repeats):
    cpu = measure(lambda: train_on(CPU), CPU, repeats)
    other = measure(lambda: train_on(device), device, repeats)
    return cpu, other, cpu / other
