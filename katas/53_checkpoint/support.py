"""What kata 53 gives: files in a folder of their own, networks, a training, and broken files."""

import os
import pickle
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import torch
from torch import nn

_FOLDER = tempfile.TemporaryDirectory(prefix="checkpoint-")
GPU_OF_SOMEBODY_ELSE = "cuda:7"
EXECUTED = "executed"


class File(type(Path())):  # type: ignore[misc]
    """A path."""


def file(name: str) -> File:
    """A file in a folder that is deleted after the test."""
    return File(_FOLDER.name, name)


def network(start: float) -> nn.Sequential:
    """A network with a normalisation; its weights depend on `start` alone."""
    model = nn.Sequential(nn.Linear(4, 5), nn.BatchNorm1d(5), nn.ReLU(), nn.Linear(5, 3))
    with torch.no_grad():
        for weights in model.parameters():
            numbers = torch.arange(weights.numel(), dtype=torch.float32)
            weights.copy_(torch.sin(numbers + start).view_as(weights))
        model[1].running_mean.fill_(start)
    return model


def other_network() -> nn.Sequential:
    """A network of fewer layers."""
    return nn.Sequential(nn.Linear(4, 3))


class Training:
    """A network and its optimiser, SGD with momentum; the same each time it is made.

    Args:
        name: a file to look into at the beginning of each epoch.
        device: where to train.
    """

    def __init__(self, name: str = "", device: str = "cpu") -> None:
        """Begin with fresh objects."""
        self.model = network(1.0).to(device)
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=0.1, momentum=0.9)
        self.found: list[int] = []
        """The epochs that the file told of, at the beginning of each epoch; 0 without a file."""
        self._name, self._device = name, device

    def run_epoch(self) -> float:
        """Three batches; returns the mean of their losses, rounded to four digits."""
        if self._name:
            self.found.append(
                content(file(self._name))["epoch"] if file(self._name).exists() else 0
            )
        images = torch.sin(torch.arange(72.0).square()).reshape(3, 6, 4).to(self._device)
        total = 0.0
        for batch in images:
            labels = batch[:, :3].argmax(dim=1)
            loss = nn.functional.cross_entropy(self.model(batch), labels)
            self.optimizer.zero_grad()
            loss.backward()
            self.optimizer.step()
            total += loss.item()
        return round(total / len(images), 4)


def run_epochs(training: Training, epochs: int) -> list[float]:
    """Train without a file; returns the loss of each epoch."""
    return [training.run_epoch() for _ in range(epochs)]


def state(model: nn.Module) -> dict[str, torch.Tensor]:
    """A copy of a network's state dict on the CPU."""
    return {name: tensor.detach().cpu().clone() for name, tensor in model.state_dict().items()}


def kinds_of_devices(model: nn.Module) -> set[str]:
    """Which kinds of devices a network's weights lie on."""
    return {weights.device.type for weights in model.parameters()}


def content(path: File) -> Any:
    """What a file holds if it holds data alone, else a sentence."""
    if not path.exists():
        return "no file"
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except (RuntimeError, EOFError):
        return "no file of torch.save"
    except pickle.UnpicklingError:
        by_torch = zipfile.is_zipfile(path)
        return "a file that holds more than data" if by_torch else "no file of torch.save"


def content_of_bytes(path: File) -> bytes:
    """The bytes of a file."""
    return path.read_bytes()


# --- files that other people made


def from_a_gpu(save: Callable[..., None], path: File, *args: Any) -> File:
    """A file saved by a computer whose tensors lie on its eighth GPU."""
    with patch.object(torch.serialization, "location_tag", lambda _storage: GPU_OF_SOMEBODY_ELSE):
        save(path, *args)
    return path


def broken(how: str) -> File:
    """A file that is not what its name says: "empty", "noise", "text" or "cut off"."""
    path = file(f"{how.replace(' ', '_')}.pt")
    torch.save(network(1.0).state_dict(), path)
    whole = path.read_bytes()
    noise = bytes(range(255, 0, -1)) * 4
    path.write_bytes(
        {
            "empty": b"",
            "noise": noise,
            "text": b"epoch,loss\n1,0.5\n",
            "cut off": whole[: len(whole) // 2],
        }[how]
    )
    return path


def foreign(how: str) -> File:
    """A file of torch.save with something else in it: "list", "dictionary" or "number"."""
    path = file(f"{how}.pt")
    torch.save({"list": [torch.ones(3)], "dictionary": {"loss": 0.5}, "number": 3}[how], path)
    return path


class _Trap:
    """Pickled, it says: call open(path, "w") to make me."""

    def __reduce__(self) -> tuple[Any, tuple[str, str]]:
        return open, (str(file(EXECUTED)), "w")


def trap(how: str) -> File:
    """A file that runs code when it is unpickled; the code makes a file "executed".

    Args:
        how: "weights" (a pickle alone) or "checkpoint" (with all that a checkpoint has).
    """
    path, training = file("trap.pt"), Training()
    if how == "weights":
        path.write_bytes(pickle.dumps(_Trap(), protocol=2))
    else:
        states = {"model": training.model.state_dict(), "epoch": 3}
        torch.save({**states, "optimizer": training.optimizer.state_dict(), "_": _Trap()}, path)
    return path


def executed() -> bool:
    """Whether the code of a trap has run."""
    return os.path.exists(file(EXECUTED))  # noqa: PTH110
