"""Kata 79: the study, done right."""

from collections.abc import Callable, Sequence

import torch
from torch import nn


def split(patients: Sequence[str], fraction: float, seed: int) -> tuple[list[int], list[int]]:
    """Divide the photos into those for training and those for testing.

    Args:
        patients: the patient on each photo; most have several photos.
        fraction: the share of the patients whose photos are for testing, above 0 and below 1.
        seed: decides which patients are drawn.

    Returns:
        The positions of the photos for training and of those for testing, each photo once and no
        patient on both sides. Of n patients fraction * n are in the test, rounded up or down.
    """
    raise NotImplementedError


def class_weights(labels: torch.Tensor, n_classes: int) -> torch.Tensor:
    """Give each class a weight, so that all classes together count alike in the loss.

    Args:
        labels: whole numbers from 0 to n_classes - 1, shape (N,), int64; each of them occurs.
        n_classes: the number of classes C.

    Returns:
        N / (C * n_c) for each class c with n_c photos, shape (C,), float32.
    """
    raise NotImplementedError


def loss(logits: torch.Tensor, labels: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    """Weighted cross entropy of a batch.

    Args:
        logits: what the network says, shape (B, C), any numbers.
        labels: the right classes, shape (B,), int64.
        weights: the weight of each class, shape (C,).

    Returns:
        The sum of w_y * (-log p_y) over the batch, divided by the sum of w_y, where y is the label,
        w_y its weight and p_y its probability by softmax.
    """
    raise NotImplementedError


def prepare(photos: torch.Tensor, augment: Callable, training: bool) -> torch.Tensor:
    """Turn photos into what the network sees.

    Args:
        photos: shape (B, 3, H, W), uint8.
        augment: takes one picture of shape (3, H, W) and returns a variant of it.
        training: whether the photos are for training.

    Returns:
        value / 127.5 - 1 for each pixel, float32. For training each picture then goes through a
        call of `augment` of its own; for testing none does.
    """
    raise NotImplementedError


def predict(model: nn.Module, pictures: torch.Tensor) -> torch.Tensor:
    """Ask the network for the label of each picture.

    Args:
        model: makes logits of shape (B, C); it may be in train mode or in eval mode.
        pictures: shape (B, 3, H, W), float32.

    Returns:
        The likeliest classes by the network in evaluation mode, shape (B,), int64. Afterwards the
        network is in the mode in which it came.
    """
    raise NotImplementedError


def score(predicted: torch.Tensor, labels: torch.Tensor) -> float:
    """Judge the answers by balanced accuracy.

    Args:
        predicted: the network's labels, shape (N,), int64.
        labels: the right labels, shape (N,), int64.

    Returns:
        For each class that occurs in `labels` the share of its photos that were recognised; the
        mean of these shares.
    """
    raise NotImplementedError
