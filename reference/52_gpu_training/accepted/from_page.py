"""Kata 52: training on a GPU, and measuring honestly what it gains."""

import time
from collections.abc import Callable, Iterable

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


def pick_device() -> torch.device:
    """The device "cuda" where there is one, otherwise "cpu"."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def make_loader(dataset: Dataset, batch_size: int, device: torch.device) -> DataLoader:
    """A loader of every sample, with pinned memory for a CUDA device only."""
    return DataLoader(
        dataset, batch_size=batch_size, shuffle=True, pin_memory=device.type == "cuda"
    )


def to_device(
    batch: tuple[torch.Tensor, torch.Tensor], device: torch.device
) -> tuple[torch.Tensor, torch.Tensor]:
    """Both tensors of a batch on the device; copies to a CUDA device do not block."""
    images, labels = batch
    go_on = device.type == "cuda"
    return images.to(device, non_blocking=go_on), labels.to(device, non_blocking=go_on)


def train(
    model: nn.Module,
    batches: Iterable[tuple[torch.Tensor, torch.Tensor]],
    device: torch.device,
    epochs: int,
    learning_rate: float,
) -> list[float]:
    """Train with SGD and the cross entropy; return the mean loss of each epoch."""
    model.to(device)
    model.train()
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    criterion = nn.CrossEntropyLoss()
    means = []
    for _ in range(epochs):
        losses = []
        for batch in batches:
            images, labels = to_device(batch, device)
            loss = criterion(model(images), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.detach())  # stays on the device
        means.append(torch.stack(losses).mean().item())
    return means


def _now(device: torch.device) -> float:
    """The time at which the device has finished all its work."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    return time.perf_counter()


def measure(work: Callable[[], object], device: torch.device, repeats: int) -> float:
    """The mean seconds of a run; a first run does not count."""
    work()
    start = _now(device)
    for _ in range(repeats):
        work()
    return (_now(device) - start) / repeats


def compare(
    train_on: Callable[[torch.device], object], device: torch.device, repeats: int
) -> tuple[float, float, float]:
    """Seconds on the CPU, seconds on the device, and how many times faster the device is."""
    cpu = torch.device("cpu")
    on_cpu = measure(lambda: train_on(cpu), cpu, repeats)
    on_device = measure(lambda: train_on(device), device, repeats)
    return on_cpu, on_device, on_cpu / on_device
