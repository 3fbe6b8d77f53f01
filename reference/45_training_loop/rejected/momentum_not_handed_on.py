"""Hands the rate on to the training and forgets the momentum.

Rejected by: test_rate_and_momentum_go_on_to_the_training
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
            optimizer.zero_grad()
            loss = criterion(model(images), labels)
            loss.backward()
            optimizer.step()
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
        train(model, train_loader, goal - done, lr)
        found[goal] = accuracy(model, test_loader)
        done = goal
    return found
