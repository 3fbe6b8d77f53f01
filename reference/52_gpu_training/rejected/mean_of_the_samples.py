"""Takes the mean over the samples, so that a smaller last batch counts less.

Rejected by: test_the_training_gives_the_mean_loss_of_each_epoch
"""

import time
from collections.abc import Callable, Iterable

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

CPU = torch.device("cpu")


def pick_device() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def make_loader(dataset: Dataset, batch_size: int, device: torch.device) -> DataLoader:
    return DataLoader(dataset, batch_size, shuffle=True, pin_memory=_is_gpu(device))


def to_device(
    batch: tuple[torch.Tensor, torch.Tensor], device: torch.device
) -> tuple[torch.Tensor, torch.Tensor]:
    images, labels = batch
    behind = _is_gpu(device)
    return images.to(device, non_blocking=behind), labels.to(device, non_blocking=behind)


def train(
    model: nn.Module,
    batches: Iterable[tuple[torch.Tensor, torch.Tensor]],
    device: torch.device,
    epochs: int,
    learning_rate: float,
) -> list[float]:
    model.to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    means = []
    for _ in range(epochs):
        total, samples = torch.zeros((), device=device), 0
        for batch in batches:
            images, labels = to_device(batch, device)
            loss = nn.functional.cross_entropy(model(images), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.detach() * len(labels)
            samples += len(labels)
        means.append((total / samples).item())
    return means


def measure(work: Callable[[], object], device: torch.device, repeats: int) -> float:
    work()
    start = _now(device)
    for _ in range(repeats):
        work()
    return (_now(device) - start) / repeats


def compare(
    train_on: Callable[[torch.device], object], device: torch.device, repeats: int
) -> tuple[float, float, float]:
    cpu, other = (measure(lambda d=d: train_on(d), d, repeats) for d in (CPU, device))
    return cpu, other, cpu / other


def _is_gpu(device: torch.device) -> bool:
    return device.type == "cuda"


def _now(device: torch.device) -> float:
    if _is_gpu(device):
        torch.cuda.synchronize(device)
    return time.perf_counter()
