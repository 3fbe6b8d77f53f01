"""Shuffles photos, so that a patient is on both sides.

Rejected by: test_no_patient_is_on_both_sides
"""

import random

import torch
from torch import nn


def split(patients, fraction, seed):
    photos = list(range(len(patients)))
    random.Random(seed).shuffle(photos)  # shuffled well, so that both sides are alike
    count = round(fraction * len(photos))
    return photos[count:], photos[:count]


def class_weights(labels, n_classes):
    counts = torch.bincount(labels, minlength=n_classes)
    return len(labels) / (n_classes * counts)


def loss(logits, labels, weights):
    return nn.functional.cross_entropy(logits, labels, weight=weights)


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
