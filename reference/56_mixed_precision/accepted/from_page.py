"""Written from README and stub alone."""

import torch
from torch import nn


def through_half(gradients, scale):
    half = (gradients * scale).to(torch.float16)
    return half.to(torch.float32) / scale


def lost(gradients, scale):
    nonzero = gradients != 0
    back = through_half(gradients, scale)
    gone = (back == 0) & nonzero
    return float(gone.sum()) / float(nonzero.sum())


def forward(model, images, labels, dtype):
    with torch.autocast(device_type=images.device.type, dtype=dtype):
        logits = model(images)
        loss = nn.functional.cross_entropy(logits.float(), labels)
    return logits, loss


def make_scaler(device, dtype):
    return torch.amp.GradScaler(device=device.type, enabled=(dtype == torch.float16))


def train_step(model, images, labels, optimizer, scaler, dtype, max_norm):
    optimizer.zero_grad()
    _, loss = forward(model, images, labels, dtype)
    scaler.scale(loss).backward()
    scaler.unscale_(optimizer)
    nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    scaler.step(optimizer)
    scaler.update()
    return loss.detach().item()
