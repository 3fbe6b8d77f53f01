"""The older exporter, which still writes a right file; a copy of the network keeps the mode."""

from copy import deepcopy

import numpy as np
import onnxruntime
import torch


def export(model, example, path):
    torch.onnx.export(
        deepcopy(model).eval(),
        (example,),
        str(path),
        input_names=["images"],
        output_names=["logits"],
        dynamic_axes={"images": {0: "n"}, "logits": {0: "n"}},
        dynamo=False,
    )


def predict(path, images):
    session = onnxruntime.InferenceSession(path.read_bytes())
    return session.run(
        [session.get_outputs()[0].name], {session.get_inputs()[0].name: np.float32(images)}
    )[0]


def largest_difference(model, path, images):
    ours = deepcopy(model).eval()(torch.from_numpy(images))
    theirs = torch.from_numpy(predict(path, images))
    return torch.dist(ours, theirs, p=float("inf"))
