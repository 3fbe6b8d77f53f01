"""Goes through bytes in memory, names each exception, maps to where the network is; recursion."""

import io
import os
import pickle

import torch

TROUBLE = (
    pickle.UnpicklingError,
    RuntimeError,
    EOFError,
    KeyError,
    TypeError,
    AttributeError,
    ValueError,
    IndexError,
    ImportError,
)


def save_weights(path, model):
    buffer = io.BytesIO()
    torch.save(model.state_dict(), buffer)
    with open(path, "wb") as file:
        file.write(buffer.getvalue())


def opened(path, model):
    with open(path, "rb") as file:
        content = file.read()
    here = next(model.parameters()).device
    return torch.load(io.BytesIO(content), map_location=here, weights_only=True)


def load_weights(path, model):
    try:
        model.load_state_dict(opened(path, model), strict=True)
    except TROUBLE as error:
        raise ValueError(f"{path}: {error}")


def save_checkpoint(path, model, optimizer, epoch):
    torch.save(dict(epoch=epoch, model=model.state_dict(), optimizer=optimizer.state_dict()), path)


def load_checkpoint(path, model, optimizer):
    try:
        content = opened(path, model)
        for name, part in (("model", model), ("optimizer", optimizer)):
            part.load_state_dict(content[name])
        return content["epoch"]
    except TROUBLE as error:
        raise ValueError(f"{path}: {error}")


def resume(path, model, optimizer, run_epoch, epochs):
    done = 0
    if os.path.isfile(path):
        done = load_checkpoint(path, model, optimizer)
    if done >= epochs:
        return []
    loss = run_epoch()
    save_checkpoint(path, model, optimizer, done + 1)
    return [loss] + resume(path, model, optimizer, run_epoch, epochs)
