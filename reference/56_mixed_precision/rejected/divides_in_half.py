"""Divides by the scale before going back to float32.

Rejected by: test_a_scale_saves_them
"""

import torch
from torch import nn
from torch.nn.functional import cross_entropy


def through_half(gradients, scale):
    return ((gradients * scale).to(torch.float16) / scale).to(torch.float32)


def lost(gradients, scale):
    there = gradients != 0
    gone = there & (through_half(gradients, scale) == 0)
    return gone.sum().item() / there.sum().item()


def forward(model, images, labels, dtype):
    with torch.autocast(images.device.type, dtype=dtype):
        logits = model(images)
        loss = cross_entropy(logits, labels)
    return logits, loss


def make_scaler(device, dtype):
    return torch.amp.GradScaler(device.type, enabled=dtype == torch.float16)


def train_step(model, images, labels, optimizer, scaler, dtype, max_norm):
    optimizer.zero_grad()
    logits, loss = forward(model, images, labels, dtype)
    scaler.scale(loss).backward()
    scaler.unscale_(optimizer)
    nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    scaler.step(optimizer)
    scaler.update()
    return loss.item()
