"""What kata 57 gives: networks, files in a folder of their own, and an ONNX file made by hand."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import nn

from grader.testing import cached

_FOLDER = tempfile.TemporaryDirectory(prefix="export-")
SIDE, CLASSES = 32, 5


class File(type(Path())):  # type: ignore[misc]
    """A path."""


def file(name: str) -> File:
    """A file in a folder that is deleted after the test."""
    return File(_FOLDER.name, name)


def organ_classifier(seed: int = 0) -> nn.Sequential:
    """A small network for images of shape (N, 1, 32, 32), in training mode; the same per seed."""
    model = nn.Sequential(
        nn.Conv2d(1, 4, 5),
        nn.BatchNorm2d(4),
        nn.ReLU(),
        nn.MaxPool2d(4),
        nn.Flatten(),
        nn.Dropout(0.5),
        nn.Linear(4 * 7 * 7, CLASSES),
    )
    with torch.no_grad():
        for weights in (model[0].weight, model[0].bias, model[6].weight, model[6].bias):
            numbers = torch.arange(weights.numel(), dtype=torch.float32)
            inputs = weights[0].numel()
            weights.copy_(torch.sin(7 * numbers + 1 + seed % 1000).view_as(weights) / inputs**0.5)
        model[1].running_mean.copy_(torch.tensor([0.5, -0.5, 1.0, 0.0]))
        model[1].running_var.copy_(torch.tensor([2.0, 0.5, 1.0, 3.0]))
    return model


def logits(model: nn.Module, images: np.ndarray) -> np.ndarray:
    """What a network says of some images in evaluation mode."""
    with torch.no_grad():
        return model.eval()(torch.from_numpy(images)).numpy()


def exported(export: Callable[..., None], seed: int = 0) -> bytes:
    """The file that `export` makes of `organ_classifier(seed)`; the example is two black images.

    It is written once, since that takes a while; all tests look at the same file.
    """
    return _exported(export, seed)[0]


def trains_after_export(export: Callable[..., None], seed: int = 0) -> bool:
    """Whether that network, which was in training mode before the export, still is."""
    return _exported(export, seed)[1]


def written_beside(export: Callable[..., None], seed: int = 0) -> list[str]:
    """The names of all files that `export` has written beside the one that it was to write."""
    return _exported(export, seed)[2]


def _exported(export: Callable[..., None], seed: int) -> tuple[bytes, bool, list[str]]:
    def make() -> tuple[bytes, bool, list[str]]:
        model, path = organ_classifier(seed), file("organs.onnx")
        before = {path, *path.parent.iterdir()}
        export(model, torch.zeros(2, 1, SIDE, SIDE), path)
        content = path.read_bytes() if path.exists() else b""
        beside = sorted(other.name for other in path.parent.iterdir() if other not in before)
        return content, all(module.training for module in model.modules()), beside

    return cached(("57_export", seed, getattr(export, "__code__", export)), make)


WEIGHTS = np.array([[1.0, 0.0, -1.0, 2.0], [0.5, 1.0, 0.0, 0.0], [0.0, -2.0, 1.0, 1.0]])
BIASES = np.array([0.5, 0.0, -1.0])
"""Of a single linear layer: three classes from four pixels, laid out in one row."""


def small_network(*changes: float, training: bool = False) -> nn.Sequential:
    """Dropout and that layer, its biases changed by so much."""
    layer = nn.Linear(4, 3)
    with torch.no_grad():
        layer.weight.copy_(torch.from_numpy(WEIGHTS))
        layer.bias.copy_(torch.from_numpy(BIASES) + torch.tensor(changes or 0.0))
    return nn.Sequential(nn.Dropout(0.5), layer).train(training)


def small_file(name: str) -> File:
    """An ONNX file with that layer, written by hand; its input has that name."""
    from onnx import TensorProto, helper, numpy_helper, save

    graph = helper.make_graph(
        [helper.make_node("Gemm", [name, "weights", "biases"], ["scores"], transB=1)],
        "one layer",
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", 4])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["n", 3])],
        [
            numpy_helper.from_array(WEIGHTS.astype(np.float32), "weights"),
            numpy_helper.from_array(BIASES.astype(np.float32), "biases"),
        ],
    )
    path = file(f"{name}.onnx")
    save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10), path)
    return path


def is_training(model: nn.Module) -> bool:
    """Whether a network is in training mode."""
    return model.training
