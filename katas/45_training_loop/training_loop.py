"""Kata 45: train a network with stochastic gradient descent, and measure how well it does."""

from collections.abc import Sequence

from torch import nn
from torch.utils.data import DataLoader


def train(
    model: nn.Module, loader: DataLoader, epochs: int, lr: float = 0.01, momentum: float = 0.9
) -> list[float]:
    """Train a model in place with cross entropy and SGD with momentum.

    Args:
        model: gives logits of shape (N, n_classes) for a batch of N pictures.
        loader: gives batches of pictures and labels, both tensors; the last batch may be smaller.
        epochs: how many times to go through the whole loader.
        lr: the learning rate.
        momentum: how much of the last step goes on in the next one.

    Returns:
        The mean loss per picture of each epoch, as floats. Each picture counts with the loss that
        it had in its own batch, before the step that followed.
    """
    raise NotImplementedError


def accuracy(model: nn.Module, loader: DataLoader) -> float:
    """Measure which share of the pictures a model gets right, in evaluation mode, with no graph.

    Args:
        model: gives logits of shape (N, n_classes); the largest one is its answer.
        loader: gives batches of pictures and labels; the last batch may be smaller.

    Returns:
        The share of right answers among all pictures, from 0 to 1.
    """
    raise NotImplementedError


def accuracy_after(
    model: nn.Module,
    train_loader: DataLoader,
    test_loader: DataLoader,
    epochs: Sequence[int] = (5, 10, 20),
    lr: float = 0.01,
    momentum: float = 0.9,
) -> dict[int, float]:
    """Train one model on and on, and measure its accuracy on other pictures in between.

    Args:
        model: as for `train`.
        train_loader: what to learn from.
        test_loader: what to measure with.
        epochs: after how many epochs, counted from the start, to measure; in ascending order.
        lr: as for `train`.
        momentum: as for `train`.

    Returns:
        The accuracy on the test pictures for each number of epochs.
    """
    raise NotImplementedError
