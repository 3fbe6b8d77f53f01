"""Makes probabilities of the logits before cross entropy does so.

Rejected by: test_a_sure_and_right_network_has_no_loss
"""

import random

import torch
from torch import nn


def split(patients, fraction, seed):
    everyone = sorted(set(patients))
    chosen = set(random.Random(seed).sample(everyone, round(fraction * len(everyone))))
    photos = range(len(patients))
    train = [photo for photo in photos if patients[photo] not in chosen]
    return train, [photo for photo in photos if patients[photo] in chosen]


def class_weights(labels, n_classes):
    counts = torch.bincount(labels, minlength=n_classes)
    return len(labels) / (n_classes * counts)


def loss(logits, labels, weights):
    p = logits.softmax(dim=1)  # cross entropy compares probabilities, so make some
    return nn.functional.cross_entropy(p, labels, weight=weights)


def prepare(photos, augment, training):
    pictures = photos / 127.5 - 1
    return torch.stack([augment(picture) for picture in pictures]) if training else pictures


def predict(model, pictures):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        labels = model(pictures).argmax(dim=1)
    model.train(was_training)
    return labels


def score(predicted, labels):
    found = [(predicted[labels == c] == c).float().mean() for c in labels.unique()]
    return torch.stack(found).mean().item()
