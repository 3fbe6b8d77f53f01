"""Kata 52: training on a GPU, and measuring honestly what it gains."""

from collections.abc import Callable, Iterable

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


def pick_device() -> torch.device:
    """Choose where to compute on this computer.

    Returns:
        The device "cuda" where `torch.cuda.is_available()`, otherwise "cpu".
    """
    raise NotImplementedError


def make_loader(dataset: Dataset, batch_size: int, device: torch.device) -> DataLoader:
    """Cut a data set into batches that are going to be moved to a device.

    Args:
        dataset: the samples, on the CPU.
        batch_size: how many samples a batch has.
        device: where the batches will go.

    Returns:
        A loader of every sample, in any order. Its batches lie in pinned memory if the device is a
        CUDA device, otherwise not.
    """
    raise NotImplementedError


def to_device(
    batch: tuple[torch.Tensor, torch.Tensor], device: torch.device
) -> tuple[torch.Tensor, torch.Tensor]:
    """Move a batch.

    Args:
        batch: images and labels, or any other pair of tensors.
        device: where they should go.

    Returns:
        Both on the device. Copies to a CUDA device are non-blocking.
    """
    raise NotImplementedError


def train(
    model: nn.Module,
    batches: Iterable[tuple[torch.Tensor, torch.Tensor]],
    device: torch.device,
    epochs: int,
    learning_rate: float,
) -> list[float]:
    """Train a network on a device: SGD without momentum, cross entropy, a step for each batch.

    Args:
        model: maps float32 images to logits; it is moved to the device and trained in place.
        batches: images and labels, on the CPU; can be gone through once per epoch, and has a len().
        device: where to train.
        epochs: how often to go through all batches.
        learning_rate: that of SGD.

    Returns:
        For each epoch the mean of the losses of its batches. The losses are fetched from the device
        once per epoch at most.
    """
    raise NotImplementedError


def measure(work: Callable[[], object], device: torch.device, repeats: int) -> float:
    """Measure how long some work takes on a device.

    Args:
        work: what to run; it may only start work on the GPU and return before that is done.
        device: where it computes.
        repeats: how many runs count, at least 1. One more run comes first and does not count.

    Returns:
        The seconds of one run, the mean over `repeats` runs, by `time.perf_counter`. On a CUDA
        device the GPU has finished by `torch.cuda.synchronize` when a time is taken.
    """
    raise NotImplementedError


def compare(
    train_on: Callable[[torch.device], object], device: torch.device, repeats: int
) -> tuple[float, float, float]:
    """Compare a training on the CPU with the same training on another device.

    Args:
        train_on: trains on the device that it is called with.
        device: the other device.
        repeats: how many runs count on each device.

    Returns:
        The seconds on the CPU, the seconds on the device, and how many times faster the device is.
    """
    raise NotImplementedError
