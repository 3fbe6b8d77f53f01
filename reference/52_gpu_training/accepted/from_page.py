"""Written from README and stub alone."""

import time

import torch
from torch import nn
from torch.utils.data import DataLoader


def pick_device() -> torch.device:
    if torch.cuda.is_available():
        return torch.device("cuda")
    return torch.device("cpu")


def make_loader(dataset, batch_size, device):
    return DataLoader(
        dataset, batch_size=batch_size, shuffle=True, pin_memory=(device.type == "cuda")
    )


def to_device(batch, device):
    images, labels = batch
    non_blocking = device.type == "cuda"
    images = images.to(device, non_blocking=non_blocking)
    labels = labels.to(device, non_blocking=non_blocking)
    return images, labels


def train(model, batches, device, epochs, learning_rate):
    model.to(device)
    model.train()
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    history = []
    for _ in range(epochs):
        running = torch.zeros(1, device=device)
        for batch in batches:
            images, labels = to_device(batch, device)
            optimizer.zero_grad()
            loss = criterion(model(images), labels)
            loss.backward()
            optimizer.step()
            running += loss.detach()
        history.append(running.item() / len(batches))
    return history


def _wait(device):
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def measure(work, device, repeats):
    work()
    _wait(device)
    start = time.perf_counter()
    for _ in range(repeats):
        work()
    _wait(device)
    return (time.perf_counter() - start) / repeats


def compare(train_on, device, repeats):
    cpu = torch.device("cpu")
    cpu_seconds = measure(lambda: train_on(cpu), cpu, repeats)
    device_seconds = measure(lambda: train_on(device), device, repeats)
    return cpu_seconds, device_seconds, cpu_seconds / device_seconds
