"""Counts a class that was only named as one of which nothing was recognised.

Rejected by: test_the_score_is_the_mean_over_the_classes_that_occur
"""

import random
from collections.abc import Callable, Sequence
import torch
from torch import nn


def split(patients: Sequence[str], fraction: float, seed: int) -> tuple[list[int], list[int]]:
    everyone = sorted(set(patients))
    chosen = set(random.Random(seed).sample(everyone, round(fraction * len(everyone))))
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
    found = []
    for c in torch.cat([predicted, labels]).unique():
        right = ((predicted == c) & (labels == c)).sum().item()
        found.append(right / max(1, (labels == c).sum().item()))
    return sum(found) / len(found)
