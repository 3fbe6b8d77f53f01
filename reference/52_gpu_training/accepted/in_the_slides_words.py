"""time.time and cuda:0 as on the slides, everything said at length; other names."""

import time

import torch
import torch.nn as nn
import torch.optim as optim
from torch.utils.data import DataLoader


def pick_device():
    if torch.cuda.is_available():
        return torch.device("cuda:0")
    return torch.device("cpu")


def make_loader(data, size, where):
    if where.type == "cuda":
        return DataLoader(data, batch_size=size, pin_memory=True)
    return DataLoader(data, batch_size=size)


def to_device(pair, where):
    moved = []
    for tensor in pair:
        moved.append(tensor.to(where, non_blocking=True))
    return moved


def train(net, batches, where, epochs, learning_rate):
    criterion = nn.CrossEntropyLoss()
    net = net.to(where)
    optimizer = optim.SGD(net.parameters(), learning_rate)
    result = []
    for _ in range(epochs):
        total = 0.0
        for pair in batches:
            x, y = to_device(pair, where)
            net.zero_grad()
            loss = criterion(net(x), y)
            loss.backward()
            optimizer.step()
            total = total + loss.detach()
        result.append(float(total) / len(batches))
    return result


def measure(work, where, repeats):
    def wait():
        if where.type == "cuda":
            torch.cuda.synchronize()

    work()
    wait()
    before = time.time()
    for _ in range(repeats):
        work()
    wait()
    after = time.time()
    return (after - before) / repeats


def compare(train_on, where, repeats):
    home = torch.device("cpu")
    on_cpu = measure(lambda: train_on(home), home, repeats)
    there = measure(lambda: train_on(where), where, repeats)
    return on_cpu, there, on_cpu / there
