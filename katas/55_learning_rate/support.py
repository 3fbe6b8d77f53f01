"""What kata 55 gives: a small training, made ready where your code runs."""

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import nn
from torch.optim.lr_scheduler import CosineAnnealingLR, LRScheduler, StepLR
from torch.utils.data import DataLoader, TensorDataset

INPUTS = [1.0, -0.5, 2.0, 0.5, 1.5]
TARGETS = [2.0, 0.5, -1.0, 3.0, 1.0]
BATCH_SIZE = 2


@dataclass
class Lab:
    """A model with one weight, which begins at 0, and what its training needs.

    The loader gives three batches, of two, two and one pair.
    """

    model: nn.Module
    loader: DataLoader[tuple[torch.Tensor, ...]]
    optimizer: torch.optim.Optimizer
    scheduler: LRScheduler


def step_lab(first: float, step_size: int, factor: float) -> Lab:
    """A training whose learning rate falls in steps."""
    model, loader, optimizer = _parts(first)
    return Lab(model, loader, optimizer, StepLR(optimizer, step_size, factor))


def cosine_lab(first: float, epochs: int, last: float) -> Lab:
    """A training whose learning rate falls along half a wave of the cosine."""
    model, loader, optimizer = _parts(first)
    return Lab(model, loader, optimizer, CosineAnnealingLR(optimizer, epochs, last))


class Turning:
    """Three batches; each round begins with the one after that of the round before."""

    def __init__(self) -> None:
        """Begin with the first batch."""
        self.rounds = 0

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        """The batches of one round."""
        inputs, targets = torch.tensor(INPUTS)[:, None], torch.tensor(TARGETS)[:, None]
        batches = list(zip(inputs.split(2), targets.split(2), strict=True))
        start, self.rounds = self.rounds % len(batches), self.rounds + 1
        return iter(batches[start:] + batches[:start])


class Idle:
    """An optimizer with nothing to train, to watch its learning rate alone."""

    def __init__(self, first: float) -> None:
        """Make an optimizer with this learning rate."""
        self.optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=first)

    def is_from_torch(self, scheduler: object) -> bool:
        """Whether it is a scheduler of torch."""
        return isinstance(scheduler, LRScheduler)

    def rates(self, scheduler: LRScheduler, epochs: int) -> list[float]:
        """The learning rates of so many epochs, after each of which the scheduler steps."""
        found = []
        for _ in range(epochs):
            found.append(self.optimizer.param_groups[0]["lr"])
            self.optimizer.step()
            scheduler.step()
        return found


def _parts(
    rate: float,
) -> tuple[nn.Module, DataLoader[tuple[torch.Tensor, ...]], torch.optim.Optimizer]:
    model = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(model.weight)
    pairs = TensorDataset(torch.tensor(INPUTS)[:, None], torch.tensor(TARGETS)[:, None])
    loader = DataLoader(pairs, batch_size=BATCH_SIZE)
    return model, loader, torch.optim.SGD(model.parameters(), lr=rate)
