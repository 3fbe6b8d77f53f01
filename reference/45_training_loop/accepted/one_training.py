"""One generator trains epoch by epoch, so that the momentum survives every measurement."""

import torch
from torch import nn


def epochs_of(model, loader, lr, momentum):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    criterion = nn.CrossEntropyLoss(reduction="sum")
    while True:
        model.train()
        total, count = 0.0, 0
        for images, labels in loader:
            n = labels.size(0)
            loss = criterion(model(images), labels)
            model.zero_grad()
            (loss / n).backward()
            optimizer.step()
            total, count = total + float(loss), count + n
        yield total / count


def train(model, loader, epochs, lr=0.01, momentum=0.9):
    return [loss for _, loss in zip(range(epochs), epochs_of(model, loader, lr, momentum))]


def accuracy(model, loader):
    model.eval()
    right = count = 0
    for images, labels in loader:
        with torch.no_grad():
            _, predicted = torch.max(model(images), 1)
        right += (predicted == labels).sum()
        count += labels.size(0)
    return right / count


def accuracy_after(model, train_loader, test_loader, epochs=(5, 10, 20), lr=0.01, momentum=0.9):
    training = epochs_of(model, train_loader, lr, momentum)
    measured = {}
    for epoch in range(1, max(epochs) + 1):
        next(training)
        if epoch in epochs:
            measured[epoch] = accuracy(model, test_loader)
    return measured
