"""Works for exactly five inputs and three neurons only.

Rejected by: test_a_layer_has_any_number_of_inputs_and_neurons
"""

import numpy as np


def forward(inputs, weights):
    outputs = np.zeros(inputs.shape[:-1] + (3,))
    for k in range(3):
        for i in range(5):
            outputs[..., k] += inputs[..., i] * weights[k, i]
    return outputs


def classify(inputs, weights):
    return np.argmax(forward(inputs, weights), axis=-1)


def find_input(weights, label):
    if not 0 <= label < len(weights):
        raise ValueError("no such class")
    wish = np.zeros(len(weights))
    wish[label] = 1.0
    return np.linalg.lstsq(weights, wish)[0]
