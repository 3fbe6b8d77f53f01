"""What kata 56 gives: networks, batches, optimisers, and a look at what layers compute in."""

from collections.abc import Callable
from typing import Any

import torch
from torch import nn

LEARNING_RATE = 0.5
FAINT = 1e-8
"""What the logits of the faint network are multiplied by, and so the gradients of its layer."""


def device(name: str) -> torch.device:
    """The device of that name."""
    return torch.device(name)


def dtype(name: str) -> torch.dtype:
    """The dtype of that name."""
    found: torch.dtype = getattr(torch, name)
    return found


def network(place: str = "cpu") -> nn.Sequential:
    """A network of two layers; the weights are the same each time."""
    return _with_weights(nn.Sequential(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 3))).to(place)


class Faint(nn.Module):
    """One layer whose logits are nearly 0, and so are the gradients that reach it."""

    def __init__(self) -> None:
        """Begin with the same weights each time."""
        super().__init__()
        self.layer = _with_weights(nn.Linear(6, 3))

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Logits in float32."""
        logits: torch.Tensor = self.layer(images).float() * FAINT
        return logits


def _with_weights(model: Any) -> Any:
    with torch.no_grad():
        for weights in model.parameters():
            weights.copy_(torch.cos(torch.arange(1.0, weights.numel() + 1)).view_as(weights) / 2)
    return model


def batch() -> tuple[torch.Tensor, torch.Tensor]:
    """Eight images of six pixels, and their labels."""
    images = torch.sin(torch.arange(48.0).square()).reshape(8, 6)
    return images, images[:, :3].argmax(dim=1)


def scaler(scale: float, place: str = "cpu") -> torch.amp.GradScaler:
    """A scaler that doubles its scale after every step that went well; disabled for a scale of 0.

    Args:
        scale: what it begins with.
        place: where the training runs.
    """
    on = {"init_scale": scale, "growth_interval": 1} if scale else {"enabled": False}
    return torch.amp.GradScaler(place, **on)  # type: ignore[arg-type]


def train(
    train_step: Callable[..., float],
    name: str,
    scale: float,
    max_norm: float,
    steps: int = 1,
    place: str = "cpu",
) -> dict[str, Any]:
    """Train a fresh network on one batch with SGD, and look at what has happened.

    Args:
        train_step: what is tried.
        name: of the dtype.
        scale: that of the scaler at the beginning; 0 for a disabled scaler.
        max_norm: the limit for the gradients.
        steps: how many.
        place: where to train.

    Returns:
        "step": how far the weights have moved in all, three digits of it; "weights"; "loss": that
        of the last step, three digits of it; "scale": that of the scaler at the end.
    """
    model, scaling = network(place), scaler(scale, place)
    images, labels = (tensor.to(place) for tensor in batch())
    optimizer = torch.optim.SGD(model.parameters(), LEARNING_RATE)
    for _ in range(steps):
        loss = train_step(model, images, labels, optimizer, scaling, dtype(name), max_norm)
    shown = _digits(loss) if isinstance(loss, float) else loss
    return {**moved(network(), model), "loss": shown, "scale": scaling.get_scale()}


def train_faint(train_step: Callable[..., float], make_scaler: Callable[..., Any]) -> float:
    """How far a step with a scaler of the learner's own moves the weights of the faint network."""
    model, (images, labels) = Faint(), batch()
    optimizer = torch.optim.SGD(model.parameters(), LEARNING_RATE / FAINT)
    scaling = make_scaler(torch.device("cpu"), torch.float16)
    train_step(model, images, labels, optimizer, scaling, torch.float16, 100.0)
    return float(moved(Faint(), model)["step"])


def moved(before: nn.Module, after: nn.Module) -> dict[str, Any]:
    """The weights after a training, and how far they are from those before."""
    start, end = (
        [weights.detach().cpu() for weights in model.parameters()] for model in (before, after)
    )
    squares = [float((b - a).square().sum()) for a, b in zip(start, end, strict=True)]
    return {"step": _digits(sum(squares) ** 0.5), "weights": end}


def stepped(model: nn.Module, max_norm: float, learning_rate: float = LEARNING_RATE) -> None:
    """One step in float32 throughout, with the gradients clipped."""
    images, labels = batch()
    weights = list(model.parameters())
    loss = nn.functional.cross_entropy(model(images), labels)
    gradients = torch.autograd.grad(loss, weights)
    norm = sum(float(g.square().sum()) for g in gradients) ** 0.5
    with torch.no_grad():
        for weight, gradient in zip(weights, gradients, strict=True):
            weight -= learning_rate * min(1.0, max_norm / norm) * gradient


def _digits(number: float) -> float:
    return float(f"{number:.3g}")


def looked_at(
    forward: Callable[..., Any], name: str, place: str = "cpu"
) -> dict[str, str | list[str]]:
    """The dtypes of all that takes part when forward and then backward are called."""
    model, found = network(place), []
    for layer in model:
        layer.register_forward_hook(lambda _layer, _inputs, output: found.append(_of(output)))
    images, labels = (tensor.to(place) for tensor in batch())
    logits, loss = forward(model, images, labels, dtype(name))
    loss.backward()
    return {
        "layers": found,
        "logits": _of(logits),
        "loss": _of(loss),
        "weights": sorted({_of(weights) for weights in model.parameters()}),
        "gradients": sorted({_of(weights.grad) for weights in model.parameters()}),
    }


def _of(tensor: Any) -> str:
    return str(tensor.dtype).removeprefix("torch.")


def bfloat16_on_gpu() -> bool:
    """Whether the GPU computes in bfloat16 by itself."""
    return torch.cuda.is_bf16_supported(including_emulation=False)
