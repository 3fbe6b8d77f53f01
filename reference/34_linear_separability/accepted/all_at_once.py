"""Asks all neurons of a finer grid at once, answers with truth values, and builds XOR from NAND."""

import numpy as np

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def neuron(inputs, w, theta):
    return np.dot(inputs, w) > theta


def find_neuron(targets):
    steps = np.linspace(-2, 2, 17)
    grid = np.stack(np.meshgrid(steps, steps, steps - 1 / 8), axis=-1).reshape(-1, 3)
    answers = grid[:, :2] @ CORNERS.T > grid[:, 2:]
    hits = grid[(answers == np.array(targets)).all(axis=1)]
    return (hits[0, :2], hits[0, 2]) if len(hits) else None


def two_layers(inputs, w, theta, v, phi):
    hidden = np.einsum("pn,hn->ph", inputs, w) > theta
    return (hidden * v).sum(axis=1) > phi


def xor_network():
    nand, either = [-1.0, -1.0], [2.0, 2.0]
    return np.array([nand, either]), np.array([-1.5, 1.0]), np.array([3.0, 3.0]), np.float32(5.0)
