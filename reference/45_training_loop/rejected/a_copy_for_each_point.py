"""Trains a fresh copy of the model for each number of epochs.

Rejected by: test_it_is_the_model_given_that_is_trained
"""

from collections.abc import Sequence

import copy

import torch
from torch import nn
from torch.utils.data import DataLoader


def train(
    model: nn.Module, loader: DataLoader, epochs: int, lr: float = 0.01, momentum: float = 0.9
) -> list[float]:
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    losses = []
    model.train()
    for _ in range(epochs):
        total, count = 0.0, 0
        for images, labels in loader:
            optimizer.zero_grad()
            loss = criterion(model(images), labels)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(labels)
            count += len(labels)
        losses.append(total / count)
    return losses


def accuracy(model: nn.Module, loader: DataLoader) -> float:
    model.eval()
    right, count = 0, 0
    with torch.no_grad():
        for images, labels in loader:
            right += (model(images).argmax(dim=1) == labels).sum().item()
            count += len(labels)
    return right / count


def accuracy_after(
    model: nn.Module,
    train_loader: DataLoader,
    test_loader: DataLoader,
    epochs: Sequence[int] = (5, 10, 20),
    lr: float = 0.01,
    momentum: float = 0.9,
) -> dict[int, float]:
    found = {}
    for goal in epochs:
        trained = copy.deepcopy(model)
        train(trained, train_loader, goal, lr, momentum)
        found[goal] = accuracy(trained, test_loader)
    return found
