"""What a test may look at inside a learner's code beyond the data that it returns.

Each probe runs where that code runs and calls the learner's function itself:
`kata.probe.requires_grad(kata.descend, x)`. What it returns is data like any other result.
"""

import importlib
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any


def requires_grad(function: Callable[..., Any], *args: Any) -> bool:
    """Whether a tensor that a function returns, alone or among others, is part of a graph."""
    return any(tensor.requires_grad for tensor in _tensors(function(*args)))


def shares_memory(function: Callable[..., Any], value: Any, *others: Any) -> bool:
    """Whether the array or tensor that a function returns lies in the memory of its first argument.

    Args:
        function: the learner's.
        value: the array or tensor.
        others: the arguments after it.
    """
    return _same_memory(function(value, *others), value)


def shares_memory_of_transpose(function: Callable[[Any], Any], value: Any) -> bool:
    """The same of a call with `value.T`, whose rows do not lie one after the other in memory."""
    return _same_memory(function(value.T), value)


def shares_memory_of_parameter(function: Callable[[Any], Any], value: Any) -> bool:
    """The same of a tensor that requires a gradient."""
    (parameter,) = _with_parameter((value,))
    return _same_memory(function(parameter), parameter)


def from_parameter(function: Callable[..., Any], *args: Any) -> Any:
    """What a function returns when its last tensor requires a gradient, as trained weights do."""
    return function(*_with_parameter(args))


def parameter_after(function: Callable[..., Any], *args: Any) -> tuple[bool, Any]:
    """Whether its last tensor, which required a gradient, still does after a call; its gradient.

    The gradient was all ones before.
    """
    given = _with_parameter(args)
    function(*given)
    return _state(given)


def gradient_after(function: Callable[..., Any], *args: Any) -> Any:
    """The gradient that a call leaves at its last tensor, which required one but had none yet."""
    given = _with_parameter(args)
    given[_last_tensor(given)].grad = None
    function(*given)
    return given[_last_tensor(given)].grad


def output_and_gradient(function: Callable[..., Any], upstream: Any, *args: Any) -> tuple[Any, Any]:
    """What a function makes of its last tensor, and the gradient there.

    Args:
        function: the learner's.
        upstream: the gradient that arrives at the output, of the shape of the output.
        args: the arguments.
    """
    given = _with_parameter(args)
    parameter = given[_last_tensor(given)]
    parameter.grad = None
    output = function(*given)
    (output * upstream).sum().backward()  # backward(upstream) imports SymPy first, for seconds
    return output, parameter.grad


def tensor_after(function: Callable[..., Any], *args: Any) -> tuple[bool, Any]:
    """Whether its last tensor, a plain one before, requires a gradient after a call; its gradient.

    None where it has no gradient.
    """
    function(*args)
    return _state(args)


def second_result(function: Callable[..., Any], *args: Any) -> Any:
    """What a function returns when it is called again with the very same objects."""
    function(*args)
    return function(*args)


def make(name: str, *args: Any) -> Any:
    """What a function or class of a package gives, by its dotted name, such as torch.optim.SGD."""
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)(*args)


def train_for_picture(net: Any, images: Any, labels: Any, epochs: int, rate: float) -> list[float]:
    """Train a network in place with SGD on batches of 16; returns the mean loss of each epoch."""
    import torch

    losses = []
    for _ in range(epochs):
        total = 0.0
        for batch, wanted in zip(images.split(16), labels.split(16), strict=True):
            net.zero_grad()
            loss: Any = torch.nn.functional.cross_entropy(net(batch), wanted)
            loss.backward()
            with torch.no_grad():
                for parameter in net.parameters():
                    parameter -= rate * parameter.grad
            total += loss.item() * len(wanted)
        losses.append(total / len(labels))
    return losses


def epoch_for_picture(train: Callable[..., Any], samples: int) -> Callable[[Any], Any]:
    """One epoch of a learner's `train` on random images, as a function of the device."""
    import torch
    from torch import nn

    numbers = torch.Generator().manual_seed(0)
    images: Any = torch.rand((samples, 1, 64, 64), generator=numbers)
    labels: Any = torch.randint(5, (samples,), generator=numbers)
    net = nn.Sequential(
        nn.Conv2d(1, 16, 5), nn.ReLU(), nn.MaxPool2d(4), nn.Flatten(), nn.LazyLinear(5)
    )
    net(images[:1])
    batches = [*zip(images.split(64), labels.split(64), strict=True)]
    return lambda device: train(net, batches, device, 1, 0.01)


def _same_memory(*values: Any) -> bool:
    import numpy as np

    one, other = (v.detach() if hasattr(v, "detach") else v for v in values)
    return bool(np.shares_memory(np.asarray(one), np.asarray(other)))


def _state(args: tuple[Any, ...]) -> tuple[bool, Any]:
    tensor = args[_last_tensor(args)]
    return bool(tensor.requires_grad), tensor.grad


def _with_parameter(args: tuple[Any, ...]) -> tuple[Any, ...]:
    """The arguments, the last tensor of which requires a gradient and has one of all ones."""
    import torch

    place = _last_tensor(args)
    parameter = args[place].clone().requires_grad_()
    parameter.grad = torch.ones_like(parameter)
    return (*args[:place], parameter, *args[place + 1 :])


def _tensors(value: Any) -> Iterator[Any]:
    """The tensors in a value, at any depth of lists and tuples."""
    import torch

    if isinstance(value, torch.Tensor):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _tensors(item)


def _last_tensor(args: tuple[Any, ...]) -> int:
    import torch

    return max(place for place, value in enumerate(args) if isinstance(value, torch.Tensor))


PROBE_NAMES = sorted(
    name for name, value in vars().items() if isinstance(value, FunctionType) and name[0] != "_"
)
"""What a test can ask for; a wrong name fails in the test and not in the learner's process."""
