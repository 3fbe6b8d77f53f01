"""Kata 56: training with 16 bits where they are enough."""

import torch
from torch import nn
from torch.optim import Optimizer


def through_half(gradients: torch.Tensor, scale: float) -> torch.Tensor:
    """Send gradients through float16, multiplied by a scale, and take the scale away again.

    Args:
        gradients: float32, of any shape.
        scale: a power of two; 1.0 for no scaling.

    Returns:
        What is left of them: float32, of the same shape; infinite where float16 overflowed.
    """
    raise NotImplementedError


def lost(gradients: torch.Tensor, scale: float) -> float:
    """Count the gradients that float16 loses.

    Args:
        gradients: float32, of any shape; at least one is not 0.
        scale: what they are multiplied by on the way.

    Returns:
        Of those that are not 0, the share that comes back as 0: from 0.0 to 1.0.
    """
    raise NotImplementedError


def forward(
    model: nn.Module, images: torch.Tensor, labels: torch.Tensor, dtype: torch.dtype
) -> tuple[torch.Tensor, torch.Tensor]:
    """Compute logits and loss, with the layers in 16 bits.

    Args:
        model: maps float32 images to logits; its weights are float32 and stay so.
        images: a batch, on the device of the model.
        labels: the right classes, on the same device.
        dtype: torch.float16 or torch.bfloat16.

    Returns:
        The logits in that dtype, and their cross entropy in float32.
    """
    raise NotImplementedError


def make_scaler(device: torch.device, dtype: torch.dtype) -> torch.amp.GradScaler:
    """Make the gradient scaler that a dtype needs.

    Args:
        device: where the training runs.
        dtype: torch.float16 or torch.bfloat16.

    Returns:
        A scaler for the device: enabled for float16, and disabled for bfloat16, whose range is that
        of float32.
    """
    raise NotImplementedError


def train_step(
    model: nn.Module,
    images: torch.Tensor,
    labels: torch.Tensor,
    optimizer: Optimizer,
    scaler: torch.amp.GradScaler,
    dtype: torch.dtype,
    max_norm: float,
) -> float:
    """Train a network by one batch in mixed precision, with clipped gradients.

    Args:
        model: maps float32 images to logits; changed in place.
        images: a batch, on the device of the model.
        labels: the right classes, on the same device.
        optimizer: of the model's parameters; gradients of earlier batches do not count.
        scaler: scales the loss, skips the step after an overflow, and adapts its scale.
        dtype: torch.float16 or torch.bfloat16.
        max_norm: the largest norm that all true gradients together may have; longer ones are
            shortened to it.

    Returns:
        The loss, unscaled.
    """
    raise NotImplementedError
