"""Draws patients until they have the share of the photos.

Rejected by: test_the_share_is_one_of_patients_and_the_seed_draws_them
"""

import random
from collections.abc import Callable, Sequence
import torch
from torch import nn


def split(patients: Sequence[str], fraction: float, seed: int) -> tuple[list[int], list[int]]:
    everyone = sorted(set(patients))
    random.Random(seed).shuffle(everyone)
    everyone.sort(key=patients.count)
    chosen = set()
    while sum(p in chosen for p in patients) < fraction * len(patients):
        chosen.add(everyone.pop(0))
    photos = range(len(patients))
    train = [photo for photo in photos if patients[photo] not in chosen]
    return (train, [photo for photo in photos if patients[photo] in chosen])


def class_weights(labels: torch.Tensor, n_classes: int) -> torch.Tensor:
    counts = torch.bincount(labels, minlength=n_classes)
    return len(labels) / (n_classes * counts)


def loss(logits: torch.Tensor, labels: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    return nn.functional.cross_entropy(logits, labels, weight=weights)


def prepare(photos: torch.Tensor, augment: Callable, training: bool) -> torch.Tensor:
    pictures = photos / 127.5 - 1
    return torch.stack([augment(picture) for picture in pictures]) if training else pictures


def predict(model: nn.Module, pictures: torch.Tensor) -> torch.Tensor:
    was_training = model.training
    model.eval()
    with torch.no_grad():
        labels = model(pictures).argmax(dim=1)
    model.train(was_training)
    return labels


def score(predicted: torch.Tensor, labels: torch.Tensor) -> float:
    found = [(predicted[labels == c] == c).float().mean() for c in labels.unique()]
    return torch.stack(found).mean().item()
