"""Written from README and stub, along the four points of the page."""

import torch
from torch import nn


def train(model, loader, epochs, lr=0.01, momentum=0.9):
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    model.train()
    mean_losses = []
    for epoch in range(epochs):
        sum_of_losses = 0.0
        pictures = 0
        for images, labels in loader:
            scores = model(images)
            loss = loss_function(scores, labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            sum_of_losses += loss.item() * images.shape[0]
            pictures += images.shape[0]
        mean_losses.append(sum_of_losses / pictures)
    return mean_losses


def accuracy(model, loader):
    model.eval()
    right = 0
    pictures = 0
    with torch.no_grad():
        for images, labels in loader:
            best = model(images).argmax(dim=1)
            right += int((best == labels).sum())
            pictures += len(labels)
    return right / pictures


def accuracy_after(model, train_loader, test_loader, epochs=(5, 10, 20), lr=0.01, momentum=0.9):
    result = {}
    trained = 0
    for wanted in epochs:
        train(model, train_loader, wanted - trained, lr=lr, momentum=momentum)
        trained = wanted
        result[wanted] = accuracy(model, test_loader)
    return result
