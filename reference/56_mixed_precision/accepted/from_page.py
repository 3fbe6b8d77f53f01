"""Kata 56: training with 16 bits where they are enough."""

import torch
from torch import nn
from torch.optim import Optimizer


def through_half(gradients: torch.Tensor, scale: float) -> torch.Tensor:
    """Send gradients through float16, multiplied by a scale, and take the scale away again."""
    half = (gradients * scale).to(torch.float16)
    return half.to(torch.float32) / scale


def lost(gradients: torch.Tensor, scale: float) -> float:
    """Of the gradients that are not 0, the share that comes back as 0."""
    there = gradients[gradients != 0]
    gone = through_half(there, scale) == 0
    return gone.float().mean().item()


def forward(
    model: nn.Module, images: torch.Tensor, labels: torch.Tensor, dtype: torch.dtype
) -> tuple[torch.Tensor, torch.Tensor]:
    """Logits from layers that compute in 16 bits, and their cross entropy in float32."""
    with torch.autocast(images.device.type, dtype=dtype):
        logits = model(images)
        loss = nn.functional.cross_entropy(logits.float(), labels)
    return logits, loss


def make_scaler(device: torch.device, dtype: torch.dtype) -> torch.amp.GradScaler:
    """A gradient scaler for the device: enabled for float16, disabled for bfloat16."""
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
    """Train a network by one batch in mixed precision, with clipped gradients; return the loss."""
    optimizer.zero_grad()
    _, loss = forward(model, images, labels, dtype)
    scaler.scale(loss).backward()
    scaler.unscale_(optimizer)
    nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    scaler.step(optimizer)
    scaler.update()
    return loss.item()
