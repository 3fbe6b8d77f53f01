"""Kata 53: weights and checkpoints, saved to a file and read from it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.optim import Optimizer


def _read(path: Path) -> Any:
    """What is in a file of torch.save, all of its tensors on the CPU; data only, no code."""
    if not path.exists():
        raise FileNotFoundError(f"there is no file {path}")
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # torch raises many types for broken files
        raise ValueError(f"{path} cannot be read") from error


def save_weights(path: Path, model: nn.Module) -> None:
    """Save the state dict of a network, and nothing else."""
    torch.save(model.state_dict(), path)


def load_weights(path: Path, model: nn.Module) -> None:
    """Give a network the weights of a file that save_weights wrote.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file holds no weights, or not those of such a network.
    """
    weights = _read(path)
    try:
        model.load_state_dict(weights)
    except Exception as error:
        raise ValueError(f"{path} holds no weights of this network") from error


def save_checkpoint(path: Path, model: nn.Module, optimizer: Optimizer, epoch: int) -> None:
    """Save all that a training needs to go on."""
    checkpoint = {
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "epoch": epoch,
    }
    torch.save(checkpoint, path)


def load_checkpoint(path: Path, model: nn.Module, optimizer: Optimizer) -> int:
    """Bring a training back to where save_checkpoint saw it; return the epochs done.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file is no checkpoint, or not that of such a network.
    """
    checkpoint = _read(path)
    try:
        epoch = checkpoint["epoch"]
        model.load_state_dict(checkpoint["model"])
        optimizer.load_state_dict(checkpoint["optimizer"])
    except Exception as error:
        raise ValueError(f"{path} is no checkpoint of this training") from error
    return epoch


def resume(
    path: Path,
    model: nn.Module,
    optimizer: Optimizer,
    run_epoch: Callable[[], float],
    epochs: int,
) -> list[float]:
    """Train until `epochs` epochs are done in all; return the losses of those run here.

    Raises:
        ValueError: the file is no checkpoint, or not that of such a network; it stays as it is.
    """
    done = load_checkpoint(path, model, optimizer) if path.exists() else 0
    losses = []
    for epoch in range(done, epochs):
        losses.append(run_epoch())
        save_checkpoint(path, model, optimizer, epoch + 1)
    return losses
