"""Graded tests of kata 65: weights of three values."""

import numpy as np
import pytest
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from grader.testing import close, equal, unchanged

EXAMPLE = torch.tensor([[[[0.1, -0.2], [0.5, -0.8]]]])
WEIGHT = torch.tensor(
    [[[[0.1, -0.2], [0.5, -0.8]]], [[[4.0, 6.0], [-1.0, 0.5]]]], dtype=torch.float64
)
"""Two filters, one channel; WEIGHT_T are the ternary ones: thresholds 0.28 and 2.0125."""
WEIGHT_T = torch.tensor(
    [[[[0.0, 0.0], [0.65, -0.65]]], [[[5.0, 5.0], [0.0, 0.0]]]], dtype=torch.float64
)
BIAS = torch.tensor([0.25, -3.0], dtype=torch.float64)
LAYERS = ({}, {"padding": 1, "bias": False}, {"stride": 2})
conv2d = torch.nn.functional.conv2d


def ternary(weight):
    """The definition, filter by filter."""
    result = np.zeros(weight.shape)
    for filter_, values in zip(weight, result, strict=True):
        size = np.abs(filter_)
        kept = size > 0.7 * size.mean()
        if kept.any():
            values[kept] = size[kept].mean() * np.sign(filter_[kept])
    return result


def filled_layer(kata, **options):
    """A layer of two filters that is filled with WEIGHT and BIAS."""
    layer = kata.TernaryConv2d(1, 2, 2, **options)
    kata.support.fill(layer, WEIGHT, BIAS)
    return layer


def small_numbers(rng, *shape):
    """Random numbers that are short to read."""
    return torch.tensor(rng.integers(-9, 10, shape), dtype=torch.float64)


def test_the_worked_example(kata):
    """The mean of 0.1, 0.2, 0.5 and 0.8 is 0.4, so the threshold is 0.28. 0.5 and −0.8 exceed it
    and become ±0.65, the mean of 0.5 and 0.8; the others become 0.

    de: Der Mittelwert von 0,1, 0,2, 0,5 und 0,8 ist 0,4, der Schwellenwert also 0,28. 0,5 und −0,8
    liegen darüber und werden zu ±0,65, dem Mittelwert von 0,5 und 0,8; die anderen werden zu 0.
    """
    close(kata.ternarize(EXAMPLE), torch.tensor([[[[0.0, 0.0], [0.65, -0.65]]]]))


def test_each_filter_has_its_own_threshold(kata):
    """A second filter with weights ten times as large has a threshold and an alpha ten times as
    large, and the first one is what it was alone.

    de: Ein zweiter Filter mit zehnmal so großen Gewichten hat einen zehnmal so großen Schwellenwert
    und ein zehnmal so großes Alpha, und der erste bleibt, was er allein war.
    """
    alone = torch.tensor([[[[0.0, 0.0], [0.65, -0.65]]]])
    close(kata.ternarize(torch.cat([EXAMPLE, 10 * EXAMPLE])), torch.cat([alone, 10 * alone]))


def test_a_filter_of_zeros_stays_all_zeros(kata):
    """No weight of it exceeds the threshold 0, and the mean of nothing is no number (nan).

    de: Keines seiner Gewichte liegt über dem Schwellenwert 0, und der Mittelwert von nichts ist
    keine Zahl (nan).
    """
    alone = torch.tensor([[[[0.0, 0.0], [0.65, -0.65]]]])
    expected = torch.cat([torch.zeros(1, 1, 2, 2), alone])
    close(kata.ternarize(torch.cat([torch.zeros(1, 1, 2, 2), EXAMPLE])), expected)


@settings(max_examples=30)
@given(
    table=arrays(
        np.int64,
        array_shapes(min_dims=2, max_dims=4, max_side=3),
        elements=st.integers(-9, 9),
        fill=st.nothing(),
    ),
    dtype=st.sampled_from(["float32", "float64"]),
)
def test_every_weight_becomes_minus_alpha_0_or_alpha(kata, table, dtype):
    """The rule holds for filters of any shape: those of a convolution, (O, I, k, k), and those of a
    linear layer, (O, I). Shape and dtype stay.

    de: Die Regel gilt für Filter jeder Form: für die einer Faltung, (O, I, k, k), und die einer
    linearen Schicht, (O, I). Form und dtype bleiben.
    """
    rows = np.abs(table.reshape(len(table), -1))
    # where a weight lies exactly at the threshold, rounding decides
    at_threshold = 10 * rows.shape[1] * rows == 7 * rows.sum(1, keepdims=True)
    assume(not (at_threshold & (rows > 0)).any())
    weight = torch.tensor(table / 8, dtype=getattr(torch, dtype))
    expected = torch.tensor(ternary(table / 8), dtype=weight.dtype)
    close(kata.ternarize(weight), expected, dtype=dtype)


@pytest.mark.whitebox
def test_the_gradient_goes_straight_through(kata, rng):
    """Steps have the slope 0, with which nothing would learn. So the gradient acts as if
    `ternarize` had changed nothing: each weight gets exactly what arrives at its place.

    de: Stufen haben die Steigung 0, damit würde nichts lernen. Deshalb tut der Gradient so, als
    hätte `ternarize` nichts verändert: Jedes Gewicht bekommt genau, was an seiner Stelle ankommt.
    """
    rows = [[0.1, -0.2, 0.5, -0.8], [1.0, -2.0, 5.0, -8.0]]
    weight, upstream = torch.tensor(rows, dtype=torch.float64), small_numbers(rng, 2, 4)
    _, slope = kata.probe.output_and_gradient(kata.ternarize, upstream, weight)
    close(slope, upstream)


def test_the_layer_convolves_with_ternary_weights(kata, rng):
    """The layer gives what a convolution with the ternary weights gives, with its own stride and
    padding, and with its own bias, which is not ternarized, or without one.

    de: Die Schicht liefert, was eine Faltung mit den ternären Gewichten liefert, mit ihrem eigenen
    stride und padding und mit ihrem Bias, der nicht ternarisiert wird, oder ohne.
    """
    images = small_numbers(rng, 1, 1, 4, 4)
    for options in LAYERS:
        how = {name: value for name, value in options.items() if name != "bias"}
        expected = conv2d(images, WEIGHT_T, BIAS if options.get("bias", True) else None, **how)
        close(filled_layer(kata, **options)(images), expected)


def test_a_weight_at_the_threshold_becomes_0(kata):
    """The mean of 7 and 13 is 10, the threshold 7. Only 13 exceeds it.

    de: Der Mittelwert von 7 und 13 ist 10, der Schwellenwert 7. Nur 13 liegt darüber.
    """
    close(kata.ternarize(torch.tensor([[[[7.0, -13.0]]]])), torch.tensor([[[[0.0, -13.0]]]]))


def test_the_weights_given_keep_their_numbers(kata):
    """`ternarize` writes into a tensor of its own: the float weights are still needed.

    de: `ternarize` schreibt in einen eigenen Tensor: Die Gleitkommagewichte werden noch gebraucht.
    """
    unchanged(kata.ternarize, EXAMPLE)


def test_the_layer_takes_the_arguments_of_conv2d(kata, rng):
    """Everything but the weights works as in `nn.Conv2d`: a stride or padding of its own along each
    axis, padding="same", a dilation, and groups.

    de: Bis auf die Gewichte ist alles wie bei `nn.Conv2d`: stride oder padding mit einem eigenen
    Wert je Achse, padding="same", eine Dilatation und Gruppen.
    """
    options = ({"stride": (1, 2)}, {"padding": (0, 1)}, {"padding": "same"}, {"dilation": 2})
    for how in (*options, {"groups": 2}):
        channels = how.get("groups", 1)
        images = small_numbers(rng, 1, channels, 4, 4)
        layer = kata.TernaryConv2d(channels, 2, 2, **how)
        kata.support.fill(layer, WEIGHT, BIAS)
        close(layer(images), conv2d(images, WEIGHT_T, BIAS, **how))


def test_evaluation_mode_computes_with_the_same_weights(kata, rng):
    """After eval() the weights are ternary too, as they were in training.

    de: Auch nach eval() sind die Gewichte ternär, wie sie es im Training waren.
    """
    images = small_numbers(rng, 1, 1, 3, 3)
    layer = filled_layer(kata)
    layer.eval()
    close(layer(images), conv2d(images, WEIGHT_T, BIAS))


@pytest.mark.guessable
def test_the_float_weights_stay(kata, rng):
    """A step of a training changes a weight by perhaps 0.001. Only float weights can add such steps
    up until one crosses the threshold, so a call must not overwrite them.

    de: Ein Trainingsschritt ändert ein Gewicht um vielleicht 0,001. Nur Gleitkommagewichte können
    solche Schritte sammeln, bis eines den Schwellenwert überschreitet; ein Aufruf darf sie also
    nicht überschreiben.
    """
    layer = filled_layer(kata)
    layer(torch.ones(1, 1, 2, 2).double())
    equal(layer.weight, WEIGHT)


def test_the_gradients_are_those_of_the_ternary_weights(kata, rng):
    """Weights, biases and images get the gradients of a convolution that has the ternary weights.

    de: Gewichte, Biases und Bilder bekommen die Gradienten einer Faltung, die die ternären Gewichte
    hat.
    """
    images, upstream = small_numbers(rng, 1, 1, 3, 3), small_numbers(rng, 1, 2, 2, 2)
    leaves = [leaf.clone().requires_grad_() for leaf in (WEIGHT_T, BIAS, images)]
    weight, bias, inputs = leaves
    (conv2d(inputs, weight, bias) * upstream).sum().backward()
    found = kata.support.gradients(filled_layer(kata), images, upstream)
    for slope, leaf in zip(found, leaves, strict=True):
        close(slope, leaf.grad)
