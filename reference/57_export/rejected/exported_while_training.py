"""I exported the network in the mode that it was in.

Rejected by: test_the_file_gives_the_logits_of_the_network
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import nn


def export(model: nn.Module, example: torch.Tensor, path: Path) -> None:
    with torch.no_grad():
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
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    (source,) = session.get_inputs()
    (logits,) = session.run(None, {source.name: images.astype(np.float32)})
    return logits


def largest_difference(model: nn.Module, path: Path, images: np.ndarray) -> float:
    with _evaluating(model):
        expected = model(torch.from_numpy(images)).numpy()
    return float(np.abs(predict(path, images) - expected).max())


@contextmanager
def _evaluating(model: nn.Module) -> Iterator[None]:
    before = model.training
    model.eval()
    try:
        with torch.no_grad():
            yield
    finally:
        model.train(before)
