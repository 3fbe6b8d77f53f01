"""Graded tests of kata 37: backpropagation."""

import math
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.testing import (
    check,
    close,
    equal,
    import_optional,
    is_array,
    numerical_gradient,
    raises,
    unchanged,
)

# the worked example; the README rounds to four digits, and so do the tests that name its numbers
INPUTS, TARGETS = np.array([0.8, -0.6]), np.array([1.0, 0.0])
HIDDEN_WEIGHTS = np.array([[0.5, -0.5], [0.25, 0.75]])
OUTPUT_WEIGHTS = np.array([[1.0, 0.5], [-0.5, 0.25]])
ROUNDED = {"rtol": 0.0, "atol": 1e-4}
HEARTS = np.array([[0.8, 0.6], [0.5, 0.9], [0.9, -0.4], [0.6, -0.8], [-0.7, 0.5], [-0.4, 0.9]])
AXES = np.array([[0.0, 0.0], [0.0, 0.0], [1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])
quarters = st.integers(-8, 8).map(lambda n: n / 4)


@st.composite
def arrays(draw, *shape, entries=quarters):
    """An array of this shape."""
    size = math.prod(shape)
    return np.array(draw(st.lists(entries, min_size=size, max_size=size))).reshape(shape)


@st.composite
def networks(draw):
    """Inputs, targets, hidden weights and output weights of layers of one to four neurons."""
    n_inputs, n_hidden, n_outputs = (draw(st.integers(1, 4)) for _ in range(3))
    return (
        draw(arrays(n_inputs)),
        draw(arrays(n_outputs, entries=st.sampled_from([0.0, 1.0, 0.5, 0.3]))),
        draw(arrays(n_hidden, n_inputs)),
        draw(arrays(n_outputs, n_hidden)),
    )


def layer(inputs, weights):
    """The definition, neuron by neuron: the sigmoid of the weighted sum."""
    return np.array([(1 + math.tanh(s / 2)) / 2 for s in sums_of(inputs, weights)])


def sums_of(inputs, weights):
    """The weighted sum of each neuron."""
    return [sum(w * x for w, x in zip(row, inputs, strict=True)) for row in weights]


def errors(hidden, outputs, targets, output_weights):
    """The rules (2) and (1), neuron by neuron."""
    back = [o - t for o, t in zip(outputs, targets, strict=True)]
    front = [
        sum(e * row[j] for e, row in zip(back, output_weights, strict=True)) * h * (1 - h)
        for j, h in enumerate(hidden)
    ]
    return np.array(front), np.array(back)


def step(inputs, targets, hidden_weights, output_weights, learning_rate):
    """Both layers after one sample, weight by weight."""
    hidden = layer(inputs, hidden_weights)
    outputs = layer(hidden, output_weights)
    front, back = errors(hidden, outputs, targets, output_weights)
    new_hidden, new_output = hidden_weights.copy(), output_weights.copy()
    for j, i in np.ndindex(new_hidden.shape):
        new_hidden[j, i] -= learning_rate * front[j] * inputs[i]
    for k, j in np.ndindex(new_output.shape):
        new_output[k, j] -= learning_rate * back[k] * hidden[j]
    return new_hidden, new_output


def binary_cross_entropy(inputs, targets, hidden_weights, output_weights):
    """The error E of one sample, from the sums of the output neurons: finite for all of them."""
    sums = sums_of(layer(inputs, hidden_weights), output_weights)
    pairs = zip(sums, targets, strict=True)
    return sum(t * np.logaddexp(0, -s) + (1 - t) * np.logaddexp(0, s) for s, t in pairs)


def pair(result):
    """The two arrays that every function returns."""
    check(
        isinstance(result, tuple | list) and len(result) == 2,
        result,
        en="a pair of two NumPy arrays",
        de="ein Paar aus zwei NumPy-Arrays",
    )
    return result


def weights_of(result):
    """The pair of weights of a network with two neurons in each layer, fit to be computed with."""
    for weights in pair(result):
        is_array(weights, (2, 2))
    return result


def test_forward_of_the_worked_example(kata):
    """Each neuron puts out the sigmoid of its weighted sum: the hidden sums 0.7 and -0.25 become
    0.6682 and 0.4378, and these are the inputs of the output neurons.

    de: Jedes Neuron gibt die Sigmoidfunktion seiner gewichteten Summe aus: Aus den Summen 0,7 und
    −0,25 der versteckten Schicht werden 0,6682 und 0,4378, und das sind die Eingaben der
    Ausgabe-Neuronen.
    """
    hidden, outputs = pair(kata.forward(INPUTS, HIDDEN_WEIGHTS, OUTPUT_WEIGHTS))
    close(hidden, np.array([0.6682, 0.4378]), **ROUNDED)
    close(outputs, np.array([0.7083, 0.4441]), **ROUNDED)


@given(network=networks())
def test_forward_works_for_layers_of_any_size(kata, network):
    """Row j of a layer's weights belongs to its neuron j and has one weight for each input.

    de: Zeile j der Gewichte einer Schicht gehört zu ihrem Neuron j und hat ein Gewicht je Eingabe.
    """
    inputs, _, hidden_weights, output_weights = network
    hidden, outputs = pair(kata.forward(inputs, hidden_weights, output_weights))
    close(hidden, layer(inputs, hidden_weights))
    close(outputs, layer(layer(inputs, hidden_weights), output_weights))


def test_the_hidden_errors_come_before_the_output_errors(kata):
    """The pair that layer_errors returns is d, e: first the errors of the hidden layer by rule (2),
    then those of the output layer by rule (1).

    de: Das Paar, das layer_errors zurückgibt, ist d, e: zuerst die Fehler der versteckten Schicht
    nach Regel (2), dann die der Ausgabeschicht nach Regel (1).
    """
    hidden, outputs = np.array([0.6682, 0.4378]), np.array([0.7083, 0.4441])
    first, second = pair(kata.layer_errors(hidden, outputs, TARGETS, OUTPUT_WEIGHTS))
    check(
        not (np.array_equal(first, outputs - TARGETS) and np.shape(second) == (2,)),
        (first, second),
        en="first the errors of the hidden layer, then those of the output layer",
        de="zuerst die Fehler der versteckten Schicht, dann die der Ausgabeschicht",
    )


def test_the_output_error_is_output_minus_target(kata):
    """The error of an output neuron is its output minus its target and nothing more: the slope of
    the sigmoid and that of the cross entropy cancel out.

    de: Der Fehler eines Ausgabe-Neurons ist Ausgabewert minus Zielwert und sonst nichts: Die
    Ableitungen von Sigmoidfunktion und Kreuzentropie kürzen sich gegenseitig weg.
    """
    hidden, outputs = np.array([0.6682, 0.4378]), np.array([0.7083, 0.4441])
    _, output_errors = pair(kata.layer_errors(hidden, outputs, TARGETS, OUTPUT_WEIGHTS))
    close(output_errors, np.array([-0.2917, 0.4441]), **ROUNDED)


def test_the_hidden_error_comes_back_through_the_weights(kata):
    """A hidden neuron collects the output errors, each times the weight between the two, and
    multiplies by the derivative h (1 - h) at its output: -0.5137 times 0.2217 is -0.1139.

    de: Ein verstecktes Neuron sammelt die Fehler der Ausgaben ein, jeden mal das Gewicht zwischen
    beiden, und multipliziert mit der Ableitung h (1 − h) für seinen Ausgabewert: −0,5137 mal
    0,2217 ist −0,1139.
    """
    hidden, outputs = np.array([0.6682, 0.4378]), np.array([0.7083, 0.4441])
    hidden_errors, _ = pair(kata.layer_errors(hidden, outputs, TARGETS, OUTPUT_WEIGHTS))
    close(hidden_errors, np.array([-0.1139, -0.0086]), **ROUNDED)


def test_the_weight_deltas_of_the_worked_example(kata):
    """A weight's delta is the error of its neuron times the input that the weight multiplies; the
    inputs of the output layer are the outputs of the hidden layer.

    de: Das Delta eines Gewichts ist der Fehler seines Neurons mal die Eingabe, mit der es
    multipliziert wird; die Eingaben der Ausgabeschicht sind die Ausgaben der versteckten Schicht.
    """
    found = pair(kata.weight_deltas(INPUTS, TARGETS, HIDDEN_WEIGHTS, OUTPUT_WEIGHTS))
    close(found[0], np.array([[-0.0911, 0.0683], [-0.0069, 0.0051]]), **ROUNDED)
    close(found[1], np.array([[-0.1949, -0.1277], [0.2967, 0.1944]]), **ROUNDED)


def test_one_step_of_the_worked_example(kata):
    """One sample and one epoch are one step: of each weight, the learning rate 0.5 times its delta
    is subtracted.

    de: Ein Beispiel und ein Durchlauf sind ein Schritt: Von jedem Gewicht wird sein Delta mal die
    Lernrate 0,5 abgezogen.
    """
    found = pair(kata.train(INPUTS[None], TARGETS[None], HIDDEN_WEIGHTS, OUTPUT_WEIGHTS, 0.5, 1))
    close(found[1], np.array([[1.0975, 0.5639], [-0.6484, 0.1528]]), **ROUNDED)
    # roughly: whether the error came back through the old weights is the rule of the next test
    close(found[0], np.array([[0.5456, -0.5342], [0.2534, 0.7474]]), rtol=0.0, atol=0.02)


def test_both_deltas_come_from_the_weights_before_the_step(kata):
    """The error goes back through the weights that made it. Weights of the output layer that have
    already changed would give the hidden layer a false error.

    de: Der Fehler läuft durch die Gewichte zurück, die ihn gemacht haben. Schon veränderte Gewichte
    der Ausgabeschicht gäben der versteckten Schicht einen falschen Fehler.
    """
    found = pair(kata.train(INPUTS[None], TARGETS[None], HIDDEN_WEIGHTS, OUTPUT_WEIGHTS, 8.0, 1))
    expected = step(INPUTS, TARGETS, HIDDEN_WEIGHTS, OUTPUT_WEIGHTS, 8.0)
    close(found[0], expected[0])
    close(found[1], expected[1])


def test_each_epoch_starts_from_the_weights_of_the_last(kata):
    """Every step uses the deltas of its own sample and the current weights; nothing is left over
    from earlier steps. Two epochs over two samples are four such steps.

    de: Jeder Schritt nutzt die Deltas seines eigenen Beispiels und die aktuellen Gewichte; von
    früheren Schritten bleibt nichts übrig. Zwei Durchläufe mit zwei Beispielen sind vier Schritte.
    """
    found = pair(kata.train(HEARTS[2:4], AXES[2:4], HIDDEN_WEIGHTS, OUTPUT_WEIGHTS, 0.5, 2))
    expected = HIDDEN_WEIGHTS, OUTPUT_WEIGHTS
    for n in (2, 3, 2, 3):
        expected = step(HEARTS[n], AXES[n], *expected, 0.5)
    close(found[0], expected[0])
    close(found[1], expected[1])


def test_the_network_learns_the_six_hearts(kata):
    """After 200 epochs with the learning rate 0.5 the mean error of the six hearts, 1.52 at the
    start, is below 0.05.

    de: Nach 200 Durchläufen mit der Lernrate 0,5 liegt der mittlere Fehler der sechs Herzen, am
    Anfang 1,52, unter 0,05.
    """
    learned = weights_of(kata.train(HEARTS, AXES, HIDDEN_WEIGHTS, OUTPUT_WEIGHTS, 0.5, 200))
    pairs = zip(HEARTS, AXES, strict=True)
    error = sum(binary_cross_entropy(x, t, *learned) for x, t in pairs) / len(HEARTS)
    check(
        error < 0.05,
        learned,
        en=f"weights with a mean error below 0.05; these have {error:.4f}",
        de=f"Gewichte mit einem mittleren Fehler unter 0,05; diese haben {error:.4f}",
    )


@given(network=networks())
def test_the_errors_for_layers_of_any_size(kata, network):
    """Every hidden neuron gets one error, however many output neurons it speaks to.

    de: Jedes versteckte Neuron bekommt einen Fehler, egal auf wie viele Ausgabe-Neuronen es wirkt.
    """
    inputs, targets, hidden_weights, output_weights = network
    hidden = layer(inputs, hidden_weights)
    outputs = layer(hidden, output_weights)
    expected = errors(hidden, outputs, targets, output_weights)
    found = pair(kata.layer_errors(hidden, outputs, targets, output_weights))
    close(found[0], expected[0])
    close(found[1], expected[1])


@given(network=networks())
def test_the_deltas_are_the_slopes_of_the_error(kata, network):
    """Each delta says how fast the binary cross entropy, summed over the outputs, grows when that
    one weight grows. Here it is measured by changing every weight a little.

    de: Jedes Delta sagt, wie schnell die binäre Kreuzentropie, summiert über die Ausgaben, wächst,
    wenn genau dieses Gewicht wächst. Hier wird das gemessen, indem jedes Gewicht ein wenig
    verändert wird.
    """
    inputs, targets, hidden_weights, output_weights = network
    found = pair(kata.weight_deltas(inputs, targets, hidden_weights, output_weights))
    expected = numerical_gradient(
        lambda v: binary_cross_entropy(inputs, targets, v, output_weights), hidden_weights
    )
    close(found[0], expected)
    expected = numerical_gradient(
        lambda w: binary_cross_entropy(inputs, targets, hidden_weights, w), output_weights
    )
    close(found[1], expected)


@given(network=networks())
def test_training_works_for_layers_of_any_size(kata, network):
    """The sizes of the layers are those of the weights given, and the weights that come back have
    their shapes: here for one step with the learning rate 0.5.

    de: Wie groß die Schichten sind, sagen die gegebenen Gewichte, und in deren Formen kommen die
    neuen zurück: hier bei einem Schritt mit der Lernrate 0,5.
    """
    inputs, targets, hidden_weights, output_weights = network
    found = pair(kata.train(inputs[None], targets[None], hidden_weights, output_weights, 0.5, 1))
    expected = step(inputs, targets, hidden_weights, output_weights, 0.5)
    close(found[0], expected[0])
    close(found[1], expected[1])


@pytest.mark.guessable
@given(order=st.permutations([0, 2, 4]))
def test_the_samples_are_taken_in_the_order_given(kata, order):
    """The weights change after every sample, so the next one meets a different network: the order
    counts, and it is the order of the rows.

    de: Die Gewichte ändern sich nach jedem Beispiel, das nächste trifft also auf ein anderes Netz:
    Die Reihenfolge zählt, und es ist die der Zeilen.
    """
    found = pair(kata.train(HEARTS[order], AXES[order], HIDDEN_WEIGHTS, OUTPUT_WEIGHTS, 2.0, 1))
    for other in permutations(order):
        learned = HIDDEN_WEIGHTS, OUTPUT_WEIGHTS
        for n in other:
            learned = step(HEARTS[n], AXES[n], *learned, 2.0)
        rows = [order.index(n) for n in other]
        check(
            list(other) == order or not np.allclose(found[1], learned[1]),
            found,
            en=f"the weights after the rows 0, 1, 2; these are those after the rows {rows}",
            de=f"die Gewichte nach den Zeilen 0, 1, 2; diese sind die nach den Zeilen {rows}",
        )


def test_the_weights_of_the_last_step_come_back(kata):
    """The weights that come back are those after the last step, also where the error was smaller
    after an earlier one.

    de: Zurück kommen die Gewichte nach dem letzten Schritt, auch wenn der Fehler nach einem
    früheren kleiner war.
    """
    samples, targets = (
        np.array([[-1.0, -1.0], [0.5, -0.5], [1.0, 1.0]]),
        np.array([[1.0], [0], [1]]),
    )
    expected = np.array([[1.0, -1.0], [1.0, -1.0]]), np.array([[-0.5, -0.5]])
    found = pair(kata.train(samples, targets, *expected, 2.0, 4))
    for _ in range(4):
        for sample, target in zip(samples, targets, strict=True):
            expected = step(sample, target, *expected, 2.0)
    close(found[0], expected[0])
    close(found[1], expected[1])


def test_no_epoch_changes_nothing(kata):
    """Who does not practise does not learn: after 0 epochs the weights are those given.

    de: Wer nicht übt, lernt nicht: Nach 0 Durchläufen sind die Gewichte die gegebenen.
    """
    found = pair(kata.train(HEARTS, AXES, HIDDEN_WEIGHTS, OUTPUT_WEIGHTS, 0.5, 0))
    equal(found[0], HIDDEN_WEIGHTS)
    equal(found[1], OUTPUT_WEIGHTS)


def test_as_many_targets_as_samples_are_demanded(kata):
    """A sample without targets, or targets without a sample, is a mistake in the data: ValueError,
    even before the first epoch, and even where there is none.

    de: Ein Beispiel ohne Zielwerte oder Zielwerte ohne Beispiel sind ein Fehler in den Daten und
    lösen einen ValueError aus, schon vor dem ersten Durchlauf und auch, wenn es keinen gibt.
    """
    for samples, targets in ((3, 2), (2, 3), (3, 1), (1, 3)):
        for epochs in (1, 0):
            data, rest = (HEARTS[:samples], AXES[:targets]), (0.5, epochs)
            raises(ValueError, kata.train, *data, HIDDEN_WEIGHTS, OUTPUT_WEIGHTS, *rest)


def test_all_200_epochs_are_done(kata):
    """Training goes on even where the error is small already: 200 epochs over six hearts are 1200
    steps in the same order, each with the full learning rate.

    de: Trainiert wird auch dann weiter, wenn der Fehler schon klein ist: 200 Durchläufe mit sechs
    Herzen sind 1200 Schritte in derselben Reihenfolge, jeder mit der vollen Lernrate.
    """
    found = pair(kata.train(HEARTS, AXES, HIDDEN_WEIGHTS, OUTPUT_WEIGHTS, 0.5, 200))
    expected = HIDDEN_WEIGHTS, OUTPUT_WEIGHTS
    for _ in range(200):
        for heart, axis in zip(HEARTS, AXES, strict=True):
            expected = step(heart, axis, *expected, 0.5)
    close(found[0], expected[0])
    close(found[1], expected[1])


def test_the_arrays_are_left_as_they_are(kata):
    """A second training has to start from the same weights as the first: the arrays given are only
    read.

    de: Wer zweimal trainiert, will zweimal von denselben Gewichten ausgehen: Die gegebenen Arrays
    werden nur gelesen.
    """
    calls = [
        (kata.forward, (INPUTS, HIDDEN_WEIGHTS, OUTPUT_WEIGHTS)),
        (kata.layer_errors, (INPUTS, INPUTS + 1.0, TARGETS, OUTPUT_WEIGHTS)),
        (kata.weight_deltas, (INPUTS, TARGETS, HIDDEN_WEIGHTS, OUTPUT_WEIGHTS)),
        (kata.train, (HEARTS, AXES, HIDDEN_WEIGHTS, OUTPUT_WEIGHTS, 0.5, 2)),
    ]
    for function, arguments in calls:
        unchanged(function, *arguments)


@pytest.mark.needs("torch")
def test_the_deltas_agree_with_autograd(kata):
    """PyTorch differentiates the binary cross entropy by itself; the three rules give the same.

    de: PyTorch leitet die binäre Kreuzentropie selbst ab; die drei Regeln ergeben dasselbe.
    """
    found = pair(kata.weight_deltas(INPUTS, TARGETS, HIDDEN_WEIGHTS, OUTPUT_WEIGHTS))
    torch = import_optional("torch")

    hidden_weights = torch.tensor(HIDDEN_WEIGHTS, requires_grad=True)
    output_weights = torch.tensor(OUTPUT_WEIGHTS, requires_grad=True)
    hidden = torch.sigmoid(hidden_weights @ torch.tensor(INPUTS))
    outputs = torch.sigmoid(output_weights @ hidden)
    torch.nn.functional.binary_cross_entropy(
        outputs, torch.tensor(TARGETS), reduction="sum"
    ).backward()
    close(found[0], hidden_weights.grad.numpy())
    close(found[1], output_weights.grad.numpy())
