"""Written from the page and the stub alone."""

import numpy as np
import onnxruntime as ort
import torch


def export(model, example, path):
    was_training = model.training
    model.eval()
    try:
        program = torch.onnx.export(
            model,
            (example,),
            input_names=["images"],
            output_names=["logits"],
            dynamic_shapes=({0: torch.export.Dim("batch")},),
            dynamo=True,
            verbose=False,
        )
        program.save(path)
    finally:
        model.train(was_training)


def predict(path, images):
    session = ort.InferenceSession(str(path))
    feed = {session.get_inputs()[0].name: np.asarray(images, dtype=np.float32)}
    return session.run(None, feed)[0]


def largest_difference(model, path, images):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        ours = model(torch.tensor(images)).numpy()
    model.train(was_training)
    return np.max(np.abs(ours - predict(path, images)))
