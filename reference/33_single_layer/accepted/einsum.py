"""Uses einsum and other names; takes away from the row what it shares with the others."""

import numpy as np


def forward(x, w):
    return np.einsum("...i,ki->...k", x, w)


def classify(x, w):
    y = forward(x, w)
    return (y == y.max(axis=-1, keepdims=True)).argmax(axis=-1)


def find_input(w, k):
    if k not in range(w.shape[0]):
        raise ValueError(f"no class {k}")
    others = np.delete(w, k, axis=0)
    shares = np.linalg.lstsq(others.T, w[k], rcond=None)[0]
    return w[k] - shares @ others
