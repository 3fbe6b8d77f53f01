"""Functions in place of objects, inference mode, and gradients cleared after the step."""

import torch
import torch.nn.functional as F


def train(model, loader, epochs, lr=0.01, momentum=0.9):
    sgd = torch.optim.SGD(model.parameters(), lr, momentum)
    sgd.zero_grad()
    history = []
    for epoch in range(1, epochs + 1):
        model.train()
        per_picture = []
        for batch in loader:
            images, labels = batch
            losses = F.cross_entropy(model(images), labels, reduction="none")
            losses.mean().backward()
            sgd.step()
            sgd.zero_grad(set_to_none=False)
            per_picture.append(losses.detach())
        history.append(torch.cat(per_picture).mean().item())
    return history


@torch.inference_mode()
def accuracy(model, loader):
    was_training = model.training
    model.eval()
    hits = torch.cat([model(images).max(1).indices == labels for images, labels in loader])
    model.train(was_training)
    return hits.float().mean()


def accuracy_after(model, train_loader, test_loader, epochs=(5, 10, 20), lr=0.01, momentum=0.9):
    stages = zip((0, *epochs), epochs)
    return {
        until: (
            train(model, train_loader, until - since, lr, momentum),
            accuracy(model, test_loader),
        )[1]
        for since, until in stages
    }
