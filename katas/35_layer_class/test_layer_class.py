"""Graded tests of kata 35: a layer of any size."""

import math
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from grader.expect import close, equal, holds, raises

quarters = st.integers(-8, 8).map(lambda n: n / 4)
sizes = st.integers(1, 3)


def layer_of(kata, weights, biases):
    """A layer of the learner's with these weights and biases."""
    n_outputs, n_inputs = weights.shape
    layer = kata.Layer(n_inputs, n_outputs)
    layer.weights = weights
    layer.biases = biases
    return layer


def answers_of(weights, biases, inputs):
    """What the neurons of a layer answer to one vector of inputs, neuron by neuron."""
    answers = []
    for row, bias in zip(weights, biases, strict=True):
        total = bias + sum(w * x for w, x in zip(row, inputs, strict=True))
        answers.append(1 / (1 + math.exp(-total)))
    return np.array(answers)


@st.composite
def parameters(draw, n_inputs, n_outputs):
    """Weights and biases of a layer."""
    weights = draw(arrays(float, (n_outputs, n_inputs), elements=quarters))
    return weights, draw(arrays(float, n_outputs, elements=quarters))


def test_the_worked_example(kata):
    """Three neurons with the sums 0, 3 and -2 answer 0.5, 0.953 and 0.119; the weights and biases
    that count are those the layer has at the moment.

    de: Drei Neuronen mit den Summen 0, 3 und -2 antworten 0,5; 0,953 und 0,119. Es gelten die
    Gewichte und Biases, die die Schicht in diesem Augenblick hat.
    """
    layer = kata.Layer(2, 3)
    layer.weights = np.array([[1.0, 1.0], [2.0, -1.0], [-1.0, 0.0]])
    layer.biases = np.array([-3.0, 0.0, 0.0])
    expected = np.array([0.5, 1 / (1 + math.exp(-3)), 1 / (1 + math.exp(2))])
    close(layer.forward(np.array([2.0, 1.0])), expected)


@given(values=arrays(float, st.tuples(sizes, sizes), elements=st.integers(-20, 20).map(float)))
def test_the_sigmoid_squashes_each_value_by_itself(kata, values):
    """The sigmoid is 1 / (1 + exp(-z)), for each entry of an array of any shape.

    de: Die Sigmoidfunktion ist 1 / (1 + exp(-z)), für jeden Eintrag eines Arrays beliebiger Form.
    """
    expected = [[1 / (1 + math.exp(-z)) for z in row] for row in values.tolist()]
    close(kata.sigmoid(values), np.array(expected))


def test_the_sigmoid_stays_finite_far_from_zero(kata):
    """exp(1000) is too large for a float, but the sigmoid of ±1000 is just 1 and 0.

    de: exp(1000) ist für einen Float zu groß, die Sigmoidfunktion von ±1000 aber einfach 1 und 0.
    """
    actual = kata.sigmoid(np.array([-1000.0, -40.0, 0.0, 40.0, 1000.0]))
    close(actual, np.array([0.0, 0.0, 0.5, 1.0, 1.0]))


def test_a_new_layer_has_a_row_of_weights_and_a_bias_for_each_neuron(kata):
    """The weights have the shape (n_outputs, n_inputs), one row for each neuron; there is one bias
    for each neuron, and it begins at 0.

    de: Die Gewichte haben die Form (n_outputs, n_inputs), eine Zeile je Neuron; dazu kommt ein Bias
    je Neuron, und der beginnt bei 0.
    """
    layer = kata.Layer(4, 3, seed=1)
    weights = layer.weights
    holds(
        isinstance(weights, np.ndarray) and weights.shape == (3, 4),
        weights,
        en="a NumPy array of shape (3, 4)",
        de="ein NumPy-Array der Form (3, 4)",
    )
    equal(layer.biases, np.zeros(3))


def test_weights_start_small(kata):
    """The more inputs a neuron has, the smaller its weights begin: between -1/√n and 1/√n for n
    inputs. Among 400 of them some are below zero and some above.

    de: Je mehr Eingaben ein Neuron hat, desto kleiner beginnen seine Gewichte: bei n Eingaben
    zwischen -1/√n und 1/√n. Unter 400 Gewichten sind manche unter null und manche darüber.
    """
    for n_inputs, n_outputs, limit in [(4, 100, 0.5), (100, 4, 0.1)]:
        weights = kata.Layer(n_inputs, n_outputs, seed=1).weights
        low, high = np.min(weights), np.max(weights)
        holds(
            -limit <= low < 0 < high <= limit,
            weights,
            en=f"numbers from -{limit} to {limit} of both signs; these go from {low:.3g} "
            f"to {high:.3g}",
            de=f"Zahlen von -{limit} bis {limit} mit beiden Vorzeichen; diese gehen von {low:.3g} "
            f"bis {high:.3g}",
        )


def test_weights_differ_from_each_other(kata):
    """Neurons that start with equal weights would learn the same and stay equal for ever.

    de: Neuronen, die mit gleichen Gewichten beginnen, würden dasselbe lernen und immer gleich
    bleiben.
    """
    weights = kata.Layer(5, 4, seed=1).weights
    holds(
        np.size(np.unique(weights)) == 20,
        weights,
        en="20 different numbers",
        de="20 verschiedene Zahlen",
    )


def test_without_a_seed_each_layer_is_different(kata):
    """Without a seed every new layer draws weights of its own.

    de: Ohne Startwert (seed) zieht jede neue Schicht ihre eigenen Gewichte.
    """
    first, second = kata.Layer(4, 3).weights, kata.Layer(4, 3).weights
    holds(
        not np.array_equal(first, second),
        second,
        en="other weights than those of the layer made before",
        de="andere Gewichte als die der Schicht davor",
    )


def test_a_seed_makes_the_weights_repeatable(kata):
    """The same seed gives the same weights, also the seed 0; another seed gives others.

    de: Derselbe Startwert (seed) ergibt dieselben Gewichte, auch der Startwert 0; ein anderer
    ergibt andere.
    """
    for seed in (0, 7):
        before = kata.Layer(4, 3, seed=seed).weights
        equal(kata.Layer(4, 3, seed=seed).weights, before)
    other = kata.Layer(4, 3, seed=8).weights
    holds(
        not np.array_equal(other, before),
        other,
        en="other weights than those of the seed 7",
        de="andere Gewichte als beim Startwert 7",
    )


def test_a_new_layer_leaves_the_others_alone(kata):
    """Weights and biases belong to the object, not to the class: this layer answers as before after
    a larger one has been made.

    de: Gewichte und Biases gehören dem Objekt, nicht der Klasse: Diese Schicht antwortet wie zuvor,
    nachdem eine größere gebaut wurde.
    """
    first = kata.Layer(2, 1)
    first.weights = np.array([[1.0, -1.0]])
    kata.Layer(4, 3)
    close(first.forward(np.array([2.0, 2.0])), np.array([0.5]))


@given(data=st.data(), n_inputs=sizes, n_outputs=sizes)
def test_a_layer_of_any_size(kata, data, n_inputs, n_outputs):
    """Each neuron answers the sigmoid of its weighted sum plus its bias.

    de: Jedes Neuron antwortet mit der Sigmoidfunktion seiner gewichteten Summe plus Bias.
    """
    weights, biases = data.draw(parameters(n_inputs, n_outputs))
    inputs = data.draw(arrays(float, n_inputs, elements=quarters))
    layer = layer_of(kata, weights, biases)
    close(layer.forward(inputs), answers_of(weights, biases, inputs))


@given(data=st.data(), n_inputs=sizes, n_outputs=sizes, n_rows=sizes)
def test_a_batch_is_answered_row_by_row(kata, data, n_inputs, n_outputs, n_rows):
    """A batch of shape (N, n_inputs) gives one row of answers for each row of inputs.

    de: Ein Batch der Form (N, n_inputs) ergibt eine Zeile Antworten je Zeile Eingaben.
    """
    weights, biases = data.draw(parameters(n_inputs, n_outputs))
    batch = data.draw(arrays(float, (n_rows, n_inputs), elements=quarters))
    layer = layer_of(kata, weights, biases)
    expected = np.array([answers_of(weights, biases, inputs) for inputs in batch])
    close(layer.forward(batch), expected)


def test_inputs_of_the_wrong_width_are_an_error(kata):
    """A layer for four inputs cannot do anything with 1, 3 or 5 of them.

    de: Eine Schicht für vier Eingaben kann mit 1, 3 oder 5 Eingaben nichts anfangen.
    """
    layer = kata.Layer(4, 3, seed=1)
    for width in (1, 3, 5):
        with raises(ValueError):
            layer.forward(np.ones(width))
        with raises(ValueError):
            layer.forward(np.ones((2, width)))


def test_forward_changes_nothing(kata):
    """forward only computes: inputs, weights and biases are the same afterwards.

    de: forward rechnet nur: Eingaben, Gewichte und Biases sind danach wie zuvor.
    """
    inputs, weights, biases = np.array([2.0, 1.0]), np.array([[1.0, 1.0]]), np.array([-3.0])
    layer = layer_of(kata, weights, biases)
    (after,) = layer.forward.arguments_after(inputs)
    equal(after, inputs)
    equal(layer.weights, weights)
    equal(layer.biases, biases)


def test_the_network_has_the_sizes_4_3_2(kata):
    """Four inputs, three hidden neurons and two output neurons make a list of two layers.

    de: Vier Eingaben, drei Neuronen in der Zwischenschicht und zwei Ausgabe-Neuronen ergeben eine
    Liste von zwei Schichten.
    """
    shapes = [layer.weights.shape for layer in kata.build_network()]
    holds(
        shapes == [(3, 4), (2, 3)],
        shapes,
        en="two layers, with weights of the shapes (3, 4) and (2, 3)",
        de="zwei Schichten, mit Gewichten der Formen (3, 4) und (2, 3)",
    )


def test_each_layer_of_the_network_draws_numbers_of_its_own(kata):
    """A seed makes the whole network repeatable, yet the output layer does not begin with the same
    random numbers as the hidden layer.

    de: Ein Startwert (seed) macht das ganze Netz wiederholbar, und doch beginnt die Ausgabeschicht
    nicht mit denselben Zufallszahlen wie die Zwischenschicht.
    """
    hidden, output = (layer.weights for layer in kata.build_network(seed=0))
    # two draws from the same start give the same numbers, each stretched to the layer's range
    for hidden_stretch, output_stretch in [(1, 1), (4**0.5, 3**0.5)]:
        first, second = hidden.ravel() * hidden_stretch, output.ravel() * output_stretch
        starts = [numbers[:3].round(3).tolist() for numbers in (first, second)]
        holds(
            not np.isclose(first[:, np.newaxis], second).any(),
            output,
            en=f"new random numbers; stretched alike, the hidden layer begins with {starts[0]} "
            f"and the output layer with {starts[1]}",
            de=f"neue Zufallszahlen; gleich gestreckt beginnt die Zwischenschicht mit {starts[0]} "
            f"und die Ausgabeschicht mit {starts[1]}",
        )
    again = [layer.weights for layer in kata.build_network(seed=0)]
    equal(again[0], hidden)
    equal(again[1], output)


@given(data=st.data(), widths=st.lists(sizes, min_size=2, max_size=4), n_rows=sizes)
def test_predict_goes_through_all_layers(kata, data, widths, n_rows):
    """The answers of one layer are the inputs of the next, through as many layers as there are.

    de: Die Antworten einer Schicht sind die Eingaben der nächsten, durch alle Schichten hindurch.
    """
    network, batch = [], data.draw(arrays(float, (n_rows, widths[0]), elements=quarters))
    expected = batch
    for n_inputs, n_outputs in pairwise(widths):
        weights, biases = data.draw(parameters(n_inputs, n_outputs))
        network.append(layer_of(kata, weights, biases))
        expected = np.array([answers_of(weights, biases, inputs) for inputs in expected])
    close(kata.predict(network, batch), expected)
    close(kata.predict(network, batch[0]), expected[0])
