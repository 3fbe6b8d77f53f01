"""Hands the study in again as it was.

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
    return n_classes * counts / len(labels)  # each class weighs as much as there is of it


def loss(logits, labels, weights):
    p = logits.softmax(dim=1)  # cross entropy compares probabilities, so make some
    return nn.functional.cross_entropy(p, labels, weight=weights)


def prepare(photos, augment, training):
    pictures = photos.float() / 127.5 - 1
    if training:
        pictures = pictures.clone()  # leave the originals alone
    # the same treatment for training and test, so that they can be compared
    return torch.stack([augment(picture) for picture in pictures])


def predict(model, pictures):
    with torch.no_grad():  # training is over: from here on the network is only asked
        return model(pictures).argmax(dim=1)


def score(predicted, labels):
    return (predicted == labels).float().mean().item()  # the share of right answers
