"""Clears the gradients only after each step, and the first batch gets those from before.

Rejected by: test_what_the_model_brings_along_does_not_count
"""

import torch
from torch import nn


def train(model, loader, epochs, lr=0.01, momentum=0.9):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    losses = []
    model.train()
    for _ in range(epochs):
        total, count = 0.0, 0
        for images, labels in loader:
            loss = criterion(model(images), labels)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            total += loss.item() * len(labels)
            count += len(labels)
        losses.append(total / count)
    return losses


def accuracy(model, loader):
    model.eval()
    right, count = 0, 0
    with torch.no_grad():
        for images, labels in loader:
            right += (model(images).argmax(dim=1) == labels).sum().item()
            count += len(labels)
    return right / count


def accuracy_after(model, train_loader, test_loader, epochs=(5, 10, 20), lr=0.01, momentum=0.9):
    found, done = {}, 0
    for goal in epochs:
        train(model, train_loader, goal - done, lr, momentum)
        found[goal] = accuracy(model, test_loader)
        done = goal
    return found
