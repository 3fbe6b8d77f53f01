"""Graded tests of kata 61: the loss of CheXNet."""

import math

import pytest
import torch

from grader.testing import close, is_tensor

PNEUMONIA, EFFUSION = [1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 1.0, 1.0]
LABELS = torch.tensor([PNEUMONIA, EFFUSION]).T.contiguous()
W_POS, W_NEG = torch.tensor([0.75, 0.25]), torch.tensor([0.25, 0.75])


def batch(rng, samples, findings, dtype=torch.float64):
    """Random logits, labels and the weights of both sides."""
    logits = torch.tensor(3 * rng.normal(size=(samples, findings)), dtype=dtype)
    labels = torch.tensor(rng.integers(0, 2, (samples, findings)), dtype=dtype)
    w_pos, w_neg = torch.tensor(rng.uniform(0.05, 0.95, (2, findings)), dtype=dtype)
    return logits, labels, w_pos, w_neg


def cost(logit, label, w_pos, w_neg):
    """The definition, for one picture and one finding."""
    p = 1 / (1 + math.exp(-logit))
    return -w_pos * label * math.log(p) - w_neg * (1 - label) * math.log(1 - p)


def test_the_weights_of_the_worked_example(kata):
    """One of four patients has pneumonia: the one counts 3/4, the three count 1/4 each. With the
    effusion it is the other way round.

    de: Einer von vier Patienten hat eine Lungenentzündung: Der eine zählt 3/4, die drei zählen je
    1/4. Beim Erguss ist es umgekehrt.
    """
    w_pos, w_neg = kata.class_weights(LABELS)
    close(w_pos, W_POS, dtype="float32")
    close(w_neg, W_NEG, dtype="float32")


def test_each_finding_is_counted_by_itself(kata, rng):
    """How often one finding occurs says nothing about another: each column has weights of its own.

    de: Wie oft ein Befund vorkommt, sagt nichts über einen anderen: Jede Spalte hat ihre eigenen
    Gewichte.
    """
    counts = torch.tensor(rng.permutation(6))  # pictures of 7 that have each of 6 findings
    labels = (torch.arange(7)[:, None] < counts).float()
    w_pos, w_neg = kata.class_weights(labels)
    close(w_pos, (7 - counts) / 7)
    close(w_neg, counts / 7)


def test_what_one_picture_costs(kata):
    """A network that knows nothing (logit 0, p = ½) pays 3/4 · ln 2 = 0.5199 for a pneumonia that
    is there, and 1/4 · ln 2 = 0.1733 where there is none. The weights are given: they are not
    counted anew in the batch. The loss is a tensor of shape ().

    de: Ein Netz, das nichts weiß (Logit 0, p = ½), zahlt 3/4 · ln 2 = 0,5199 für eine
    Lungenentzündung, die da ist, und 1/4 · ln 2 = 0,1733, wo keine ist. Die
    Gewichte sind gegeben: Sie werden nicht im Batch neu gezählt. Der Fehler ist ein Tensor der
    Form ().
    """
    logit, w_pos, w_neg = torch.zeros(1, 1), W_POS[:1], W_NEG[:1]
    for label, expected in ((1.0, 0.519860), (0.0, 0.173287)):
        found = kata.weighted_bce(logit, torch.tensor([[label]]), w_pos, w_neg)
        close(found, torch.tensor(expected))
        is_tensor(found, ())


def test_the_loss_is_the_mean_over_all_pictures_and_findings(kata, rng):
    """Neither a larger batch nor more findings make the loss larger: all costs are averaged, each
    with the weights of its own finding.

    de: Weder ein größerer Batch noch mehr Befunde machen den Fehler größer: Alle Einzelkosten
    werden gemittelt, jeweils mit den Gewichten ihres Befunds.
    """
    for samples, findings, dtype in ((2, 2, torch.float32), (5, 3, torch.float64)):
        logits, labels, w_pos, w_neg = support = batch(rng, samples, findings, dtype)
        costs = [
            cost(float(logits[i, j]), float(labels[i, j]), float(w_pos[j]), float(w_neg[j]))
            for i in range(samples)
            for j in range(findings)
        ]
        expected = torch.tensor(sum(costs) / len(costs), dtype=dtype)
        close(kata.weighted_bce(*support), expected, rtol=1e-4)


def test_a_finding_that_nobody_has_teaches_nothing(kata):
    """Nobody has it: weight 1 for the pictures with it, of which there is none, and 0 for all
    others. That costs 0, and nothing is divided by 0.

    de: Niemand hat ihn: Gewicht 1 für die Bilder mit dem Befund, von denen es keines gibt, und 0
    für alle anderen. Das kostet 0, und nichts wird durch 0 geteilt.
    """
    nobody = torch.zeros(3, 1)
    w_pos, w_neg = kata.class_weights(nobody)
    close(w_pos, torch.ones(1))
    close(w_neg, torch.zeros(1))
    logits = torch.tensor([[2.0], [0.0], [-2.0]])
    close(kata.weighted_bce(logits, nobody, torch.ones(1), torch.zeros(1)), torch.tensor(0.0))


def test_a_confident_mistake_costs_its_full_price(kata):
    """sigmoid(200) rounds to 1, and the logarithm of 1 − 1 is not finite. The cost is finite: 200
    times the weight. To be confident and right costs nothing.

    de: sigmoid(200) wird auf 1 gerundet, und der Logarithmus von 1 − 1 ist nicht endlich. Der Preis
    ist endlich: das 200-Fache des Gewichts. Wer sich sicher ist und recht hat, zahlt nichts.
    """
    logits = torch.tensor([[200.0, -200.0]])
    for labels, expected in (([0.0, 1.0], (0.25 * 200 + 0.25 * 200) / 2), ([1.0, 0.0], 0.0)):
        found = kata.weighted_bce(logits, torch.tensor([labels]), W_POS, W_NEG)
        close(found, torch.tensor(expected))


@pytest.mark.whitebox
def test_the_gradient_is_output_minus_target_with_weights(kata, rng):
    """Where a finding is there, the gradient is w_pos · (p − 1), where it is not, w_neg · p, and
    all of it divided by the number of costs: output minus target, once more.

    de: Wo ein Befund da ist, ist der Gradient w_pos · (p − 1), wo nicht, w_neg · p, und alles
    geteilt durch die Zahl der Kosten: wieder Ausgabewert minus Zielwert.
    """
    logits, labels, w_pos, w_neg = support = batch(rng, 3, 2)
    p = torch.sigmoid(logits)
    expected = torch.where(labels == 1, w_pos * (p - 1), w_neg * p) / logits.numel()
    close(kata.support.gradient(kata.weighted_bce, *support), expected)


@pytest.mark.whitebox
def test_a_confident_mistake_still_has_a_gradient(kata):
    """Who is wrong with certainty has most to learn: the gradient has the full weight (divided by
    the number of costs), and is neither 0 nor nan.

    de: Wer sich sicher ist und irrt, hat am meisten zu lernen: Der Gradient hat das volle Gewicht
    (geteilt durch die Zahl der Kosten) und ist weder 0 noch nan.
    """
    logits, labels = torch.tensor([[200.0, -200.0]]), torch.tensor([[0.0, 1.0]])
    found = kata.support.gradient(kata.weighted_bce, logits, labels, W_POS, W_NEG)
    close(found, torch.tensor([[0.125, -0.125]]))
