"""Graded tests of kata 34: what a single neuron can separate."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from grader.testing import check, equal

CORNERS = [(0, 0), (0, 1), (1, 0), (1, 1)]
XOR = [0, 1, 1, 0]
XNOR = [1, 0, 0, 1]
# products and sums of quarters are exact, so that "exceeds" means the same in every order
quarters = st.integers(-8, 8).map(lambda n: n / 4)
sizes = st.integers(1, 4)


def fires(point, weights, threshold):
    """The rule of the README, for one point."""
    return int(sum(w * x for w, x in zip(weights, point, strict=True)) > threshold)


def has_parts(found, shapes):
    """Whether this is a tuple or list of parts, each of numbers, of these shapes."""
    if not isinstance(found, list | tuple) or len(found) != len(shapes):
        return False
    return all(has_shape(part, shape) for part, shape in zip(found, shapes, strict=True))


def has_shape(part, shape):
    """Whether a part consists of numbers and has this shape."""
    if not isinstance(part, list | tuple | int | float | np.ndarray | np.generic):
        return False
    try:
        array = np.asarray(part)
    except ValueError:  # rows of unequal length
        return False
    return array.shape == shape and array.dtype.kind in "biuf"


def demand_neuron(found, labels):
    """Demand a pair (weights, threshold) whose neuron gives these labels at the corners."""
    check(
        has_parts(found, [(2,), ()]),
        found,
        en="(weights, threshold): two weights and a number",
        de="(weights, threshold): zwei Gewichte und eine Zahl",
    )
    check(
        [fires(corner, *found) for corner in CORNERS] == list(labels),
        found,
        en=f"(weights, threshold) of a neuron that answers {list(labels)} at the corners",
        de=f"(weights, threshold) eines Neurons, das an den Ecken {list(labels)} antwortet",
    )


def demand_network(network):
    """Demand the four parts of a network with two inputs and two hidden neurons."""
    check(
        has_parts(network, [(2, 2), (2,), (2,), ()]),
        network,
        en="four parts of numbers, of the shapes (2, 2), (2,), (2,) and ()",
        de="vier Teile aus Zahlen, mit den Formen (2, 2), (2,), (2,) und ()",
    )


def test_the_worked_example_fires_for_both_inputs_only(kata):
    """With the weights 1 and 1 and the threshold 1.5 only the corner (1, 1) gets over the line.

    de: Mit den Gewichten 1 und 1 und dem Schwellenwert 1,5 liegt nur die Ecke (1, 1) jenseits der
    Geraden.
    """
    actual = kata.neuron(np.array(CORNERS), np.array([1, 1]), 1.5)
    equal(actual, np.array([0, 0, 0, 1]))


def test_a_point_on_the_line_stays_silent(kata):
    """The weighted sum has to exceed the threshold; a point exactly on the line does not.

    de: Die gewichtete Summe muss den Schwellenwert übersteigen; ein Punkt genau auf der Geraden tut
    das nicht.
    """
    points = np.array([[0.5, 0.5], [0.5, 0.75]])
    equal(kata.neuron(points, np.array([1.0, 1.0]), 1.0), np.array([0, 1]))


@given(data=st.data(), n_points=sizes, n_inputs=st.integers(1, 12), threshold=quarters)
def test_a_neuron_answers_for_each_point(kata, data, n_points, n_inputs, threshold):
    """A neuron answers 0 or 1 for each row of points, however many points and inputs there are.

    de: Ein Neuron antwortet für jede Zeile von points mit 0 oder 1, egal wie viele Punkte und
    Eingaben es sind.
    """
    points = data.draw(arrays(float, (n_points, n_inputs), elements=quarters))
    weights = data.draw(arrays(float, n_inputs, elements=quarters))
    expected = np.array([fires(point, weights, threshold) for point in points])
    equal(kata.neuron(points, weights, threshold), expected)


def test_and_has_a_neuron(kata):
    """The labels 0, 0, 0, 1 (AND) are separable: a straight line cuts off the corner (1, 1).

    de: Die Antworten 0, 0, 0, 1 (UND) sind trennbar: Eine Gerade schneidet die Ecke (1, 1) ab.
    """
    demand_neuron(kata.find_neuron([0, 0, 0, 1]), [0, 0, 0, 1])


def test_the_same_question_has_an_answer_each_time(kata):
    """`find_neuron` may be asked any number of times: each search begins with the first candidate
    again, wherever the one before ended.

    de: `find_neuron` darf beliebig oft gefragt werden: Jede Suche beginnt wieder beim ersten
    Kandidaten, wo auch immer die vorige aufgehört hat.
    """
    for _ in range(3):
        demand_neuron(kata.find_neuron([0, 0, 0, 1]), [0, 0, 0, 1])


def test_a_constant_answer_has_a_neuron(kata):
    """Always 0 and always 1 are separable too: the line leaves all four corners on one side.

    de: Auch immer 0 und immer 1 sind trennbar: Die Gerade lässt alle vier Ecken auf einer Seite.
    """
    demand_neuron(kata.find_neuron([0, 0, 0, 0]), [0, 0, 0, 0])
    demand_neuron(kata.find_neuron([1, 1, 1, 1]), [1, 1, 1, 1])


def test_a_neuron_may_look_at_one_input_only(kata):
    """Where the answer follows one input alone, the other input must not tip the scales.

    de: Wo die Antwort nur einer Eingabe folgt, darf die andere nicht den Ausschlag geben.
    """
    demand_neuron(kata.find_neuron([0, 0, 1, 1]), [0, 0, 1, 1])
    demand_neuron(kata.find_neuron([1, 0, 1, 0]), [1, 0, 1, 0])


def test_xor_has_no_neuron(kata):
    """No straight line separates the labels 0, 1, 1, 0 (XOR); the four inequalities of the README
    contradict each other. So find_neuron returns None.

    de: Keine Gerade trennt die Antworten 0, 1, 1, 0 (XOR); die vier Ungleichungen im README
    widersprechen einander. find_neuron gibt deshalb None zurück.
    """
    equal(kata.find_neuron(XOR), None)


def test_every_other_truth_table_has_a_neuron(kata):
    """There are 16 truth tables of two inputs; all of them but XOR and XNOR are separable.

    de: Zu zwei Eingaben gibt es 16 Wahrheitstafeln; alle außer XOR und XNOR sind trennbar.
    """
    for labels in product([0, 1], repeat=4):
        if list(labels) not in (XOR, XNOR):
            demand_neuron(kata.find_neuron(list(labels)), labels)


def test_two_layers_know_the_therapeutic_window(kata):
    """The first hidden neuron fires above the dose 1, the second above 3, and the output neuron
    fires for the first without the second. A hidden neuron passes on 0 or 1 and not its sum.

    de: Das erste Neuron der versteckten Schicht feuert über der Dosis 1, das zweite über 3, und das
    Ausgabe-Neuron feuert, wenn das erste ohne das zweite feuert. Ein Neuron der versteckten Schicht
    gibt 0 oder 1 weiter und nicht seine Summe.
    """
    doses = np.array([[0.0], [2.0], [4.0]])
    hidden_weights, hidden_thresholds = np.array([[1.0], [1.0]]), np.array([1.0, 3.0])
    actual = kata.two_layers(doses, hidden_weights, hidden_thresholds, np.array([1.0, -1.0]), 0.5)
    equal(actual, np.array([0, 1, 0]))


def test_each_row_of_hidden_weights_is_one_neuron(kata):
    """Row i of hidden_weights belongs to hidden neuron i, column j to input j.

    de: Zeile i von hidden_weights gehört zum Neuron i der versteckten Schicht, Spalte j zur Eingabe
    j.
    """
    points, hidden_weights = np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[0.0, 1.0], [0.0, 0.0]])
    actual = kata.two_layers(
        points, hidden_weights, np.array([0.5, 0.5]), np.array([1.0, 0.0]), 0.5
    )
    equal(actual, np.array([0, 1]))


def test_the_xor_network_has_two_hidden_neurons(kata):
    """The network is given by its four parts, of the shapes (2, 2), (2,), (2,) and ().

    de: Das Netz ist durch seine vier Teile gegeben, mit den Formen (2, 2), (2,), (2,) und ().
    """
    demand_network(kata.xor_network())


def test_the_xor_network_computes_xor(kata):
    """At the corners (0, 0), (0, 1), (1, 0) and (1, 1) a network with these weights has to answer
    0, 1, 1, 0.

    de: An den Ecken (0, 0), (0, 1), (1, 0) und (1, 1) soll ein Netz mit diesen Gewichten 0, 1, 1, 0
    antworten.
    """
    network = kata.xor_network()
    demand_network(network)
    hidden_weights, hidden_thresholds, weights, threshold = network
    answers = []
    for corner in CORNERS:
        hidden = [
            fires(corner, w, t) for w, t in zip(hidden_weights, hidden_thresholds, strict=True)
        ]
        answers.append(fires(hidden, weights, threshold))
    check(
        answers == XOR,
        network,
        en=f"weights that answer {XOR} at the corners; these answer {answers}",
        de=f"Gewichte, die an den Ecken {XOR} antworten; diese antworten {answers}",
    )


def test_the_smallest_excess_is_enough(kata):
    """A point beyond the line by a millionth or far less makes the neuron fire; rounding must not
    hide it.

    de: Ein Punkt, der um ein Millionstel oder weit weniger jenseits der Geraden liegt, lässt das
    Neuron feuern; Runden darf ihn nicht verbergen.
    """
    points = np.array([[0.5, 2**-20], [0.5, 2**-40], [0.5, -(2**-40)]])
    equal(kata.neuron(points, np.array([2.0, 1.0]), 1.0), np.array([1, 1, 0]))


def test_xnor_has_no_neuron(kata):
    """What holds for XOR holds for its opposite 1, 0, 0, 1 as well: the line would be the same.

    de: Was für XOR gilt, gilt auch für das Gegenteil 1, 0, 0, 1: Es bräuchte dieselbe Gerade.
    """
    equal(kata.find_neuron(XNOR), None)


def test_a_point_on_a_hidden_line_stays_silent(kata):
    """The rule holds for hidden neurons too: the doses 1 and 3 are exactly on the thresholds, so
    neither fires its hidden neuron.

    de: Die Regel gilt auch in der versteckten Schicht: Die Dosen 1 und 3 liegen genau auf den
    Schwellenwerten, also feuert das jeweilige Neuron nicht.
    """
    doses = np.array([[1.0], [3.0]])
    hidden_weights, hidden_thresholds = np.array([[1.0], [1.0]]), np.array([1.0, 3.0])
    actual = kata.two_layers(doses, hidden_weights, hidden_thresholds, np.array([1.0, -1.0]), 0.5)
    equal(actual, np.array([0, 1]))


def test_the_output_neuron_sees_zeros_and_ones(kata):
    """A hidden neuron passes on 0 or 1, however large its sum is: three ones are no more than 3.

    de: Ein Neuron der versteckten Schicht gibt 0 oder 1 weiter, wie groß seine Summe auch ist: Drei
    Einsen sind zusammen nicht mehr als 3.
    """
    points, hidden_weights = np.array([[5.0, 5.0]]), np.ones((3, 2))
    silent = kata.two_layers(points, hidden_weights, np.zeros(3), np.ones(3), 3.0)
    equal(silent, np.array([0]))
    firing = kata.two_layers(points, hidden_weights, np.zeros(3), np.ones(3), 2.5)
    equal(firing, np.array([1]))


@given(data=st.data(), n_points=sizes, n_inputs=sizes, n_hidden=sizes, threshold=quarters)
def test_two_layers_of_any_size(kata, data, n_points, n_inputs, n_hidden, threshold):
    """The hidden neurons' answers are the inputs of the output neuron, whatever the sizes are.

    de: Die Antworten der versteckten Schicht sind die Eingaben des Ausgabe-Neurons, bei jeder
    Größe.
    """
    points = data.draw(arrays(float, (n_points, n_inputs), elements=quarters))
    hidden_weights = data.draw(arrays(float, (n_hidden, n_inputs), elements=quarters))
    hidden_thresholds = data.draw(arrays(float, n_hidden, elements=quarters))
    weights = data.draw(arrays(float, n_hidden, elements=quarters))
    hidden = [
        [fires(p, w, t) for w, t in zip(hidden_weights, hidden_thresholds, strict=True)]
        for p in points
    ]
    expected = np.array([fires(answers, weights, threshold) for answers in hidden])
    actual = kata.two_layers(points, hidden_weights, hidden_thresholds, weights, threshold)
    equal(actual, expected)


def test_a_neuron_answers_for_drawn_points_off_the_line(kata, rng):
    """Points on one side of the line are answered with 1, those on the other side with 0.

    de: Punkte auf der einen Seite der Geraden werden mit 1 beantwortet, die auf der anderen mit 0.
    """
    points, weights = rng.integers(-8, 9, (6, 2)) / 4, rng.integers(1, 9, 2) / 4
    for threshold in (0.03125, 0.28125, -0.46875):
        expected = np.array([fires(point, weights, threshold) for point in points])
        equal(kata.neuron(points, weights, threshold), expected)
