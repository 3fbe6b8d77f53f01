"""Height and width are left free as far as the network allows; io binding runs the session."""

import io

import numpy as np
import onnx
import onnxruntime
import torch
from torch.export import Dim


def export(model, example, path):
    modes = {name: module.training for name, module in model.named_modules()}
    model.eval()
    buffer = io.BytesIO()
    torch.onnx.export(
        model,
        args=(),
        kwargs={"input": example},
        f=None,
        input_names=["images"],
        output_names=["logits"],
        dynamic_shapes={"input": [Dim.DYNAMIC, Dim.STATIC, Dim.AUTO, Dim.AUTO]},
        dynamo=True,
        verbose=False,
    ).save(buffer)
    for name, module in model.named_modules():
        module.training = modes[name]
    onnx.save(onnx.load_model_from_string(buffer.getvalue()), path)


def predict(path, images):
    session = onnxruntime.InferenceSession(path)
    binding = session.io_binding()
    binding.bind_cpu_input(session.get_inputs()[0].name, images.astype("float32"))
    binding.bind_output(session.get_outputs()[0].name)
    session.run_with_iobinding(binding)
    return binding.copy_outputs_to_cpu()[0]


def largest_difference(model, path, images):
    training = model.training
    model.train(False)
    ours = model(torch.as_tensor(images)).detach().numpy()
    model.train(training)
    return np.abs(ours - predict(path, images)).max()
