"""Turns the whole network into 16 bits.

Rejected by: test_weights_and_gradients_keep_32_bits
"""

import torch
from torch import nn
from torch.nn.functional import cross_entropy


def through_half(gradients, scale):
    return (gradients * scale).to(torch.float16).to(torch.float32) / scale


def lost(gradients, scale):
    there = gradients != 0
    gone = there & (through_half(gradients, scale) == 0)
    return gone.sum().item() / there.sum().item()


def forward(model, images, labels, dtype):
    logits = model.to(dtype)(images.to(dtype))
    return logits, cross_entropy(logits.float(), labels)


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
