"""Counts right answers, which a network that always says mole likes best.

Rejected by: test_a_cat_that_always_says_mole_scores_a_third
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
    was_training = model.training
    model.eval()
    with torch.no_grad():
        labels = model(pictures).argmax(dim=1)
    model.train(was_training)
    return labels


def score(predicted, labels):
    return (predicted == labels).float().mean().item()  # the share of right answers
