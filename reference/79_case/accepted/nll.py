"""log_softmax with nll_loss, shuffled lists, dictionaries."""

import random
from collections import Counter, defaultdict

import torch
import torch.nn.functional as F


def split(patients, fraction, seed):
    photos = defaultdict(list)
    for number, patient in enumerate(patients):
        photos[patient].append(number)
    order = list(photos)
    random.Random(seed).shuffle(order)
    count = int(fraction * len(order))
    test = [number for patient in order[:count] for number in photos[patient]]
    train = [number for patient in order[count:] for number in photos[patient]]
    return train, test


def class_weights(labels, n_classes):
    counts = Counter(labels.tolist())
    return torch.tensor([len(labels) / (n_classes * counts[c]) for c in range(n_classes)])


def loss(logits, labels, weights):
    return F.nll_loss(F.log_softmax(logits, dim=1), labels, weight=weights)


def prepare(photos, augment, training):
    pictures = [photo.float().div(127.5).sub(1) for photo in photos]
    if training:
        pictures = map(augment, pictures)
    return torch.stack(list(pictures))


def predict(model, pictures):
    mode = model.training
    answer = model.eval()(pictures).detach().softmax(dim=1).argmax(dim=1)
    model.train(mode)
    return answer


def score(predicted, labels):
    shares = []
    for c in sorted(set(labels.tolist())):
        mine = [p == c for p, y in zip(predicted.tolist(), labels.tolist()) if y == c]
        shares.append(sum(mine) / len(mine))
    return sum(shares) / len(shares)
