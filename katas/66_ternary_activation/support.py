"""What kata 66 gives: a network to put layers into."""

from torch import nn


def network(first: nn.Module, second: nn.Module) -> nn.Sequential:
    """A network with two layers at different depths, and with a curve that has a beta too."""
    return nn.Sequential(first, nn.Softplus(beta=2.0), nn.Sequential(nn.Identity(), second))


def plain() -> nn.Sequential:
    """A network without any such layer, with a Softplus at its end."""
    return nn.Sequential(nn.Linear(2, 2), nn.Softplus(beta=2.0))


def betas(net: nn.Sequential) -> list[float]:
    """The betas of first, Softplus and second in such a network."""
    first, softplus, (_, second) = net
    return [float(layer.beta) for layer in (first, softplus, second)]
