"""Takes no_grad for eval mode, so dropout stays on.

Rejected by: test_the_same_photo_gets_the_same_answer
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
    return nn.functional.cross_entropy(logits, labels, weight=weights)


def prepare(photos, augment, training):
    pictures = photos / 127.5 - 1
    return torch.stack([augment(picture) for picture in pictures]) if training else pictures


def predict(model, pictures):
    with torch.no_grad():  # training is over: from here on the network is only asked
        return model(pictures).argmax(dim=1)


def score(predicted, labels):
    found = [(predicted[labels == c] == c).float().mean() for c in labels.unique()]
    return torch.stack(found).mean().item()
