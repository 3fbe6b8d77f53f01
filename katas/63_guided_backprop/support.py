"""What kata 63 gives: networks with ReLUs in every place where a real one may have them."""

import itertools
from collections.abc import Callable

import torch
from torch import nn

INTO = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, -1.0], [-1.0, 0.0, 0.0]]
OUT = [[1.0, -1.0, 1.0, 2.0], [0.0, 3.0, 0.0, 1.0]]


def toy(*, nested: bool = False, inplace: bool = False) -> nn.Module:
    """The network of the page: relu(x1) - relu(x2) + relu(-x3) + 2 relu(-x1), and a second class.

    The second class has the score 3 relu(x2) + relu(-x1).
    """
    into, relu, out = _linear(torch.tensor(INTO)), nn.ReLU(inplace), _linear(torch.tensor(OUT))
    if nested:
        return nn.Sequential(nn.Sequential(into, nn.Sequential(relu)), out)
    return nn.Sequential(into, relu, out)


class Function(nn.Module):
    """A function as a layer."""

    def __init__(self, function: Callable[[torch.Tensor], torch.Tensor]) -> None:
        """Take the function."""
        super().__init__()
        self.function = function

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Call it."""
        return self.function(values)


def functional(name: str) -> nn.Module:
    """The network of the page, with "torch.relu" or "F.relu" called as a function."""
    relu = Function(_relu if name == "F.relu" else torch.relu)
    return nn.Sequential(_linear(torch.tensor(INTO)), relu, _linear(torch.tensor(OUT)))


def _relu(values: torch.Tensor) -> torch.Tensor:
    return nn.functional.relu(values)  # looked up at each call, as a network's forward does


def leaky() -> nn.Module:
    """The network of the page, with `nn.LeakyReLU(0.5)` in place of the ReLU."""
    return nn.Sequential(_linear(torch.tensor(INTO)), nn.LeakyReLU(0.5), _linear(torch.tensor(OUT)))


class Deep(nn.Module):
    """Linear layers without biases, and one and the same ReLU after each but the last."""

    def __init__(self, weights: list[torch.Tensor]) -> None:
        """Take the weights, shape (n_outputs, n_inputs) each."""
        super().__init__()
        self.layers = nn.ModuleList(map(_linear, weights))
        self.relu = nn.ReLU()

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """The scores of a batch, shape (N, n_classes)."""
        for layer in itertools.islice(self.layers, len(self.layers) - 1):
            values = self.relu(layer(values))
        return self.layers[-1](values)


class Convolutional(nn.Module):
    """A convolution in 2D or 3D, a ReLU, and for each class a weighted sum of the channels."""

    def __init__(self, masks: torch.Tensor, weights: torch.Tensor) -> None:
        """Take the masks, shape (K, C, …), and the weights, shape (n_classes, K)."""
        super().__init__()
        kind = {4: nn.Conv2d, 5: nn.Conv3d}[masks.dim()]
        self.convolution = kind(masks.shape[1], masks.shape[0], masks.shape[2:], bias=False)
        self.convolution.weight.data.copy_(masks)
        self.relu = nn.ReLU()
        self.head = _linear(weights)

    def forward(self, scans: torch.Tensor) -> torch.Tensor:
        """The scores of a batch, shape (N, n_classes)."""
        return self.head(self.relu(self.convolution(scans)).flatten(2).sum(dim=2))


def scanner(masks: torch.Tensor, weights: torch.Tensor) -> nn.Module:
    """The network of `picture.py`: a convolution in 3D, a ReLU, mean pooling, a linear layer.

    Args:
        masks: shape (K, C, 3, 3, 3).
        weights: one number per class and pooled voxel of each channel, shape (n_classes, …).
    """
    convolution = nn.Conv3d(masks.shape[1], masks.shape[0], 3, padding=1, bias=False)
    convolution.weight.data.copy_(masks)
    layers = (convolution, nn.ReLU(), nn.AvgPool3d(2), nn.Flatten(), _linear(weights))
    return nn.Sequential(*layers)


class Failing(nn.Module):
    """A network that has hardly finished when something goes wrong."""

    def __init__(self, network: nn.Module) -> None:
        """Take the network."""
        super().__init__()
        self.network = network

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Call the network and fail."""
        self.network(values)
        raise RuntimeError("out of memory")


class FailingOnTheWayBack(nn.Module):
    """A network that answers, and whose backward pass goes wrong."""

    def __init__(self, network: nn.Module) -> None:
        """Take the network."""
        super().__init__()
        self.network = network

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """The scores of a batch, shape (N, n_classes)."""
        scores = self.network(values)
        scores.register_hook(_fail)
        return scores


def _fail(_gradient: torch.Tensor) -> None:
    raise RuntimeError("out of memory")


def store_ones(model: nn.Module) -> None:
    """Store a gradient of all ones at every parameter, as if a training were under way."""
    for parameter in model.parameters():
        parameter.grad = torch.ones_like(parameter)


def stored(model: nn.Module) -> list[torch.Tensor | None]:
    """The gradient stored at each parameter."""
    return [parameter.grad for parameter in model.parameters()]


def _linear(weights: torch.Tensor) -> nn.Linear:
    layer = nn.Linear(weights.shape[1], weights.shape[0], bias=False)
    layer.weight.data.copy_(weights)
    return layer
