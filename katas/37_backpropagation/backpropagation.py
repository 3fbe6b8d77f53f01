"""Kata 37: a network of two layers that learns its weights from examples."""

import numpy as np


def forward(
    inputs: np.ndarray, hidden_weights: np.ndarray, output_weights: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Send one sample through both sigmoid layers; there are no biases.

    Args:
        inputs: floats of shape (I,).
        hidden_weights: floats of shape (H, I), one row for each hidden neuron.
        output_weights: floats of shape (O, H), one row for each output neuron.

    Returns:
        The outputs of the hidden layer, shape (H,), and of the output layer, shape (O,).
    """
    raise NotImplementedError


def layer_errors(
    hidden: np.ndarray, outputs: np.ndarray, targets: np.ndarray, output_weights: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Compute the error of each neuron by the rules (1) and (2) of the README.

    Args:
        hidden: what the hidden neurons put out, shape (H,), as forward returns it.
        outputs: what the output neurons put out, shape (O,), as forward returns it.
        targets: what they should have put out, floats of shape (O,).
        output_weights: floats of shape (O, H), one row for each output neuron.

    Returns:
        The errors of the hidden neurons, shape (H,), and of the output neurons, shape (O,).
    """
    raise NotImplementedError


def weight_deltas(
    inputs: np.ndarray,
    targets: np.ndarray,
    hidden_weights: np.ndarray,
    output_weights: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Compute the gradient of the error for one sample by the rules (1) to (3) of the README.

    Args:
        inputs: floats of shape (I,).
        targets: floats of shape (O,).
        hidden_weights: floats of shape (H, I), one row for each hidden neuron.
        output_weights: floats of shape (O, H), one row for each output neuron.

    Returns:
        The deltas of the hidden weights, shape (H, I), and of the output weights, shape (O, H).
    """
    raise NotImplementedError


def train(
    samples: np.ndarray,
    targets: np.ndarray,
    hidden_weights: np.ndarray,
    output_weights: np.ndarray,
    learning_rate: float,
    epochs: int,
) -> tuple[np.ndarray, np.ndarray]:
    """Learn from the samples, one after the other, in the order given.

    Args:
        samples: floats of shape (N, I), one row of inputs for each sample.
        targets: floats of shape (N, O), the targets of each sample.
        hidden_weights: the weights to start from, floats of shape (H, I).
        output_weights: the weights to start from, floats of shape (O, H).
        learning_rate: how much of each delta is subtracted from the weights.
        epochs: how many times to go through all samples; 0 or more.

    Returns:
        The hidden weights and the output weights after training, in the shapes given.

    Raises:
        ValueError: samples and targets differ in number, whatever the epochs.
    """
    raise NotImplementedError
