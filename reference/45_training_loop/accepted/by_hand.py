"""SGD with momentum by its formula, without an optimiser of PyTorch."""

import torch


def train(model, loader, epochs, lr=0.01, momentum=0.9):
    model.train()
    parameters = [p for p in model.parameters() if p.requires_grad]
    velocities = [torch.zeros_like(p) for p in parameters]
    losses = []
    for _ in range(epochs):
        sum_of_losses, n_pictures = 0, 0
        for images, labels in loader:
            log_shares = model(images).log_softmax(dim=1)
            picture_losses = -log_shares[torch.arange(len(labels)), labels]
            gradients = torch.autograd.grad(picture_losses.mean(), parameters)
            with torch.no_grad():
                for parameter, velocity, gradient in zip(parameters, velocities, gradients):
                    velocity.mul_(momentum).add_(gradient)
                    parameter.sub_(lr * velocity)
            sum_of_losses += picture_losses.sum().item()
            n_pictures += images.shape[0]
        losses.append(sum_of_losses / n_pictures)
    return losses


def accuracy(model, loader):
    model.eval()
    with torch.no_grad():
        answers = [(model(images).argmax(1), labels) for images, labels in loader]
    right = sum(int((answer == labels).sum()) for answer, labels in answers)
    return right / sum(len(labels) for _, labels in answers)


def accuracy_after(model, train_loader, test_loader, epochs=(5, 10, 20), lr=0.01, momentum=0.9):
    result = {}
    before = 0
    for now in epochs:
        train(model, train_loader, epochs=now - before, lr=lr, momentum=momentum)
        result[now] = accuracy(model, test_loader)
        before = now
    return result
