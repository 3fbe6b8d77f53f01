"""What the tests of dropout need beside the learner's code."""

from collections.abc import Callable

import torch
from torch import nn


def seed(number: int) -> None:
    """Let torch draw the same random numbers again from here on."""
    torch.manual_seed(number)


def network(layer: nn.Module) -> nn.Module:
    """A network in which the layer is one of several."""
    return nn.Sequential(nn.Identity(), nn.Sequential(layer))


def fill(head: nn.Module, weights: torch.Tensor, biases: torch.Tensor) -> None:
    """Give a head these weights, of shape (n_classes, n_inputs), and biases."""
    values = {2: weights, 1: biases}
    with torch.no_grad():
        for parameter in head.parameters():
            parameter.copy_(values[parameter.dim()])


def training_step(
    head: nn.Module,
    loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    features: torch.Tensor,
    labels: torch.Tensor,
) -> tuple[float, torch.Tensor | None, torch.Tensor | None]:
    """The loss of a batch, and the gradients of the head's weights and of its biases."""
    head.zero_grad()
    value = loss(head(features), labels)
    value.backward()
    gradients = {parameter.dim(): parameter.grad for parameter in head.parameters()}
    return value.item(), gradients.get(2), gradients.get(1)
