"""Graded tests of kata 36: loss functions."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from grader.testing import check, close, numerical_gradient, raises, unchanged

LOGITS = np.array([[2.0, 1.0, 0.0], [0.0, 0.0, 0.0]])
LABELS = np.array([0, 2])

quarters = st.integers(-12, 12).map(lambda n: n / 4)


@st.composite
def arrays(draw, many=1):
    """`many` arrays of quarters with one and the same shape, of one to three axes."""
    shape = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    size = math.prod(shape)
    entries = [draw(st.lists(quarters, min_size=size, max_size=size)) for _ in range(many)]
    return [np.array(e).reshape(shape) for e in entries]


@st.composite
def batches(draw):
    """Logits of shape (N, C) and a label for each row."""
    samples, classes = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    row = st.lists(quarters, min_size=classes, max_size=classes)
    logits = draw(st.lists(row, min_size=samples, max_size=samples))
    label = st.integers(0, classes - 1)
    labels = draw(st.lists(label, min_size=samples, max_size=samples))
    return np.array(logits), np.array(labels)


def log_probabilities_of(logits):
    """The definition: the logarithm of each exp's share of its row."""
    shares = [[math.exp(z) / sum(map(math.exp, row)) for z in row] for row in logits]
    return np.array([[math.log(p) for p in row] for row in shares])


def mean_of_right(log_probabilities, labels):
    """The definition: minus the mean over the rows of the entry that the label names."""
    pairs = zip(log_probabilities.tolist(), labels.tolist(), strict=True)
    return sum(-row[label] for row, label in pairs) / len(labels)


def test_the_squared_error_of_the_worked_example_is_0_14(kata):
    """Differences -0.5, 0.1 and 0.4, squares 0.25, 0.01 and 0.16: their mean is 0.14.

    de: Differenzen −0,5; 0,1 und 0,4, Quadrate 0,25; 0,01 und 0,16: Ihr Mittelwert ist 0,14.
    """
    close(kata.squared_error(np.array([0.5, 0.1, 0.4]), np.array([1.0, 0.0, 0.0])), 0.14)


@given(pair=arrays(many=2))
def test_the_squared_error_is_the_mean_over_all_entries(kata, pair):
    """The squared differences of all entries are averaged, however many axes the arrays have.

    de: Gemittelt werden die quadrierten Differenzen aller Einträge, egal wie viele Achsen die
    Arrays haben.
    """
    outputs, targets = pair
    squares = [(o - t) ** 2 for o, t in zip(outputs.flat, targets.flat, strict=True)]
    close(kata.squared_error(outputs, targets), sum(squares) / len(squares))


@given(pair=arrays(many=2))
def test_the_squared_error_gradient_is_the_slope_of_the_squared_error(kata, pair):
    """Each entry of the gradient says how fast the error grows when that one output grows.

    de: Jeder Eintrag des Gradienten sagt, wie schnell der Fehler wächst, wenn genau diese Ausgabe
    wächst.
    """
    outputs, targets = pair
    expected = numerical_gradient(lambda o: np.square(o - targets).mean(), outputs)
    close(kata.squared_error_gradient(outputs, targets), expected)


def test_log_softmax_of_the_worked_example(kata):
    """Every row becomes the logarithms of its own probabilities, which add up to 1 per row.

    de: Aus jeder Zeile werden die Logarithmen ihrer eigenen Wahrscheinlichkeiten, die sich je
    Zeile zu 1 addieren.
    """
    expected = [[-0.4076, -1.4076, -2.4076], [-1.0986, -1.0986, -1.0986]]
    close(kata.log_softmax(LOGITS), np.array(expected), rtol=0.0, atol=1e-4)


@given(batch=batches())
def test_log_softmax_is_the_logarithm_of_the_softmax(kata, batch):
    """For moderate logits it agrees with the definition: the logarithm of exp(z) divided by the
    sum of the exps of the row.

    de: Bei mäßig großen Logits stimmt es mit der Definition überein: dem Logarithmus von exp(z)
    geteilt durch die Summe der exp der Zeile.
    """
    logits, _ = batch
    close(kata.log_softmax(logits), log_probabilities_of(logits))


@given(batch=batches())
def test_the_negative_log_likelihood_is_a_mean_over_the_batch(kata, batch):
    """Each row counts minus the log probability of its right class; the loss is the mean of
    these, so that it does not grow with the size of the batch.

    de: Jede Zeile zählt mit minus der Log-Wahrscheinlichkeit ihrer richtigen Klasse; der Fehler
    ist der Mittelwert davon und wächst deshalb nicht mit der Größe des Batches.
    """
    logits, labels = batch
    log_probabilities = log_probabilities_of(logits)
    close(
        kata.negative_log_likelihood(log_probabilities, labels),
        mean_of_right(log_probabilities, labels),
    )


@given(batch=batches())
def test_the_gradient_of_the_negative_log_likelihood_is_its_slope(kata, batch):
    """Only the log probability of the right class takes part in the loss, and only as one of N
    rows: everywhere else the slope is 0.

    de: Nur die Log-Wahrscheinlichkeit der richtigen Klasse geht in den Fehler ein, und das als
    eine von N Zeilen: Überall sonst ist die Steigung 0.
    """
    logits, labels = batch
    log_probabilities = log_probabilities_of(logits)
    expected = numerical_gradient(lambda p: mean_of_right(p, labels), log_probabilities)
    close(kata.negative_log_likelihood_gradient(log_probabilities, labels), expected)


def test_the_cross_entropy_of_the_worked_example_is_0_7531(kata):
    """The two images cost 0.4076 and 1.0986; the mean is 0.7531.

    de: Die zwei Bilder kosten 0,4076 und 1,0986; der Mittelwert ist 0,7531.
    """
    close(kata.cross_entropy(LOGITS, LABELS), 0.7531, rtol=0.0, atol=1e-4)


@given(batch=batches())
def test_the_cross_entropy_gradient_is_the_slope_of_the_cross_entropy(kata, batch):
    """Each entry says how fast the mean loss grows when that one logit grows: it falls with the
    logit of the right class and rises with all others.

    de: Jeder Eintrag sagt, wie schnell der mittlere Fehler wächst, wenn genau dieses Logit wächst:
    Er sinkt mit dem Logit der richtigen Klasse und steigt mit allen anderen.
    """
    logits, labels = batch
    expected = numerical_gradient(lambda z: mean_of_right(log_probabilities_of(z), labels), logits)
    close(kata.cross_entropy_gradient(logits, labels), expected)


def test_outputs_and_targets_of_different_shapes_are_refused(kata):
    """A column of outputs minus a row of targets is a whole table in NumPy, and its mean is a
    wrong error without any warning. So shapes that differ raise ValueError.

    de: Eine Spalte Ausgaben minus eine Zeile Zielwerte ergibt in NumPy eine ganze Tabelle und ihr
    Mittelwert ohne jede Warnung einen falschen Fehler. Verschiedene Formen lösen deshalb einen
    ValueError aus.
    """
    column, row = np.array([[0.5], [0.25], [0.0]]), np.array([0.5, 0.25, 0.0])
    table = np.array([[0.5, 0.25, 0.0], [1.0, 0.0, 0.0]])
    for outputs, targets in (
        (column, row),
        (row, column),
        (row, row[:1]),
        (row[:1], row),
        (table, table[:1]),
        (table[:1], table),
        (row, row[:2]),
    ):
        raises(ValueError, kata.squared_error, outputs, targets)
        raises(ValueError, kata.squared_error_gradient, outputs, targets)


def test_log_softmax_stays_finite_for_huge_logits(kata):
    """exp(1000) overflows and exp(-1000) is 0, yet the log probabilities beside each other are
    ordinary numbers: what counts is the distance to the largest logit of the row.

    de: exp(1000) läuft über und exp(−1000) ist 0, die Log-Wahrscheinlichkeiten aber sind
    gewöhnliche Zahlen: Es zählt der Abstand zum größten Logit der Zeile.
    """
    close(
        kata.log_softmax(np.array([[1000.0, 0.0, -1000.0], [1000.0, 998.0, 1000.0]])),
        np.array([[0.0, -1000.0, -2000.0], [-0.758625, -2.758625, -0.758625]]),
    )
    close(kata.log_softmax(np.array([[5000.0, -5000.0]])), np.array([[0.0, -10000.0]]))


def test_each_row_has_a_largest_logit_of_its_own(kata):
    """Beside an image with huge logits, one with tiny logits must not be lost: every row is
    computed as if it were alone.

    de: Neben einem Bild mit riesigen Logits darf eines mit winzigen nicht untergehen: Jede Zeile
    wird so gerechnet, als stünde sie allein da.
    """
    half = -math.log(2.0)
    close(
        kata.log_softmax(np.array([[1000.0, 1000.0], [-1000.0, -1000.0]])),
        np.array([[half, half], [half, half]]),
    )


def test_the_negative_log_likelihood_is_not_capped(kata):
    """However small the probability of the right class was, its logarithm counts in full: ln p =
    -1000 costs 1000.

    de: Wie klein die Wahrscheinlichkeit der richtigen Klasse auch war, ihr Logarithmus zählt ganz:
    ln p = −1000 kostet 1000.
    """
    close(kata.negative_log_likelihood(np.array([[0.0, -1000.0]]), np.array([1])), 1000.0)


def test_a_label_outside_the_classes_is_refused(kata):
    """Three classes have the labels 0, 1 and 2. NumPy would read -1 as the last class without a
    word: such a label is an error in the data, and raises ValueError.

    de: Drei Klassen haben die Labels 0, 1 und 2. NumPy läse −1 stillschweigend als letzte Klasse:
    Ein solches Label ist ein Fehler in den Daten und löst einen ValueError aus.
    """
    for labels in ([3, 0], [0, -1], [7, 2], [0, -2], [2, -1]):
        labels = np.array(labels)
        raises(ValueError, kata.cross_entropy, LOGITS, labels)
        raises(ValueError, kata.cross_entropy_gradient, LOGITS, labels)
        raises(ValueError, kata.negative_log_likelihood, LOGITS - 5.0, labels)
        raises(ValueError, kata.negative_log_likelihood_gradient, LOGITS - 5.0, labels)


def test_a_certain_mistake_costs_its_full_price(kata):
    """The softmax of the right class may be so small that it rounds to 0, whose logarithm is not
    finite; the loss is still the distance to the largest logit, here 2000 and 1000.

    de: Der Softmax der richtigen Klasse kann so klein sein, dass er auf 0 gerundet wird, und deren
    Logarithmus ist nicht endlich; der Fehler ist trotzdem der Abstand zum größten Logit, hier 2000
    und 1000.
    """
    close(kata.cross_entropy(np.array([[1000.0, 0.0, -1000.0]]), np.array([2])), 2000.0)
    close(kata.cross_entropy(np.array([[1000.0, 0.0]]), np.array([1])), 1000.0)


@given(batch=batches(), shift=st.sampled_from([0.0, 1.0, -800.0, 800.0, 20000.0]))
def test_the_same_number_added_to_a_whole_row_costs_nothing(kata, batch, shift):
    """Only the differences within a row count: a row of logits with the same number added to all
    of them has the same cross entropy, even where exp would overflow.

    de: Nur die Unterschiede innerhalb einer Zeile zählen: Wird zu allen Logits einer Zeile dieselbe
    Zahl addiert, bleibt die Kreuzentropie gleich, selbst wo exp überliefe.
    """
    logits, labels = batch
    moved = logits.copy()
    moved[0] += shift
    expected = mean_of_right(log_probabilities_of(logits), labels)
    close(kata.cross_entropy(moved, labels), expected)


def test_the_cross_entropy_gradient_stays_finite_for_huge_logits(kata):
    """A network that is certain pays nothing and learns nothing where it is right; where it is
    wrong, the gradient is -1/N at the right class and 1/N at its own choice.

    de: Ein Netz, das sich sicher ist, zahlt und lernt nichts, wo es recht hat; wo es falschliegt,
    ist der Gradient −1/N an der richtigen Klasse und 1/N an der gewählten.
    """
    logits = np.array([[1000.0, 0.0, -1000.0], [1000.0, 0.0, -1000.0]])
    close(
        kata.cross_entropy_gradient(logits, LABELS),
        np.array([[0.0, 0.0, 0.0], [0.5, 0.0, -0.5]]),
    )


def test_a_loss_is_one_float(kata):
    """A loss is a single number, a Python float or a NumPy float, and no array or tensor, not even
    one without axes.

    de: Ein Fehler ist eine einzelne Zahl, ein Python- oder NumPy-Float, und kein Array oder Tensor,
    auch keiner ohne Achsen.
    """
    for loss in (
        kata.squared_error(LOGITS, LOGITS - 1.0),
        kata.negative_log_likelihood(LOGITS - 5.0, LABELS),
        kata.cross_entropy(LOGITS, LABELS),
    ):
        check(
            isinstance(loss, float | np.floating),
            loss,
            en="a Python float or a NumPy float",
            de="ein Python-Float oder ein NumPy-Float",
        )


def test_the_arrays_are_left_as_they_are(kata):
    """The functions only look at what they are given; `-=` on an argument would change the
    caller's array.

    de: Die Funktionen schauen sich nur an, was sie bekommen; `-=` auf einem Argument würde das
    Array des Aufrufers ändern.
    """
    huge = -1000.0 * LOGITS
    for scores in (LOGITS, huge):
        unchanged(kata.log_softmax, scores)
    labelled = [
        kata.negative_log_likelihood,
        kata.negative_log_likelihood_gradient,
        kata.cross_entropy,
        kata.cross_entropy_gradient,
    ]
    for function in labelled:
        for scores in (LOGITS - 5.0, huge):
            unchanged(function, scores, LABELS)
    for function in (kata.squared_error, kata.squared_error_gradient):
        unchanged(function, LOGITS, LOGITS - 1.0)
