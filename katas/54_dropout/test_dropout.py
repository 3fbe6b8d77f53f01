"""Graded tests of kata 54: dropout by hand, and a network for NLLLoss."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from grader.testing import between, check, close, differs, near, raises, unchanged

ROW = torch.tensor([1.0, 2.0, 3.0])
LOGITS = np.array([[2.0, 1.0, 0.0], [0.0, 0.0, 0.0]])
LABELS = torch.tensor([0, 2])
WEIGHTS = np.array([[1.0, 0.0, 0.5, -1.0], [0.5, 1.0, 0.0, 0.0], [-1.0, 0.5, 1.0, 2.0]])
BIASES = np.array([0.5, 0.0, -0.5])
FEATURES = np.array([[1.0, 0.5, -2.0, 0.0], [0.0, 3.0, 1.0, -1.5]])


def seeded(kata, rng):
    """Let the learner's torch draw numbers that depend on the test and on --seed alone."""
    kata.support.seed(int(rng.integers(2**31)))


def log_softmax(logits):
    """The definition, row by row."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def float32(array):
    """The array as a tensor that a network takes."""
    return torch.tensor(array, dtype=torch.float32)


@pytest.mark.guessable
def test_what_is_kept_is_doubled_at_one_half(kata, rng):
    """Of many ones about half become 0 and the others 2, so that the mean stays 1.

    de: Von vielen Einsen wird etwa die Hälfte zu 0 und die andere zu 2, damit der Mittelwert 1
    bleibt.
    """
    seeded(kata, rng)
    close(kata.drop(torch.ones(2000), 0.5).unique(), torch.tensor([0.0, 2.0]))


@pytest.mark.guessable
def test_what_is_kept_is_divided_by_its_share(kata, rng):
    """With the probability 0.2 a share of 0.8 is kept: 1/0.8 = 1.25. With 0.8 it is 1/0.2 = 5.

    de: Bei der Wahrscheinlichkeit 0,2 bleibt ein Anteil von 0,8: 1/0,8 = 1,25. Bei 0,8 ist es
    1/0,2 = 5.
    """
    seeded(kata, rng)
    close(kata.drop(torch.ones(2000), 0.2).unique(), torch.tensor([0.0, 1.25]))
    close(kata.drop(torch.ones(2000), 0.8).unique(), torch.tensor([0.0, 5.0]))


@pytest.mark.guessable
def test_the_probability_is_that_of_being_dropped(kata, rng):
    """With the probability 0.2 about a fifth of all activations becomes 0, with 0.8 four fifths.

    de: Bei der Wahrscheinlichkeit 0,2 wird etwa ein Fünftel aller Aktivierungen zu 0, bei 0,8 sind
    es vier Fünftel.
    """
    seeded(kata, rng)
    for probability in (0.2, 0.8):
        share = float((kata.drop(torch.ones(20000), probability) == 0).double().mean())
        near(round(share, 2), probability, 0.03, "share of zeros", "Anteil der Nullen")


@given(
    table=arrays(
        np.int64,
        array_shapes(min_dims=0, max_dims=3, max_side=3),
        elements=st.integers(1, 80),
        fill=st.nothing(),
    ),
    probability=st.sampled_from([0.25, 0.5, 0.75]),
    dtype=st.sampled_from(["float32", "float64"]),
)
def test_each_entry_is_0_or_scaled(kata, table, probability, dtype):
    """Whatever the shape and the dtype, both stay, and each entry is either 0 or itself divided by
    1 − p.

    de: Welche Form und welcher dtype auch immer: Beide bleiben, und jeder Eintrag ist entweder 0
    oder er selbst geteilt durch 1 − p.
    """
    activations = torch.tensor(table / 8 - 5.0625, dtype=getattr(torch, dtype))
    kata.support.seed(table.size)
    dropped = kata.drop(activations, probability)
    kept = (dropped != 0).to(activations.dtype)
    close(dropped, activations * kept / (1 - probability), dtype=dtype)


@pytest.mark.guessable
def test_a_new_layer_drops_half(kata, rng):
    """A new layer is in training mode, and its probability is 0.5 unless another one is given.

    de: Eine neue Schicht ist im Trainingsmodus, und ihre Wahrscheinlichkeit ist 0,5, falls keine
    andere angegeben ist.
    """
    seeded(kata, rng)
    layer = kata.Dropout()
    close(layer(torch.ones(2000)).unique(), torch.tensor([0.0, 2.0]))
    layer = kata.Dropout(0.75)
    close(layer(torch.ones(2000)).unique(), torch.tensor([0.0, 4.0]))


def test_in_evaluation_mode_nothing_changes(kata):
    """A diagnosis must not depend on dice: after eval() the activations pass as they are, neither
    dropped nor scaled.

    de: Eine Diagnose darf nicht vom Würfeln abhängen: Nach eval() gehen die Aktivierungen durch,
    wie sie sind, weder weggelassen noch skaliert.
    """
    layer = kata.Dropout(0.99)
    layer.eval()
    close(layer(ROW), ROW)


@pytest.mark.guessable
def test_after_train_it_drops_again(kata, rng):
    """train() brings the training mode back after an evaluation.

    de: train() bringt nach einer Auswertung den Trainingsmodus zurück.
    """
    seeded(kata, rng)
    layer = kata.Dropout(0.5)
    layer.eval()
    layer.train()
    close(layer(torch.ones(2000)).unique(), torch.tensor([0.0, 2.0]))


@pytest.mark.guessable
def test_the_mode_of_the_network_is_that_of_the_layer(kata, rng):
    """One calls eval() and train() of the whole network, and that has to reach the layer inside.

    de: Man ruft eval() und train() des ganzen Netzes auf, und das muss bei der Schicht darin
    ankommen.
    """
    seeded(kata, rng)
    network = kata.support.network(kata.Dropout(0.75))
    network.eval()
    close(network(ROW), ROW)
    network.train()
    close(network(torch.ones(2000)).unique(), torch.tensor([0.0, 4.0]))


def test_a_head_returns_log_probabilities(kata):
    """In evaluation mode each row is the log softmax of what the linear layer makes of the
    features, the same in every call.

    de: Im Auswertungsmodus ist jede Zeile der Log-Softmax dessen, was die lineare Schicht aus den
    Merkmalen macht, bei jedem Aufruf gleich.
    """
    head = kata.Head(4, 3)
    kata.support.fill(head, float32(WEIGHTS), float32(BIASES))
    head.eval()
    expected = float32(log_softmax(FEATURES @ WEIGHTS.T + BIASES))
    for _ in range(2):
        close(head(float32(FEATURES)), expected, rtol=1e-4, atol=1e-5)


def test_the_loss_of_the_worked_example_is_0_7531(kata):
    """The right classes have the log probabilities −0.4076 and −1.0986; minus their mean is 0.7531,
    which is also the cross entropy of the logits.

    de: Die richtigen Klassen haben die Log-Wahrscheinlichkeiten −0,4076 und −1,0986; minus ihr
    Mittelwert ist 0,7531, und das ist auch die Kreuzentropie der Logits.
    """
    close(kata.loss(float32(log_softmax(LOGITS)), LABELS), torch.tensor(0.7531), atol=1e-4)


@given(data=st.data())
def test_the_loss_is_the_mean_of_the_right_classes(kata, data):
    """Only the right class of each row counts, with a minus, and the rows are averaged.

    de: Je Zeile zählt nur die richtige Klasse, mit einem Minus davor, und über die Zeilen wird
    gemittelt.
    """
    rows, classes = data.draw(st.integers(1, 4)), data.draw(st.integers(2, 5))
    quarters = arrays(np.int64, (rows, classes), elements=st.integers(-20, 20), fill=st.nothing())
    labels = data.draw(st.lists(st.integers(0, classes - 1), min_size=rows, max_size=rows))
    found = log_softmax(data.draw(quarters) / 4)
    expected = -np.mean([row[label] for row, label in zip(found, labels, strict=True)])
    close(kata.loss(float32(found), torch.tensor(labels)), float32(expected))


def test_with_probability_0_everything_stays(kata):
    """Nothing is dropped, so there is nothing to scale either.

    de: Nichts wird weggelassen, also gibt es auch nichts zu skalieren.
    """
    close(kata.drop(ROW, 0.0), ROW)


def test_with_probability_1_everything_is_0(kata):
    """All is dropped. 0 divided by 0 would be no number (nan).

    de: Alles wird weggelassen. 0 geteilt durch 0 wäre keine Zahl (nan).
    """
    close(kata.drop(ROW, 1.0), torch.zeros(3))


@pytest.mark.guessable
def test_each_activation_is_decided_by_itself(kata, rng):
    """No row and no column is dropped or kept as a whole: every sample of a batch has a mask of its
    own, and every feature in it its own luck.

    de: Keine Zeile und keine Spalte wird als Ganzes weggelassen oder behalten: Jedes Beispiel eines
    Batches hat seine eigene Maske und darin jedes Merkmal sein eigenes Los.
    """
    seeded(kata, rng)
    kept = (kata.drop(torch.ones(64, 64), 0.5) != 0).double()
    for axis, en, de in ((1, "row", "Zeile"), (0, "column", "Spalte")):
        alike = int(sum(share in (0, 1) for share in kept.mean(axis).tolist()))
        check(
            alike == 0,
            alike,
            en=f"0 of 64: how often a {en} is dropped or kept as a whole",
            de=f"0 von 64: wie oft eine {de} als Ganzes wegfällt oder bleibt",
        )


def test_every_call_draws_a_new_mask(kata, rng):
    """With the same mask every time the same neurons would be missing from the whole training. The
    same holds for one layer that is called again and again.

    de: Mit immer derselben Maske fehlten im ganzen Training immer dieselben Neuronen. Dasselbe gilt
    für eine Schicht, die immer wieder aufgerufen wird.
    """
    seeded(kata, rng)
    layer = kata.Dropout(0.5)
    for once in (lambda: kata.drop(torch.ones(2000), 0.5), lambda: layer(torch.ones(2000))):
        first, second = once(), once()
        differs(second, first, "what the call before gave", "das, was der Aufruf davor ergab")


def test_a_single_activation_is_dropped_in_half_of_the_calls(kata, rng):
    """It is chance that decides each time, and not a number of activations fixed beforehand.

    de: Jedes Mal entscheidet der Zufall und nicht eine vorher festgelegte Zahl von Aktivierungen.
    """
    seeded(kata, rng)
    dropped = sum(int(kata.drop(torch.ones(1), 0.5).eq(0).sum()) for _ in range(200))
    between(dropped, 61, 139, "calls of 200 that drop it", "Aufrufe von 200, die sie weglassen")


def test_the_activations_given_keep_their_numbers(kata):
    """Other layers may still need them: `drop` writes into a tensor of its own.

    de: Andere Schichten brauchen sie vielleicht noch: `drop` schreibt in einen eigenen Tensor.
    """
    unchanged(kata.drop, ROW, 0.99)
    unchanged(kata.drop, ROW, 1.0)


@pytest.mark.whitebox
def test_the_gradient_goes_the_way_of_what_is_kept(kata, rng):
    """Where an activation is dropped no gradient flows back, elsewhere it is divided by 1 − p like
    the activation itself.

    de: Wo eine Aktivierung weggelassen wird, fließt kein Gradient zurück, sonst wird er wie die
    Aktivierung selbst durch 1 − p geteilt.
    """
    seeded(kata, rng)
    activations, upstream = (torch.tensor(rng.integers(1, 9, (3, 4)) / 4) for _ in range(2))
    for probability, keep in ((0.25, 0.75), (0.0, 1.0), (1.0, 1.0)):
        output, slope = kata.probe.output_and_gradient(
            kata.drop, upstream, activations, probability
        )
        close(slope, upstream * (output != 0) / keep)


def test_a_probability_outside_of_0_to_1_is_refused(kata):
    """30 percent is 0.3. A probability of 30, or below 0, raises ValueError.

    de: 30 Prozent sind 0,3. Eine Wahrscheinlichkeit von 30 oder unter 0 löst einen ValueError aus.
    """
    for probability in (30, 1.5, -0.5):
        raises(ValueError, kata.drop, ROW, probability)


def test_a_head_stays_finite_for_huge_features(kata):
    """The softmax of a hopeless class rounds to 0, and its logarithm would be minus infinity. The
    log softmax stays finite.

    de: Der Softmax einer aussichtslosen Klasse wird auf 0 gerundet, sein Logarithmus wäre minus
    unendlich. Der Log-Softmax bleibt endlich.
    """
    head = kata.Head(4, 3)
    kata.support.fill(head, float32(WEIGHTS), float32(BIASES))
    head.eval()
    huge = FEATURES * 1000
    expected = float32(log_softmax(huge @ WEIGHTS.T + BIASES))
    close(head(float32(huge)), expected, rtol=1e-4, atol=1e-3)


def test_it_is_the_features_that_a_head_drops(kata):
    """With the probability 1 every feature is dropped in training, and only the biases are left:
    each row is their log softmax.

    de: Bei der Wahrscheinlichkeit 1 fällt im Training jedes Merkmal weg, und nur die Biases
    bleiben: Jede Zeile ist deren Log-Softmax.
    """
    head = kata.Head(4, 3, 1.0)
    kata.support.fill(head, float32(WEIGHTS), float32(BIASES))
    expected = float32(log_softmax(np.array([BIASES, BIASES])))
    close(head(float32(FEATURES)), expected, rtol=1e-4, atol=1e-5)


def test_a_head_drops_in_training_only(kata, rng):
    """Two calls with the same features differ in training mode, by 0.5 if nothing else is given.

    de: Zwei Aufrufe mit denselben Merkmalen unterscheiden sich im Trainingsmodus; ohne andere
    Angabe ist die Wahrscheinlichkeit 0,5.
    """
    seeded(kata, rng)
    head = kata.Head(64, 3)
    first, second = (head(torch.ones(1, 64)) for _ in range(2))
    differs(second, first, "what the call before gave", "das, was der Aufruf davor ergab")


def test_head_and_loss_learn_as_with_the_cross_entropy(kata):
    """Head and loss together are CrossEntropyLoss of the logits: the same value, and for each
    weight the same gradient, (p − 1) or p times the feature.

    de: Head und loss sind zusammen CrossEntropyLoss der Logits: derselbe Wert und für jedes Gewicht
    derselbe Gradient, (p − 1) oder p mal das Merkmal.
    """
    head = kata.Head(4, 3, 0.0)
    kata.support.fill(head, float32(WEIGHTS), float32(BIASES))
    predicted = log_softmax(FEATURES @ WEIGHTS.T + BIASES)
    errors = np.exp(predicted) - np.eye(3)[LABELS.tolist()]
    step = kata.support.training_step(head, kata.loss, float32(FEATURES), LABELS)
    value, weight_slopes, bias_slopes = step
    close(value, -(predicted[0, 0] + predicted[1, 2]) / 2, rtol=1e-4)
    close(weight_slopes, float32(errors.T @ FEATURES / 2), rtol=1e-4, atol=1e-5)
    close(bias_slopes, float32(errors.mean(axis=0)), rtol=1e-4, atol=1e-5)
