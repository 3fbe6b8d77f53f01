"""Written from the page alone: torch.onnx.export under a context that keeps every module's mode."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import torch
from torch import nn


@contextmanager
def _evaluating(model: nn.Module) -> Iterator[None]:
    """Evaluation mode for a while; each module, frozen ones too, gets back the mode it had."""
    modes = [(module, module.training) for module in model.modules()]
    model.eval()
    try:
        yield
    finally:
        for module, mode in modes:
            module.training = mode


def export(model: nn.Module, example: torch.Tensor, path: Path) -> None:
    """Write a network as one ONNX file: it takes "images" and gives "logits"."""
    with _evaluating(model), torch.no_grad():
        torch.onnx.export(
            model,
            (example,),
            str(path),
            input_names=["images"],
            output_names=["logits"],
            dynamic_shapes=({0: "batch"},),
            external_data=False,
            dynamo=True,
            verbose=False,
        )


def predict(path: Path, images: np.ndarray) -> np.ndarray:
    """What the network in an ONNX file says of some images; PyTorch takes no part in it."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    (only,) = session.get_inputs()
    (logits,) = session.run(None, {only.name: np.ascontiguousarray(images, dtype=np.float32)})
    return logits


def largest_difference(model: nn.Module, path: Path, images: np.ndarray) -> float:
    """How far the logits of a network and of its ONNX file are apart at most."""
    with _evaluating(model), torch.no_grad():
        ours = model(torch.from_numpy(np.array(images, dtype=np.float32))).numpy()
    return float(np.abs(ours - predict(path, images)).max())
