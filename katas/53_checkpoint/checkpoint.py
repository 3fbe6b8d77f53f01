"""Kata 53: weights and checkpoints, saved to a file and read from it."""

from collections.abc import Callable
from pathlib import Path

from torch import nn
from torch.optim import Optimizer


def save_weights(path: Path, model: nn.Module) -> None:
    """Save what a network has learnt, to be used elsewhere.

    Args:
        path: the file to write.
        model: the network. The file holds its state dict and nothing else.
    """
    raise NotImplementedError


def load_weights(path: Path, model: nn.Module) -> None:
    """Give a network the weights of a file that save_weights wrote, on whatever device it was.

    Args:
        path: the file to read. Nothing in it is executed.
        model: a network of the same layers, on any device; it is changed in place.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file holds no weights, or not those of such a network.
    """
    raise NotImplementedError


def save_checkpoint(path: Path, model: nn.Module, optimizer: Optimizer, epoch: int) -> None:
    """Save all that a training needs to go on.

    Args:
        path: the file to write. It holds a dictionary with the keys "model" and "optimizer", whose
            values are state dicts, and "epoch".
        model: the network.
        optimizer: what trains it.
        epoch: how many epochs are done.
    """
    raise NotImplementedError


def load_checkpoint(path: Path, model: nn.Module, optimizer: Optimizer) -> int:
    """Bring a training back to where save_checkpoint saw it, on whatever device that was.

    Args:
        path: the file to read. Nothing in it is executed.
        model: a network of the same layers, on any device; it is changed in place.
        optimizer: one of the same kind, made from the parameters of model; it is changed in place.

    Returns:
        How many epochs were done.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file is no checkpoint, or not that of such a network.
    """
    raise NotImplementedError


def resume(
    path: Path,
    model: nn.Module,
    optimizer: Optimizer,
    run_epoch: Callable[[], float],
    epochs: int,
) -> list[float]:
    """Train, going on with the checkpoint where there is one, and save one after every epoch.

    Args:
        path: the file with the checkpoint; if it does not exist, the training begins.
        model: the network.
        optimizer: what trains it.
        run_epoch: trains the network for one epoch and returns the loss.
        epochs: how many epochs there are to be in the end, those of earlier runs included.

    Returns:
        The losses of the epochs that this call ran; an empty list where nothing was left to do.

    Raises:
        ValueError: the file is not a checkpoint of such a network; it stays as it is.
    """
    raise NotImplementedError
