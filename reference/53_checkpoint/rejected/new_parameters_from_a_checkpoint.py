"""Puts new parameters into the network with assign=True, and the optimiser trains the old ones.

Rejected by: test_the_optimizer_trains_the_network_that_was_loaded
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.optim import Optimizer


def save_weights(path: Path, model: nn.Module) -> None:
    torch.save(model.state_dict(), path)


def load_weights(path: Path, model: nn.Module) -> None:
    with _content_of(path) as weights:
        model.load_state_dict(weights)


def save_checkpoint(path: Path, model: nn.Module, optimizer: Optimizer, epoch: int) -> None:
    states = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
    torch.save({**states, "epoch": epoch}, path)


def load_checkpoint(path: Path, model: nn.Module, optimizer: Optimizer) -> int:
    with _content_of(path) as checkpoint:
        model.load_state_dict(checkpoint["model"], assign=True)
        optimizer.load_state_dict(checkpoint["optimizer"])
        return int(checkpoint["epoch"])


def resume(
    path: Path,
    model: nn.Module,
    optimizer: Optimizer,
    run_epoch: Callable[[], float],
    epochs: int,
) -> list[float]:
    done = load_checkpoint(path, model, optimizer) if path.exists() else 0
    losses = []
    for epoch in range(done, epochs):
        losses.append(run_epoch())
        save_checkpoint(path, model, optimizer, epoch + 1)
    return losses


@contextmanager
def _content_of(path: Path) -> Iterator[Any]:
    try:
        # load_state_dict copies to where the network is, so there need be no GPU to read the file
        yield torch.load(path, map_location="cpu", weights_only=True)
    except OSError:
        raise
    except Exception as error:
        raise ValueError(f"{path} is not what this network can go on with: {error}") from error
