"""Graded tests of kata 33: a layer of neurons."""

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from grader.testing import check, close, equal, is_array, is_integer, raises, unchanged

# fever, cough, runny nose, itchy eyes, aching limbs; the neurons: cold, influenza, hay fever
WEIGHTS = np.array(
    [
        [0.0, 0.5, 1.0, -0.5, 0.25],
        [1.0, 0.5, 0.0, -0.5, 1.0],
        [-1.0, 0.0, 0.5, 1.0, -0.5],
    ]
)
PATIENT = np.array([1.0, 0.5, 0.25, 0.0, 1.0])

# products of quarters add up without rounding, so that a tie is a tie in every order of summation
quarters = st.integers(-12, 12).map(lambda n: n / 4)


def weighted_sums(sample, weights):
    """The outputs of a layer for one sample, by their definition."""
    return [sum(x * w for x, w in zip(sample, row, strict=True)) for row in weights.tolist()]


def winner(sample, weights):
    """The first neuron with the greatest output."""
    outputs = weighted_sums(sample, weights)
    return outputs.index(max(outputs))


def assigned_to(label, sample, weights):
    """Demand that a sample found by the learner makes one neuron stronger than all others."""
    is_array(sample, (weights.shape[1],))
    outputs = weighted_sums(sample.tolist(), weights)
    others = outputs[:label] + outputs[label + 1 :]
    check(
        all(outputs[label] > other for other in others),
        sample,
        en=f"an input with the greatest output at neuron {label}; this one gives {outputs}",
        de=f"eine Eingabe mit der größten Ausgabe an Neuron {label}; diese ergibt {outputs}",
    )


@st.composite
def layers(draw):
    """Inputs, single or as a batch, and the weights of a layer of any size."""
    n_inputs, n_neurons = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    batch = draw(st.sampled_from([(), (1,), (2,), (3,), (5,)]))
    inputs = draw(arrays(np.float64, (*batch, n_inputs), elements=quarters))
    return inputs, draw(arrays(np.float64, (n_neurons, n_inputs), elements=quarters))


@st.composite
def independent_weights(draw):
    """Weights whose rows are far from dependent, and the label of one of the neurons."""
    n_neurons = draw(st.integers(1, 3))
    n_inputs = draw(st.integers(n_neurons, 4))
    weights = draw(arrays(np.float64, (n_neurons, n_inputs), elements=quarters))
    assume(np.linalg.svd(weights, compute_uv=False).min() > 0.5)
    return weights, draw(st.integers(0, n_neurons - 1))


def test_the_worked_example_gives_three_weighted_sums(kata):
    """Each neuron gives its weighted sum: 0.75 for the cold, 2.25 for influenza, -1.375 for hay
    fever. There is no threshold.

    de: Jedes Neuron liefert seine gewichtete Summe: 0,75 für die Erkältung, 2,25 für die Grippe,
    -1,375 für den Heuschnupfen. Einen Schwellenwert gibt es nicht.
    """
    equal(kata.forward(PATIENT, WEIGHTS), np.array([0.75, 2.25, -1.375]))


def test_a_layer_has_any_number_of_inputs_and_neurons(kata):
    """The shape of the weights says how many neurons and inputs there are: here four and two.

    de: Die Form der Gewichte sagt, wie viele Neuronen und Eingaben es gibt: hier vier und zwei.
    """
    weights = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [1.0, -1.0]])
    equal(kata.forward(np.array([2.0, 0.5]), weights), np.array([2.0, 0.5, 2.5, 1.5]))


def test_a_row_of_the_weights_belongs_to_one_neuron(kata):
    """Row k holds the weights of neuron k, also where there are as many neurons as inputs and
    rows and columns are easily mixed up.

    de: Zeile k enthält die Gewichte von Neuron k, auch wenn es so viele Neuronen wie Eingaben gibt
    und Zeilen und Spalten leicht zu verwechseln sind.
    """
    weights = np.array([[1.0, 2.0], [0.0, 4.0]])
    equal(kata.forward(np.array([1.0, 0.0]), weights), np.array([1.0, 0.0]))


def test_a_batch_gives_one_row_for_each_sample(kata):
    """For a batch (N, n_inputs), row i of the result holds the outputs for sample i. With as many
    samples as neurons, the two must not get mixed up.

    de: Bei einem Batch (N, n_inputs) enthält Zeile i des Ergebnisses die Ausgaben für Beispiel i.
    Bei gleich vielen Beispielen wie Neuronen dürfen die beiden nicht durcheinandergeraten.
    """
    batch = np.array([PATIENT, [0.0, 0.5, 1.0, 0.0, 0.0], [0.0, 0.0, 0.5, 1.0, 0.0]])
    expected = np.array([[0.75, 2.25, -1.375], [1.25, 0.25, 0.5], [0.0, -0.5, 1.25]])
    equal(kata.forward(batch, WEIGHTS), expected)


def test_a_batch_of_one_stays_a_batch(kata):
    """A batch with a single sample gives a batch with a single row, shape (1, n_neurons).

    de: Ein Batch mit einem einzigen Beispiel ergibt einen Batch mit einer einzigen Zeile, Form
    (1, n_neurons).
    """
    equal(kata.forward(PATIENT[np.newaxis], WEIGHTS), np.array([[0.75, 2.25, -1.375]]))


def test_the_strongest_output_decides(kata):
    """The class is the index of the neuron with the greatest output, an integer: here 1, influenza.

    de: Die Klasse ist der Index des Neurons mit der größten Ausgabe, eine ganze Zahl: hier 1, die
    Grippe.
    """
    found = kata.classify(PATIENT, WEIGHTS)
    equal(found, 1)
    is_integer(found)


def test_a_batch_gives_one_class_for_each_sample(kata):
    """For a batch (N, n_inputs) the result is an array of N classes, integers, also where N is 1.

    de: Bei einem Batch (N, n_inputs) ist das Ergebnis ein Array mit N Klassen, ganzen Zahlen, auch
    für N = 1.
    """
    batch = np.array([[0.0, 0.0, 0.5, 1.0, 0.0], PATIENT])
    found = kata.classify(batch, WEIGHTS)
    equal(found, np.array([2, 1]))
    is_integer(found)
    equal(kata.classify(batch[:1], WEIGHTS), np.array([2]))


def test_an_input_of_class_2_is_found(kata):
    """Any input will do with which the neuron of class 2, hay fever, beats the two others.

    de: Jede Eingabe ist recht, mit der das Neuron der Klasse 2, der Heuschnupfen, die beiden
    anderen übertrifft.
    """
    assigned_to(2, kata.find_input(WEIGHTS, 2), WEIGHTS)


@given(case=independent_weights())
def test_an_input_is_found_for_every_class(kata, case):
    """Where the rows of the weights are linearly independent, every class has inputs of its own.

    de: Sind die Zeilen der Gewichte linear unabhängig, so gibt es zu jeder Klasse Eingaben.
    """
    weights, label = case
    assigned_to(label, kata.find_input(weights, label), weights)


def test_the_outputs_are_not_rounded(kata):
    """The sums keep all digits of a 64-bit float, whether the numbers are small or large.

    de: Die Summen behalten alle Stellen eines 64-Bit-Floats, ob die Zahlen klein sind oder groß.
    """
    sample, weights = np.array([0.1, 0.7, 1.3]), np.array([[0.1, 0.2, -0.3], [1e6, 0.7, 1e-6]])
    expected = np.array(weighted_sums(sample.tolist(), weights))
    close(kata.forward(sample, weights), expected, rtol=1e-12, atol=1e-12)
    close(kata.forward(1e6 * sample, weights), 1e6 * expected, rtol=1e-12, atol=1e-6)


@given(layer=layers())
def test_the_outputs_of_any_layer(kata, layer):
    """Whatever the sizes: output k of a sample is the sum of its inputs times row k of the weights.

    de: Bei jeder Größe gilt: Ausgabe k eines Beispiels ist die Summe seiner Eingaben mal Zeile k
    der Gewichte.
    """
    inputs, weights = layer
    samples = np.atleast_2d(inputs).tolist()
    expected = np.array([weighted_sums(sample, weights) for sample in samples])
    equal(kata.forward(inputs, weights), expected.reshape(*inputs.shape[:-1], len(weights)))


def test_a_tiny_lead_decides(kata):
    """The outputs 1 and 1.000001 are no tie, and neither are numbers much closer together.

    de: Die Ausgaben 1 und 1,000001 sind kein Gleichstand, und viel näher beieinander liegende
    Zahlen sind es auch nicht.
    """
    for lead in (1e-6, 2**-40):
        equal(kata.classify(np.array([1.0]), np.array([[1.0], [1.0 + lead], [0.5]])), 1)


def test_the_greatest_output_may_be_negative(kata):
    """Of the outputs -3.0, -1.0 and -2.0 the greatest is -1.0: the sign counts.

    de: Von den Ausgaben -3,0; -1,0 und -2,0 ist -1,0 die größte: Das Vorzeichen zählt.
    """
    weights = np.array([[-3.0, 0.0], [-1.0, 0.0], [-2.0, 0.0]])
    equal(kata.classify(np.array([1.0, 1.0]), weights), 1)


def test_the_first_of_equally_strong_outputs_counts(kata):
    """The outputs are -1.0, 0.5 and 0.5. On a tie the neuron with the smaller index wins.

    de: Die Ausgaben sind -1,0; 0,5 und 0,5. Bei Gleichstand gewinnt das Neuron mit dem kleineren
    Index.
    """
    weights = np.array([[-1.0, 0.0], [0.5, 0.0], [0.5, 0.0]])
    equal(kata.classify(np.array([1.0, 1.0]), weights), 1)


@given(layer=layers())
def test_the_classes_of_any_layer(kata, layer):
    """Whatever the sizes: the class of a sample is its first greatest output.

    de: Bei jeder Größe gilt: Die Klasse eines Beispiels ist seine erste größte Ausgabe.
    """
    inputs, weights = layer
    found = [winner(sample, weights) for sample in np.atleast_2d(inputs).tolist()]
    equal(kata.classify(inputs, weights), found[0] if inputs.ndim == 1 else np.array(found))


def test_an_input_is_found_for_a_neuron_with_small_weights(kata):
    """Neuron 1 has nearly the direction of neuron 0 and is louder, yet there are inputs at which
    neuron 0 beats it. A tie is not enough.

    de: Neuron 1 hat fast dieselbe Richtung wie Neuron 0 und ist lauter, und doch gibt es Eingaben,
    bei denen Neuron 0 es übertrifft. Ein Gleichstand genügt nicht.
    """
    weights = np.array([[1.0, 0.25, 0.0, 0.0], [4.0, 2.0, 0.0, 0.0]])
    assigned_to(0, kata.find_input(weights, 0), weights)


def test_an_input_beats_every_other_neuron_and_not_their_mean(kata):
    """The wanted neuron has to beat each of the others by itself. An input at which it beats only
    their mean may still belong to the louder one of them.

    de: Das gewünschte Neuron muss jedes andere für sich übertreffen. Eine Eingabe, bei der es nur
    deren Mittelwert übertrifft, kann noch immer zum lauteren von ihnen gehören.
    """
    for rows in (
        [[5.0, 0.0, 0.0], [0.0, 1.0, 0.0], [1.0, 1.0, -1.0]],
        [[3.0, 0.0, 1.0], [0.0, 2.0, -2.0], [0.0, 0.0, -1.0]],
        [[0.0, 1.0, 0.0, 0.0], [4.0, 0.0, 0.0, 0.0], [2.0, 0.0, 1.0, 0.0], [1.0, 1.0, 1.0, 1.0]],
    ):
        weights = np.array(rows)
        for label in range(len(rows)):
            assigned_to(label, kata.find_input(weights, label), weights)


def test_a_label_without_a_neuron_is_an_error(kata):
    """Three neurons have the classes 0, 1 and 2. Any other label is a ValueError, -1 as well.

    de: Drei Neuronen haben die Klassen 0, 1 und 2. Jedes andere Label löst einen ValueError aus,
    auch -1.
    """
    for label in (3, 4, 10, -1, -2):
        raises(ValueError, kata.find_input, WEIGHTS, label)


def test_inputs_and_weights_are_left_as_they_are(kata):
    """The functions only look at the arrays; the caller's numbers stay the same.

    de: Die Funktionen schauen die Arrays nur an; die Zahlen des Aufrufers bleiben, wie sie sind.
    """
    for function in (kata.forward, kata.classify):
        for given_inputs in (PATIENT, np.array([PATIENT, -PATIENT])):
            unchanged(function, given_inputs, WEIGHTS)
    unchanged(kata.find_input, WEIGHTS, 0)
