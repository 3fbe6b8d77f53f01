"""Kata 57: a network becomes a file that runs without PyTorch."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import nn


def export(model: nn.Module, example: torch.Tensor, path: Path) -> None:
    """Write a network as one ONNX file: it takes "images" and gives "logits".

    Args:
        model: the network, with all its modules in training mode or none; it is left in the mode it
            was in.
        example: some images as the network takes them, float32, shape (N, …) with N at least 2: a
            single one may be frozen as 1. Only their shape and dtype count; the file takes any
            number of images of that size, from one on.
        path: the file to write. The weights lie in it too, and there is no second file.
    """
    with _evaluating(model):
        torch.onnx.export(
            model,
            (example,),
            path,
            input_names=["images"],
            output_names=["logits"],
            dynamic_shapes=({0: "batch"},),
            external_data=False,
            dynamo=True,
            verbose=False,
        )


def predict(path: Path, images: np.ndarray) -> np.ndarray:
    """What the network in an ONNX file says of some images; PyTorch takes no part in it.

    Args:
        path: a file with one input, of whatever name, and one output; both are float32.
        images: an array of numbers of any dtype, shape (N, …) as the network takes them.

    Returns:
        The logits: a float32 array of shape (N, C).
    """
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    (source,) = session.get_inputs()
    (logits,) = session.run(None, {source.name: images.astype(np.float32)})
    return logits


def largest_difference(model: nn.Module, path: Path, images: np.ndarray) -> float:
    """How far the logits of a network and of its ONNX file are apart at most.

    Args:
        model: the network, with all its modules in training mode or none; it is evaluated in
            evaluation mode and left in the mode it was in.
        path: the ONNX file.
        images: a float32 array of shape (N, …) with N at least 1, as the network takes them.

    Returns:
        The largest absolute difference of all N * C logits.
    """
    with _evaluating(model):
        expected = model(torch.from_numpy(images)).numpy()
    return float(np.abs(predict(path, images) - expected).max())


@contextmanager
def _evaluating(model: nn.Module) -> Iterator[None]:
    """Evaluation mode without gradients; afterwards the mode is what it was."""
    before = model.training
    model.eval()
    try:
        with torch.no_grad():
            yield
    finally:
        model.train(before)
