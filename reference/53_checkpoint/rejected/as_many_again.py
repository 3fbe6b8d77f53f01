"""Runs all epochs again on top of those that are done.

Rejected by: test_an_interrupted_training_goes_on_bit_for_bit
"""

from pathlib import Path

import torch


def read(path):
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError:
        raise
    except Exception as error:
        raise ValueError("not a file of torch.save") from error


def put(model, weights):
    try:
        model.load_state_dict(weights)
    except Exception as error:
        raise ValueError("not the weights of this network") from error


def save_weights(path, model):
    torch.save(model.state_dict(), path)


def load_weights(path, model):
    put(model, read(path))


def save_checkpoint(path, model, optimizer, epoch):
    torch.save(
        {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, path
    )


def load_checkpoint(path, model, optimizer):
    content = read(path)
    if not isinstance(content, dict) or set(content) != {"model", "optimizer", "epoch"}:
        raise ValueError("no checkpoint")
    put(model, content["model"])
    optimizer.load_state_dict(content["optimizer"])
    return content["epoch"]


def resume(path, model, optimizer, run_epoch, epochs):
    done = load_checkpoint(path, model, optimizer) if Path(path).exists() else 0
    losses = []
    for _ in range(epochs):
        losses.append(run_epoch())
        done += 1
        save_checkpoint(path, model, optimizer, done)
    return losses
