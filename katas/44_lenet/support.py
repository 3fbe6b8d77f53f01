"""What kata 44 gives: numbers for the parameters of a network, and a look at its gradients."""

import math

import torch
from torch import nn


def numbers(shape: tuple[int, ...], seed: int) -> torch.Tensor:
    """Random numbers for one parameter; a weight's get smaller the more inputs a neuron has."""
    generator = torch.Generator().manual_seed(1000 * seed + math.prod(shape))
    bound = math.sqrt(6 / math.prod(shape[1:])) if len(shape) > 1 else 0.5
    return bound * (2 * torch.rand(shape, generator=generator) - 1)


@torch.no_grad()
def filled(net: nn.Module, seed: int) -> nn.Module:
    """The network with `numbers` in each of its parameters, whatever they are called."""
    for parameter in net.parameters():
        parameter.copy_(numbers(tuple(parameter.shape), seed))
    return net


@torch.no_grad()
def with_last_biases(net: nn.Module, biases: list[float]) -> nn.Module:
    """The network with nothing but zeros, except for the biases of its last layer."""
    for parameter in net.parameters():
        last = tuple(parameter.shape) == (len(biases),)
        parameter.copy_(torch.tensor(biases) if last else torch.zeros(()))
    return net


@torch.no_grad()
def with_values(net: nn.Module, *values: tuple[tuple[int, ...], float]) -> nn.Module:
    """The network with zeros, except for the parameters of these shapes, each of one number."""
    numbers_of = dict(values)
    for parameter in net.parameters():
        parameter.fill_(numbers_of.get(tuple(parameter.shape), 0.0))
    return net


@torch.no_grad()
def with_numbered_channels(net: nn.Module, place: int) -> nn.Module:
    """The network whose second convolution gives 0 in channel 0, 1 in channel 1, and so on.

    The scores are what is at one place of the flattened picture of 28 x 28 pixels.
    """
    first = (120, 256)
    with_values(net, ((84, 120), 1 / 120), ((5, 84), 1 / 84))
    for parameter in net.parameters():
        if tuple(parameter.shape) == (16,):
            parameter.copy_(torch.arange(16.0))
        if tuple(parameter.shape) == first:
            parameter[:, place] = 1.0
    return net


def gradients(net: nn.Module, images: torch.Tensor) -> dict[str, torch.Tensor | None]:
    """The gradient of the summed squares of all scores, by the names of the parameters."""
    net.zero_grad()
    net(images).square().sum().backward()
    return {name: parameter.grad for name, parameter in net.named_parameters()}
