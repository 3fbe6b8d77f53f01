"""NumPy for the rounding, the loss from logits turned back to float32, clipping by hand."""

import numpy as np
import torch


def through_half(gradients, scale):
    with np.errstate(over="ignore"):
        half = (gradients.numpy() * np.float32(scale)).astype(np.float16)
    return torch.from_numpy(half.astype(np.float32) / np.float32(scale))


def lost(gradients, scale):
    left = through_half(gradients, scale).flatten().tolist()
    pairs = [(g, l) for g, l in zip(gradients.flatten().tolist(), left) if g]
    return sum(l == 0 for _, l in pairs) / len(pairs)


def forward(model, images, labels, dtype):
    with torch.autocast(device_type=str(images.device).split(":")[0], dtype=dtype):
        logits = model(images)
    loss = torch.nn.CrossEntropyLoss()(logits.float(), labels)
    return logits, loss


def make_scaler(device, dtype):
    if dtype is torch.bfloat16:
        return torch.amp.GradScaler(device.type, enabled=False)
    return torch.amp.GradScaler(device.type)


def train_step(model, images, labels, optimizer, scaler, dtype, max_norm):
    _, loss = forward(model, images, labels, dtype)
    for weights in model.parameters():
        weights.grad = None
    scaler.scale(loss).backward()
    scaler.unscale_(optimizer)
    gradients = [weights.grad for weights in model.parameters()]
    norm = torch.sqrt(sum(g.square().sum() for g in gradients))
    if norm > max_norm:
        for g in gradients:
            g *= max_norm / norm
    scaler.step(optimizer)
    scaler.update()
    optimizer.zero_grad(set_to_none=True)
    return float(loss)
