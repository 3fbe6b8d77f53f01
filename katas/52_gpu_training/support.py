"""What kata 52 gives: a small network with data, and a GPU to practise on where there is none.

The pretended GPU computes nothing: whatever moves to "cuda" goes to torch's meta device, where
tensors have a shape and a device but no numbers. It behaves like a GPU in what can go wrong.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any
from unittest.mock import patch

import torch
from torch import nn
from torch.overrides import TorchFunctionMode
from torch.utils.data import DataLoader, Dataset, TensorDataset

META, CUDA = torch.device("meta"), torch.device("cuda", 0)
COPIES = {"to", "cuda", "copy_"}
MOVES = COPIES | {"cpu", "__set__", "_has_compatible_shallow_copy_type"}
PRINTS = {"__format__", "__repr__"}
FETCHES = PRINTS | {
    "item", "tolist", "numpy", "__float__", "__int__", "__bool__", "__index__", "cpu"
}  # fmt: skip
LAUNCH = 0.0001
"""Seconds until the CPU has told the GPU what to do."""
FIRST = 3.0
"""Seconds that the first run takes on top: memory is reserved and programs for the GPU loaded."""


class Batches:
    """Four batches of four samples and a last one of two: six features each, three classes."""

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        """The same batches each time."""
        numbers = torch.arange(120.0).reshape(5, 4, 6)
        for images in torch.sin(numbers * numbers).flatten(0, 1)[:18].split(4):
            yield images, images[:, :3].argmax(dim=1)

    def __len__(self) -> int:
        """How many batches there are."""
        return 5


def network() -> nn.Sequential:
    """A network of two layers; the weights are the same each time."""
    model = nn.Sequential(nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 3))
    with torch.no_grad():
        for weights in model.parameters():
            weights.copy_(torch.cos(torch.arange(1.0, weights.numel() + 1)).view_as(weights) / 2)
    return model


def dataset(samples: int) -> TensorDataset:
    """So many images of one pixel, whose labels are 0, 1, 2, …"""
    return TensorDataset(torch.arange(float(samples)).reshape(-1, 1), torch.arange(samples))


def device(name: str) -> torch.device:
    """The device of that name."""
    return torch.device(name)


def weights_of(model: nn.Module) -> list[torch.Tensor]:
    """Copies of a network's weights on the CPU."""
    return [weights.detach().cpu() for weights in model.parameters()]


def kinds_of_devices(model: nn.Module) -> set[str]:
    """Which kinds of devices a network's weights lie on."""
    return {weights.device.type for weights in model.parameters()}


def sizes_of(loader: DataLoader) -> list[int]:
    """How many samples each batch of a loader has."""
    return [len(labels) for _, labels in loader]


def labels_of(loader: DataLoader) -> list[int]:
    """The labels in all batches of a loader, sorted."""
    return sorted(int(label) for _, labels in loader for label in labels)


# --- where things are


class PretendedGpu(TorchFunctionMode):
    """While it lasts, "cuda" is the meta device, and says no word of it."""

    def __init__(self) -> None:
        """Begin with an empty diary."""
        super().__init__()
        self.copies: list[str] = []
        """How each tensor went to the GPU: "blocking" or "non-blocking"."""
        self.fetches = 0
        """How often numbers were asked for that the GPU had to compute first."""

    def __torch_function__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Any = None
    ) -> Any:
        """Do what was called, on the meta device where it asks for CUDA, and note it down."""
        name, kwargs = func.__name__, dict(kwargs or {})
        if func is torch.device:
            return func(*args, **kwargs)
        tensors = [value for value in (*args, *kwargs.values()) if isinstance(value, torch.Tensor)]
        if name not in MOVES:
            _demand_one_device(tensors)
        if name == "__get__" and tensors:
            found = func(*args, **kwargs)
            return CUDA if found == META else found
        on_gpu = bool(tensors) and tensors[0].is_meta
        if on_gpu and (name in FETCHES or (name == "to" and "cpu" in map(str, args[1:]))):
            self.fetches += 1
            if name in PRINTS:
                return func(torch.ones(tensors[0].shape), *args[1:])
            return 1.0 if name in ("item", "__float__") else torch.ones(tensors[0].shape)
        if name == "cuda":
            func, args = torch.Tensor.to, (args[0], CUDA, None, *args[2:])
        waits = not (kwargs.get("non_blocking") or any(value is True for value in args[1:]))
        kwargs = {key: _meta_for_cuda(value) for key, value in kwargs.items()}
        result = func(*map(_meta_for_cuda, args), **kwargs)
        source = tensors[-1:] if name == "copy_" else tensors[:1]
        if name in COPIES and result.is_meta and not source[0].is_meta:
            self.copies.append("blocking" if waits else "non-blocking")
        return result


def _meta_for_cuda(value: Any) -> Any:
    is_device = isinstance(value, str | torch.device)
    return META if is_device and str(value).startswith("cuda") else value


def _demand_one_device(tensors: list[torch.Tensor]) -> None:
    """Refuse what a GPU refuses; a single number may lie elsewhere."""
    if len({tensor.is_meta for tensor in tensors if tensor.dim()}) > 1:
        raise RuntimeError(
            "Expected all tensors to be on the same device, but found at least two devices, "
            "cuda:0 and cpu!"
        )


def moved(to_device: Callable[..., Any], name: str) -> tuple[list[str], list[str]]:
    """Where to_device puts a batch on a computer with a GPU, and how each tensor gets there."""
    batch = next(iter(Batches()))
    with PretendedGpu() as gpu:
        places = [tensor.device.type for tensor in to_device(batch, torch.device(name))]
    return places, gpu.copies


def trained(train: Callable[..., Any], epochs: int) -> tuple[set[str], int]:
    """Where a training on the pretended GPU leaves the weights; how often it fetched numbers."""
    model, nothing = network(), lambda *_: None
    with PretendedGpu() as gpu, patch.object(torch.cuda, "synchronize", nothing):
        train(model, Batches(), CUDA, epochs, 0.5)
        places = kinds_of_devices(model)
    return places, gpu.fetches


def picked(pick_device: Callable[[], Any], cuda: bool) -> str:
    """What pick_device chooses on a computer with or without a CUDA device."""
    with (
        patch.object(torch.cuda, "is_available", lambda: cuda),
        patch.object(torch.cuda, "device_count", lambda: int(cuda)),
    ):
        return repr(pick_device())


# --- how long things take


class Computer:
    """A computer whose clock runs only while something works: the same seconds every time.

    Args:
        cpu: seconds that a run takes on its CPU.
        gpu: seconds on its GPU, which starts when it is told to and does not keep the CPU waiting;
            None where there is no GPU.
    """

    def __init__(self, cpu: float, gpu: float | None = None) -> None:
        """Begin with both of them cold."""
        self.cpu, self.gpu = cpu, gpu
        self.now = 0.0
        self._gpu_done = 0.0
        self._warm: set[str] = set()

    def run(self, device: torch.device) -> None:
        """Work once."""
        extra = 0.0 if device.type in self._warm else FIRST
        self._warm.add(device.type)
        if device.type == "cpu":
            self.now += self.cpu + extra
        else:
            self.now += LAUNCH
            self._gpu_done = max(self.now, self._gpu_done) + (self.gpu or 0.0) + extra

    def synchronize(self, _device: object = None) -> None:
        """Wait for the GPU."""
        if self.gpu is None:
            raise RuntimeError("Found no NVIDIA driver on your system.")
        self.now = max(self.now, self._gpu_done)

    def clocked(self, function: Callable[..., Any], *args: Any) -> Any:
        """Call a function whose clock and GPU are those of this computer."""
        with ExitStack() as stack:
            for owner, name, ours in (
                (time, "perf_counter", lambda: self.now),
                (time, "time", lambda: self.now),
                (torch.cuda, "synchronize", self.synchronize),
            ):
                original = getattr(owner, name)
                stack.enter_context(patch.object(owner, name, ours))
                names = getattr(function, "__globals__", {})
                imported = {key: ours for key, value in names.items() if value is original}
                stack.enter_context(patch.dict(names, imported))
            return function(*args)


def measured(measure: Callable[..., Any], name: str, seconds: float, repeats: int) -> Any:
    """What measure says about runs of so many seconds; there is a GPU only if it is named."""
    place = torch.device(name)
    computer = Computer(seconds, seconds if place.type == "cuda" else None)
    return computer.clocked(measure, lambda: computer.run(place), place, repeats)


def compared(compare: Callable[..., Any], cpu: float, gpu: float, repeats: int) -> Any:
    """What compare says about runs of so many seconds on the CPU and on the GPU."""
    computer = Computer(cpu, gpu)
    return computer.clocked(compare, computer.run, torch.device("cuda"), repeats)


# --- on a real GPU


def loader_on_a_gpu(make_loader: Callable[[Dataset, int, torch.device], DataLoader]) -> bool:
    """Whether the batches that a loader gives lie in pinned memory."""
    return all(t.is_pinned() for batch in make_loader(dataset(7), 3, CUDA) for t in batch)


def seconds_of_a_product(measure: Callable[..., Any]) -> tuple[float, float]:
    """What measure says about a large matrix product on the GPU, and what the GPU itself says."""
    matrix = torch.ones(8192, 8192, device=CUDA)
    seconds = measure(lambda: matrix @ matrix, CUDA, 3)
    start, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))
    start.record()
    matrix @ matrix
    end.record()
    torch.cuda.synchronize()
    return float(seconds), start.elapsed_time(end) / 1000
