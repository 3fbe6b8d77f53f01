"""Graded tests of kata 35: a layer of any size."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from grader.testing import between, check, close, differs, equal, is_array, raises, unchanged

quarters = st.integers(-8, 8).map(lambda n: n / 4)
sizes = st.integers(1, 3)


def layer_of(kata, weights, biases):
    """A layer of the learner's with these weights and biases."""
    n_outputs, n_inputs = weights.shape
    layer = kata.Layer(n_inputs, n_outputs)
    layer.weights = weights
    layer.biases = biases
    return layer


def weights_of(network):
    """The weights of a network of the learner's, once it is sure to be two layers with weights."""
    plain = (type(None), bool, int, float, str, list, tuple, dict, np.ndarray)
    check(
        isinstance(network, list | tuple)
        and len(network) == 2
        and not any(isinstance(layer, plain) for layer in network),
        network,
        en="a list or tuple of two objects of the class Layer",
        de="eine Liste oder ein Tupel von zwei Objekten der Klasse Layer",
    )
    found = [layer.weights for layer in network]
    is_array(found[0], (3, 4))
    is_array(found[1], (2, 3))
    return found


def repeats(weights, before, seed):
    """Demand the very same random numbers as those drawn before with this seed."""
    check(
        np.array_equal(weights, before),
        weights,
        en=f"the weights that this call drew before with the seed {seed}, which begin with "
        f"{np.ravel(before)[:2].round(4).tolist()}",
        de=f"die Gewichte, die dieser Aufruf mit dem Seed {seed} zuvor gezogen hat; sie "
        f"beginnen mit {np.ravel(before)[:2].round(4).tolist()}",
    )


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


def test_a_new_layer_has_a_row_of_weights_and_a_bias_for_each_neuron(kata):
    """The weights have the shape (n_outputs, n_inputs), one row for each neuron; there is one bias
    for each neuron, and it begins at 0.

    de: Die Gewichte haben die Form (n_outputs, n_inputs), eine Zeile je Neuron; dazu kommt ein Bias
    je Neuron, und der beginnt bei 0.
    """
    layer = kata.Layer(4, 3, seed=1)
    is_array(layer.weights, (3, 4))
    equal(layer.biases, np.zeros(3))


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
    """The sigmoid is 1 / (1 + exp(-z)), for each entry of an array of any shape, of floats or of
    integers.

    de: Die Sigmoidfunktion ist 1 / (1 + exp(-z)), für jeden Eintrag eines Arrays beliebiger Form,
    ob aus Floats oder aus ganzen Zahlen.
    """
    expected = np.array([[1 / (1 + math.exp(-z)) for z in row] for row in values.tolist()])
    close(kata.sigmoid(values), expected)
    close(kata.sigmoid(values.astype(int)), expected)
    close(kata.sigmoid(values[np.newaxis]), expected[np.newaxis])
    close(kata.sigmoid(values[0, 0]), float(expected[0, 0]))


def test_weights_differ_from_each_other(kata):
    """Neurons that start with equal weights would learn the same and stay equal for ever.

    de: Neuronen, die mit gleichen Gewichten beginnen, würden dasselbe lernen und immer gleich
    bleiben.
    """
    for n_inputs, n_outputs in [(5, 4), (20, 50)]:
        weights = kata.Layer(n_inputs, n_outputs, seed=1).weights
        count = n_inputs * n_outputs
        check(
            np.size(np.unique(weights)) == count,
            weights,
            en=f"{count} different numbers",
            de=f"{count} verschiedene Zahlen",
        )


def test_forward_changes_nothing(kata):
    """forward only computes: inputs, weights and biases are the same afterwards.

    de: forward rechnet nur: Eingaben, Gewichte und Biases sind danach wie zuvor.
    """
    inputs, weights, biases = np.array([2.0, 1.0]), np.array([[1.0, 1.0]]), np.array([-3.0])
    layer = layer_of(kata, weights, biases)
    unchanged(layer.forward, inputs)
    equal(layer.weights, weights)
    equal(layer.biases, biases)


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


def test_the_network_has_the_sizes_4_3_2(kata):
    """Four inputs, three hidden neurons and two output neurons make a list of two layers.

    de: Vier Eingaben, drei Neuronen in der versteckten Schicht und zwei Ausgabe-Neuronen ergeben
    eine Liste von zwei Schichten.
    """
    weights_of(kata.build_network())


@given(data=st.data(), widths=st.lists(sizes, min_size=2, max_size=4), n_rows=sizes)
def test_predict_goes_through_all_layers(kata, data, widths, n_rows):
    """The answers of one layer are the inputs of the next, through as many layers as there are.

    de: Die Antworten einer Schicht sind die Eingaben der nächsten, durch alle Schichten hindurch.
    """
    batch = data.draw(arrays(float, (n_rows, widths[0]), elements=quarters))
    drawn = [data.draw(parameters(n, m)) for n, m in pairwise(widths)]
    network = [layer_of(kata, weights, biases) for weights, biases in drawn]
    if widths[0] == widths[-1]:  # the answers fit the first layer again: up to six layers
        drawn, network = 2 * drawn, 2 * network
    expected = batch
    for weights, biases in drawn:
        expected = np.array([answers_of(weights, biases, inputs) for inputs in expected])
    close(kata.predict(network, batch), expected)
    close(kata.predict(network, batch[0]), expected[0])


def test_the_sigmoid_leaves_its_argument_as_it_is(kata):
    """The sigmoid only looks at the numbers it is given; the caller may still need them.

    de: Die Sigmoidfunktion schaut die Zahlen nur an, die sie bekommt; wer sie aufruft, braucht sie
    vielleicht noch.
    """
    unchanged(kata.sigmoid, np.array([-1000.0, -2.0, 0.0, 3.0]))
    unchanged(kata.sigmoid, np.array([[-2, 0], [1, 3]]))


def test_the_sigmoid_stays_finite_far_from_zero(kata):
    """exp(1000) is too large for a float, but the sigmoid of ±1000 is just 1 and 0. At -40 it is
    4.248e-18: tiny, but not 0.

    de: exp(1000) ist für einen Float zu groß, die Sigmoidfunktion von ±1000 aber einfach 1 und 0.
    Bei -40 ist sie 4,248e-18: winzig, aber nicht 0.
    """
    actual = kata.sigmoid(np.array([-1000.0, -40.0, 0.0, 40.0, 1000.0]))
    expected = np.array([0.0, 1 / (1 + math.exp(40)), 0.5, 1.0, 1.0])
    close(actual, expected, rtol=1e-6, atol=1e-300)


def test_weights_start_small(kata):
    """The more inputs a neuron has, the smaller its weights begin: uniformly between -1/√n and 1/√n
    for n inputs. So 400 of them nearly reach both limits, and about half lie in the inner half.

    de: Je mehr Eingaben ein Neuron hat, desto kleiner beginnen seine Gewichte: bei n Eingaben
    gleichmäßig zwischen -1/√n und 1/√n. So kommen 400 Gewichte beiden Grenzen nahe, und etwa die
    Hälfte liegt in der inneren Hälfte.
    """
    for n_inputs, n_outputs, limit in [(4, 100, 0.5), (100, 4, 0.1)]:
        weights = kata.Layer(n_inputs, n_outputs, seed=1).weights
        low, high, nearly = float(np.min(weights)), float(np.max(weights)), round(0.9 * limit, 2)
        between(low, -limit, -nearly, "the smallest weight", "das kleinste Gewicht")
        between(high, nearly, limit, "the largest weight", "das größte Gewicht")
        inner = int(np.sum(np.abs(weights) < limit / 2))
        half = limit / 2  # 200 of them are likely, and six standard deviations are allowed
        between(inner, 140, 260, f"weights of 400 within ±{half}", f"Gewichte von 400 in ±{half}")


def test_without_a_seed_each_layer_is_different(kata):
    """Without a seed every new layer draws weights of its own.

    de: Ohne Seed zieht jede neue Schicht ihre eigenen Gewichte.
    """
    first, second = kata.Layer(4, 3).weights, kata.Layer(4, 3).weights
    differs(second, first, "the weights of the layer before", "die Gewichte der Schicht davor")


def test_a_seed_makes_the_weights_repeatable(kata):
    """The same seed gives the same weights, also the seed 0 or a very large one; another seed gives
    others.

    de: Derselbe Seed ergibt dieselben Gewichte, auch der Seed 0 oder ein sehr
    großer; ein anderer ergibt andere.
    """
    found = {}
    for seed in (0, 1, 5, 101, 2**32 + 5):
        weights = kata.Layer(4, 3, seed=seed).weights
        repeats(kata.Layer(4, 3, seed=seed).weights, weights, seed)
        for earlier, others in found.items():
            differs(weights, others, f"that with the seed {earlier}", f"das beim Seed {earlier}")
        found[seed] = weights


def test_a_seed_counts_for_its_own_layer_only(kata):
    """A layer without a seed is new each time, also right after a layer or a network with one: the
    global random generator is left alone.

    de: Eine Schicht ohne Seed ist jedes Mal neu, auch gleich nach einer Schicht oder
    einem Netz mit Seed: Der globale Zufallsgenerator bleibt unberührt.
    """
    for make in (lambda: kata.Layer(4, 3, seed=1), lambda: kata.build_network(seed=1)):
        make()
        first = kata.Layer(4, 3).weights
        make()
        second = kata.Layer(4, 3).weights
        differs(second, first, "the last layer without a seed", "die letzte Schicht ohne Seed")


@pytest.mark.whitebox
def test_the_global_generators_are_left_alone(kata):
    """Others draw from the global generators of NumPy and Python too: a layer with a seed changes
    nothing about the number that comes next there.

    de: Auch andere ziehen aus den globalen Generatoren von NumPy und Python: Eine Schicht mit
    Seed ändert nichts an der Zahl, die dort als nächste kommt.
    """
    for module, draw in [("numpy.random", "numpy.random.rand"), ("random", "random.random")]:
        for make in (lambda: kata.Layer(4, 3, seed=1), lambda: kata.build_network(seed=1)):
            kata.probe.make(f"{module}.seed", 5)
            expected = kata.probe.make(draw)
            kata.probe.make(f"{module}.seed", 5)
            make()
            check(
                kata.probe.make(draw) == expected,
                module,
                en=f"a layer with a seed that leaves the global generator of {module} alone",
                de=f"eine Schicht mit Seed, die den globalen Generator von {module} nicht anrührt",
            )


def test_weights_and_biases_may_change_between_two_answers(kata):
    """forward uses the weights and biases that the layer has now, not those of an earlier call.

    de: forward rechnet mit den Gewichten und Biases, die die Schicht jetzt hat, nicht mit denen
    eines früheren Aufrufs.
    """
    inputs = np.array([2.0, 1.0])
    layer = layer_of(kata, np.array([[1.0, 1.0]]), np.array([-3.0]))
    close(layer.forward(inputs), np.array([0.5]))
    layer.weights = np.array([[1.0, 0.0]])
    close(layer.forward(inputs), np.array([1 / (1 + math.exp(1))]))
    layer.biases = np.array([-2.0])
    close(layer.forward(inputs), np.array([0.5]))


def test_inputs_of_the_wrong_width_are_an_error(kata):
    """A layer for four inputs cannot do anything with 1, 3 or 5 of them, nor a layer for one input
    with three.

    de: Eine Schicht für vier Eingaben kann mit 1, 3 oder 5 Eingaben nichts anfangen, eine für eine
    einzige nichts mit drei.
    """
    layer = kata.Layer(4, 3, seed=1)
    for width in (1, 3, 5):
        raises(ValueError, layer.forward, np.ones(width))
        raises(ValueError, layer.forward, np.ones((2, width)))
    narrow = kata.Layer(1, 2)
    raises(ValueError, narrow.forward, np.ones(3))


def test_the_seed_of_the_network_sets_both_layers(kata):
    """Another seed changes the hidden layer and the output layer; without a seed both are new each
    time.

    de: Ein anderer Seed ändert versteckte Schicht und Ausgabeschicht; ohne Seed sind
    beide jedes Mal neu.
    """
    for seeds in [(0, 1), (None, None)]:
        first, second = (weights_of(kata.build_network(seed=seed)) for seed in seeds)
        for i in (0, 1):
            en = f"layer {i} of the other network; their seeds: {seeds}"
            de = f"Schicht {i} des anderen Netzes; ihre Seeds: {seeds}"
            differs(second[i], first[i], en, de)


def test_each_layer_of_the_network_draws_numbers_of_its_own(kata):
    """A seed makes the whole network repeatable, yet the output layer does not begin with the same
    random numbers as the hidden layer.

    de: Ein Seed macht das ganze Netz wiederholbar, und doch beginnt die Ausgabeschicht
    nicht mit denselben Zufallszahlen wie die versteckte Schicht.
    """
    hidden, output = weights_of(kata.build_network(seed=0))
    # two draws from the same start give the same numbers, each stretched to the layer's range
    for hidden_stretch, output_stretch in [(1, 1), (4**0.5, 3**0.5)]:
        first, second = hidden.ravel() * hidden_stretch, output.ravel() * output_stretch
        starts = [numbers[:3].round(3).tolist() for numbers in (first, second)]
        check(
            not np.isclose(first[:, np.newaxis], second).any(),
            output,
            en=f"new random numbers; stretched alike, the hidden layer begins with {starts[0]} "
            f"and the output layer with {starts[1]}",
            de=f"neue Zufallszahlen; gleich gestreckt beginnt die versteckte Schicht mit "
            f"{starts[0]} und die Ausgabeschicht mit {starts[1]}",
        )
    again = weights_of(kata.build_network(seed=0))
    repeats(again[0], hidden, 0)
    repeats(again[1], output, 0)


def test_a_layer_stays_finite_far_from_zero(kata):
    """With the sums 1000 and -1000 the neurons answer 1 and 0: a layer has to avoid the overflow
    just as the sigmoid does.

    de: Bei den Summen 1000 und -1000 antworten die Neuronen 1 und 0: Eine Schicht muss den Überlauf
    genauso vermeiden wie die Sigmoidfunktion.
    """
    layer = layer_of(kata, np.array([[1000.0], [-1000.0]]), np.zeros(2))
    close(layer.forward(np.array([1.0])), np.array([1.0, 0.0]))
    close(kata.predict([layer], np.array([[1.0]])), np.array([[1.0, 0.0]]))
