"""Written from README and stub alone."""

import torch


def _load(path):
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError:
        raise
    except Exception as error:
        raise ValueError(f"{path} cannot be read: {error}") from error


def save_weights(path, model):
    torch.save(model.state_dict(), path)


def load_weights(path, model):
    state = _load(path)
    try:
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError(f"{path} does not fit the network: {error}") from error


def save_checkpoint(path, model, optimizer, epoch):
    checkpoint = {
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "epoch": epoch,
    }
    torch.save(checkpoint, path)


def load_checkpoint(path, model, optimizer):
    checkpoint = _load(path)
    try:
        model.load_state_dict(checkpoint["model"])
        optimizer.load_state_dict(checkpoint["optimizer"])
        return checkpoint["epoch"]
    except Exception as error:
        raise ValueError(f"{path} is no checkpoint of this training: {error}") from error


def resume(path, model, optimizer, run_epoch, epochs):
    try:
        start = load_checkpoint(path, model, optimizer)
    except FileNotFoundError:
        start = 0
    losses = []
    for epoch in range(start, epochs):
        losses.append(run_epoch())
        save_checkpoint(path, model, optimizer, epoch + 1)
    return losses
