"""Gives the share of what is left.

Rejected by: test_the_gradients_of_the_example_get_lost
"""

import torch
from torch import nn
from torch.optim import Optimizer


def through_half(gradients: torch.Tensor, scale: float) -> torch.Tensor:
    return (gradients * scale).half().float() / scale


def lost(gradients: torch.Tensor, scale: float) -> float:
    left = through_half(gradients[gradients != 0], scale)
    return (left != 0).float().mean().item()


def forward(
    model: nn.Module, images: torch.Tensor, labels: torch.Tensor, dtype: torch.dtype
) -> tuple[torch.Tensor, torch.Tensor]:
    with torch.autocast(images.device.type, dtype=dtype):
        logits = model(images)
        return logits, nn.functional.cross_entropy(logits, labels)


def make_scaler(device: torch.device, dtype: torch.dtype) -> torch.amp.GradScaler:
    return torch.amp.GradScaler(device.type, enabled=dtype == torch.float16)


def train_step(
    model: nn.Module,
    images: torch.Tensor,
    labels: torch.Tensor,
    optimizer: Optimizer,
    scaler: torch.amp.GradScaler,
    dtype: torch.dtype,
    max_norm: float,
) -> float:
    optimizer.zero_grad()
    _, loss = forward(model, images, labels, dtype)
    scaler.scale(loss).backward()
    scaler.unscale_(optimizer)
    nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    scaler.step(optimizer)
    scaler.update()
    return loss.item()
