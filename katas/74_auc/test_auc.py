"""Graded tests of kata 74: why accuracy lies."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.testing import check, close, raises, unchanged

SCORES = np.array([0.9, 0.6, 0.4, 0.6, 0.3, 0.2, 0.1])
SICK = np.array([True, True, True, False, False, False, False])
HAM10000 = np.array([327, 514, 1099, 115, 1113, 6705, 142])
"""Photos per class: akiec, bcc, bkl, df, mel, nv, vasc."""

halves = st.integers(-4, 4).map(lambda n: n / 2)


@st.composite
def groups(draw):
    """Scores, many of them equal, of people of whom some are sick and some are not."""
    sick = draw(
        st.lists(st.booleans(), min_size=2, max_size=8).filter(lambda s: 0 < sum(s) < len(s))
    )
    scores = draw(st.lists(halves, min_size=len(sick), max_size=len(sick)))
    return np.array(scores), np.array(sick)


@st.composite
def classified(draw):
    """Scores of shape (N, C) without two equal ones in a row, and labels with every class."""
    classes = draw(st.integers(2, 4))
    more = draw(st.lists(st.integers(0, classes - 1), max_size=6))
    labels = draw(st.permutations([*range(classes), *more]))
    rows = [draw(st.permutations(range(classes))) for _ in labels]
    return np.array(rows) / 2 - 0.5, np.array(labels)


def share_of_pairs(scores, sick):
    """The definition: the share of pairs that the sick one wins, a draw being one half."""
    pairs = [(s, h) for s in scores[sick].tolist() for h in scores[~sick].tolist()]
    return sum((s > h) + (s == h) / 2 for s, h in pairs) / len(pairs)


def sensitivities(scores, labels):
    """The definition: of each class the share of its pictures that has the highest score there."""
    answers = [max(range(len(row)), key=row.__getitem__) for row in scores.tolist()]
    pairs = [*zip(answers, labels.tolist(), strict=True)]
    of_class = [[a == c for a, label in pairs if label == c] for c in range(scores.shape[1])]
    return [sum(right) / len(right) for right in of_class]


def test_the_mid_ranks_of_the_worked_example(kata):
    """The smallest score has place 1. The two people with 0.6 stand at places 5 and 6: each of them
    gets 5.5.

    de: Der kleinste Wert hat Platz 1. Die zwei Personen mit 0,6 stehen auf den Plätzen 5 und 6:
    Beide bekommen 5,5.
    """
    close(kata.mid_ranks(SCORES), np.array([7.0, 5.5, 4.0, 5.5, 3.0, 2.0, 1.0]))


def test_the_auc_of_the_worked_example_is_0_875(kata):
    """0.9 beats all four healthy ones, 0.6 beats three and is level with one, 0.4 beats three: 10.5
    of 12 pairs.

    de: 0,9 schlägt alle vier Gesunden, 0,6 schlägt drei und ist mit einem gleichauf, 0,4 schlägt
    drei: 10,5 von 12 Paaren.
    """
    close(kata.auc(SCORES, SICK), 0.875)


def test_only_the_order_of_the_scores_counts(kata):
    """Logits of any size, or probabilities that differ in the sixth decimal place only: as long as
    the order stays, so does the AUC. There is no grid of thresholds.

    de: Logits beliebiger Größe oder Wahrscheinlichkeiten, die sich erst in der sechsten
    Nachkommastelle unterscheiden: Solange die Reihenfolge bleibt, bleibt die AUC. Es gibt kein
    Raster von Schwellenwerten.
    """
    for scores in (1e6 * SCORES - 5e5, 0.5 + 1e-6 * SCORES, -np.exp(-9 * SCORES)):
        close(kata.auc(scores, SICK), 0.875)


def test_always_mole_is_right_for_two_photos_of_three(kata):
    """6705 of 10015 photos show a mole. Saying so to all of them has an accuracy of 0.6695, and
    that is what a network has to beat.

    de: 6705 von 10 015 Fotos zeigen ein Muttermal. Wer das zu allen sagt, hat eine Genauigkeit von
    0,6695, und die muss ein Netz schlagen.
    """
    labels = np.repeat(np.arange(7), HAM10000)
    close(kata.accuracy(np.tile(np.eye(7)[5], (10015, 1)), labels), 6705 / 10015)
    close(kata.majority_accuracy(labels), 6705 / 10015)
    close(kata.majority_accuracy(np.array([3, 0, 3, 1, 0])), 2 / 5)


def test_always_mole_knows_nothing(kata):
    """All moles are recognised and no photo of the other six classes: 1/7. All scores of a column
    are equal, so each pair is a draw: the macro AUC is 0.5.

    de: Alle Muttermale werden erkannt und kein Foto der anderen sechs Klassen: 1/7. Alle Werte
    einer Spalte sind gleich, also ist jedes Paar unentschieden: Die Macro-AUC ist 0,5.
    """
    labels = np.repeat(np.arange(7), HAM10000 // 100)
    always_mole = np.tile(np.eye(7)[5], (len(labels), 1))
    close(kata.balanced_accuracy(always_mole, labels), 1 / 7)
    close(kata.macro_auc(always_mole, labels), 0.5)


def test_a_rare_class_counts_as_much_as_a_frequent_one(kata):
    """Both pictures of class 1 are recognised and none of the six of class 0: that makes an
    accuracy of 2/8, and a balanced accuracy of 1/2.

    de: Beide Bilder der Klasse 1 werden erkannt und keines der sechs von Klasse 0: Das ergibt eine
    Genauigkeit von 2/8 und eine balancierte Genauigkeit von 1/2.
    """
    scores = np.tile([0.1, 0.9], (8, 1))
    labels = np.array([0, 0, 0, 1, 0, 0, 1, 0])
    close(kata.accuracy(scores, labels), 2 / 8)
    close(kata.balanced_accuracy(scores, labels), 1 / 2)


def test_a_detector_that_is_always_wrong_has_an_auc_of_0(kata):
    """It orders perfectly, but upside down. A measure that calls this 1 would praise a mix-up of
    the classes.

    de: Er sortiert perfekt, nur verkehrt herum. Ein Maß, das hier 1 sagt, würde vertauschte Klassen
    loben.
    """
    close(kata.auc(np.array([0.1, 0.2, 0.8, 0.9]), np.array([True, True, False, False])), 0.0)


def test_without_a_pair_there_is_no_auc(kata):
    """Where nobody is sick, or everybody is, there is nobody to compare with: ValueError.

    de: Wo niemand krank ist oder alle es sind, gibt es niemanden zum Vergleichen: ValueError.
    """
    for sick in (np.zeros(3, dtype=bool), np.ones(3, dtype=bool)):
        raises(ValueError, kata.auc, np.array([0.1, 0.2, 0.3]), sick)


def test_a_class_without_pictures_is_refused(kata):
    """If a class is missing from the test pictures, nobody knows how well it is recognised. To
    leave it out in silence would be a mean of something else: ValueError.

    de: Fehlt eine Klasse unter den Testbildern, weiß niemand, wie gut sie erkannt wird. Sie
    stillschweigend auszulassen gäbe den Mittelwert von etwas anderem: ValueError.
    """
    scores = np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6], [0.2, 0.1, 0.7]])
    for labels in ([0, 2, 2], [1, 2, 1], [0, 1, 1]):
        raises(ValueError, kata.macro_auc, scores, np.array(labels))
        raises(ValueError, kata.balanced_accuracy, scores, np.array(labels))


def test_the_arrays_are_left_as_they_are(kata):
    """`scores.sort()` or `labels.sort()` would tear the scores of the caller from their labels.

    de: `scores.sort()` oder `labels.sort()` würde die Werte des Aufrufers von ihren Labels trennen.
    """
    scores, labels = np.array([[0.7, 0.3], [0.1, 0.9], [0.8, 0.2]]), np.array([1, 1, 0])
    unchanged(kata.mid_ranks, SCORES)
    unchanged(kata.auc, SCORES, SICK)
    unchanged(kata.majority_accuracy, labels)
    for function in (kata.macro_auc, kata.accuracy, kata.balanced_accuracy):
        unchanged(function, scores, labels)


def test_a_single_number_is_a_float(kata):
    """A measure is a Python or NumPy float, not an array with a single entry or without axes.

    de: Ein Maß ist ein Python- oder NumPy-Float, kein Array mit einem Eintrag oder ohne Achsen.
    """
    scores, labels = np.array([[0.7, 0.3], [0.1, 0.9], [0.8, 0.2]]), np.array([1, 1, 0])
    found = [function(scores, labels) for function in (kata.macro_auc, kata.accuracy)]
    found += [kata.balanced_accuracy(scores, labels), kata.majority_accuracy(labels)]
    for number in (kata.auc(SCORES, SICK), *found):
        right = isinstance(number, float | np.floating)
        check(right, type(number).__name__, en="a float", de="ein Float")


@settings(max_examples=30)
@given(group=groups())
def test_equal_scores_share_the_mean_of_their_places(kata, group):
    """With m smaller scores and k equal ones, itself among them, a score shares the places m + 1 to
    m + k. The order of the list must not matter.

    de: Bei m kleineren und k gleichen Werten, ihn selbst mitgezählt, teilt sich ein Wert die Plätze
    m + 1 bis m + k. Auf die Reihenfolge der Liste darf es nicht ankommen.
    """
    scores, _ = group
    smaller = [sum(other < s for other in scores.tolist()) for s in scores.tolist()]
    alike = [sum(other == s for other in scores.tolist()) for s in scores.tolist()]
    close(kata.mid_ranks(scores), np.array(smaller) + (np.array(alike) + 1) / 2)


@settings(max_examples=30)
@given(group=groups())
def test_the_auc_is_the_share_of_pairs_in_the_right_order(kata, group):
    """Each pair of one sick and one healthy person counts 1 if the sick one has the higher score,
    one half if both are equal, and otherwise 0.

    de: Jedes Paar aus einer kranken und einer gesunden Person zählt 1, wenn die kranke den höheren
    Wert hat, ein halb, wenn beide gleich sind, und sonst 0.
    """
    scores, sick = group
    close(kata.auc(scores, sick), share_of_pairs(scores, sick))


@settings(max_examples=30)
@given(case=classified())
def test_accuracy_counts_pictures_and_balanced_accuracy_counts_classes(kata, case):
    """The accuracy is the share of all pictures that are recognised, the balanced accuracy the mean
    of the shares of each class, among the pictures that really belong to it.

    de: Die Genauigkeit ist der erkannte Anteil aller Bilder, die balancierte Genauigkeit der
    Mittelwert der Anteile jeder Klasse unter den Bildern, die wirklich zu ihr gehören.
    """
    scores, labels = case
    shares = sensitivities(scores, labels)
    counts = np.bincount(labels).tolist()
    right = sum(share * count for share, count in zip(shares, counts, strict=True))
    close(kata.accuracy(scores, labels), right / len(labels))
    close(kata.balanced_accuracy(scores, labels), sum(shares) / len(shares))


@settings(max_examples=30)
@given(case=classified())
def test_the_macro_auc_is_the_plain_mean_over_the_classes(kata, case):
    """Column c has the scores of the pictures of class c and of all others; a class with one
    picture counts as much as one with a thousand.

    de: In Spalte c stehen die Werte der Bilder von Klasse c und aller übrigen; eine Klasse mit
    einem Bild zählt so viel wie eine mit tausend.
    """
    scores, labels = case
    columns = range(scores.shape[1])
    expected = np.mean([share_of_pairs(scores[:, c], labels == c) for c in columns])
    close(kata.macro_auc(scores, labels), float(expected))
