"""Neuron by neuron and weight by weight in loops, with the names of the README's formulas."""

import math

import numpy as np


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def forward(x, v, w):
    h = np.zeros(len(v))
    for j in range(len(v)):
        h[j] = sigmoid(sum(v[j, i] * x[i] for i in range(len(x))))
    o = np.zeros(len(w))
    for k in range(len(w)):
        o[k] = sigmoid(sum(w[k, j] * h[j] for j in range(len(h))))
    return [h, o]


def layer_errors(h, o, t, w):
    e = np.array([o[k] - t[k] for k in range(len(o))])
    d = np.zeros(len(h))
    for j in range(len(h)):
        for k in range(len(e)):
            d[j] += e[k] * w[k, j]
        d[j] *= h[j] * (1 - h[j])
    return d, e


def weight_deltas(x, t, v, w):
    h, o = forward(x, v, w)
    d, e = layer_errors(h, o, t, w)
    dv, dw = np.empty(v.shape), np.empty(w.shape)
    for j in range(len(v)):
        for i in range(len(x)):
            dv[j, i] = d[j] * x[i]
    for k in range(len(w)):
        for j in range(len(h)):
            dw[k, j] = e[k] * h[j]
    return dv, dw


def train(samples, targets, v, w, eta, epochs):
    if len(samples) != len(targets):
        raise ValueError(f"{len(samples)} samples, but {len(targets)} targets")
    v, w = v.copy(), w.copy()
    for _ in range(epochs):
        for n in range(len(samples)):
            dv, dw = weight_deltas(samples[n], targets[n], v, w)
            for j in range(v.shape[0]):
                for i in range(v.shape[1]):
                    v[j, i] -= eta * dv[j, i]
            for k in range(w.shape[0]):
                for j in range(w.shape[1]):
                    w[k, j] -= eta * dw[k, j]
    return v, w
