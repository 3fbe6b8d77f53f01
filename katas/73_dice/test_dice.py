"""Graded tests of kata 73: the overlap of two masks."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes

from grader.testing import close, import_optional

DRAWN = torch.tensor([[0, 0, 0, 0], [0, 1, 1, 0], [0, 1, 1, 0], [0, 0, 0, 0]]).bool()
PREDICTED = torch.tensor([[0, 0, 0, 0], [0, 1, 1, 1], [0, 0, 1, 1], [0, 0, 0, 1]]).float()
LOGITS = torch.tensor([[[0.0, 2.0, -1.0], [1.0, 0.0, 1.0]], [[3.0, 0.0, 0.5], [0.0, 0.0, 1.0]]])
LABELS = torch.tensor([[1, 0, 1], [0, 1, 0]])


def dice(p, g, smooth):
    """The definition for one sample and one channel, in NumPy."""
    above, below = 2 * (p * g).sum() + smooth, p.sum() + g.sum() + smooth
    return above / below if below else 1.0


def loss(logits, labels, smooth):
    """The definition, class by class."""
    powers = np.exp(logits - logits.max(1, keepdims=True))
    shares = powers / powers.sum(1, keepdims=True)
    values = [
        dice(shares[b, c], labels[b] == c, smooth)
        for b in range(len(logits))
        for c in range(logits.shape[1])
    ]
    return 1 - np.mean(values)


def masks(*rows):
    """Samples of one channel with these rows of places: shape (B, 1, n)."""
    return torch.tensor(rows, dtype=torch.float64).unsqueeze(1)


def test_the_worked_example_overlaps_by_0_6(kata):
    """6 pixels are predicted, 4 are drawn, 3 of them are the same: 2 · 3 / (6 + 4) = 0.6.

    de: 6 Pixel sind vorhergesagt, 4 gezeichnet, 3 davon sind dieselben: 2 · 3 / (6 + 4) = 0,6.
    """
    p, g = PREDICTED[None, None], DRAWN[None, None]
    close(kata.soft_dice(p, g, 0.0), torch.tensor([[0.6]]), dtype="float32")


def test_probabilities_count_as_parts_of_a_pixel(kata):
    """With 0.9, 0.6, 0.3 and 0 for the places of which the first two are drawn, the overlap is 1.5
    and the sums are 1.8 and 2: 3 / 3.8. No probability is rounded to 0 or 1. With smooth = 1 it is
    4 / 4.8, without any argument nearly 3 / 3.8.

    de: Bei 0,9, 0,6, 0,3 und 0 für die Stellen, von denen die ersten beiden gezeichnet sind, ist
    die Überlappung 1,5, die Summen sind 1,8 und 2: 3 / 3,8. Keine Wahrscheinlichkeit wird auf 0
    oder 1 gerundet. Mit smooth = 1 sind es 4 / 4,8, ohne Angabe fast 3 / 3,8.
    """
    p, g = masks([0.9, 0.6, 0.3, 0.0]), masks([1, 1, 0, 0])
    close(kata.soft_dice(p, g, 0.0), torch.tensor([[3 / 3.8]]).double(), dtype="float64")
    close(kata.soft_dice(p, g, 1.0), torch.tensor([[4 / 4.8]]).double(), dtype="float64")
    close(kata.soft_dice(p, g), torch.tensor([[3.00001 / 3.80001]]).double(), dtype="float64")


@settings(max_examples=30)
@given(
    shape=array_shapes(min_dims=3, max_dims=5, max_side=3),
    smooth=st.sampled_from([0.0, 1e-5, 1.0]),
    seed=st.integers(0, 999),
    dtype=st.sampled_from([torch.bool, torch.float32]),
)
def test_each_sample_and_each_channel_has_a_value_of_its_own(kata, shape, smooth, seed, dtype):
    """Images have two axes of places, volumes three. Whatever comes after sample and channel is
    summed, and nothing else: the result has the shape (B, C).

    de: Bilder haben zwei räumliche Achsen, Volumen drei. Summiert wird alles, was nach Beispiel und
    Kanal kommt, und sonst nichts: Das Ergebnis hat die Form (B, C).
    """
    rng = np.random.default_rng(seed)
    p, g = rng.integers(0, 5, shape) / 4, rng.random(shape) < 0.5
    expected = [[dice(p[b, c], g[b, c], smooth) for c in range(shape[1])] for b in range(shape[0])]
    found = kata.soft_dice(torch.tensor(p).float(), torch.tensor(g).to(dtype), smooth)
    close(found, torch.tensor(expected).float(), dtype="float32")


def test_the_loss_of_the_worked_example(kata):
    """Two samples, two classes, three places: softmax over the classes, a Dice for each of the four
    pairs of sample and class, and 1 minus their mean is 0.3010. The background, class 0, is a class
    like the other.

    de: Zwei Beispiele, zwei Klassen, drei Stellen: Softmax über die Klassen, ein Dice-Wert für
    jedes der vier Paare aus Beispiel und Klasse, und 1 minus deren Mittelwert ist 0,3010. Der
    Hintergrund, Klasse 0, ist eine Klasse wie die andere.
    """
    for smooth in ((), (0.0,)):
        close(kata.dice_loss(LOGITS, LABELS, *smooth), torch.tensor(0.3010), atol=1e-4)


def test_two_empty_masks_agree(kata):
    """A slice without the organ, in which nothing is predicted, is right: the value is 1, also with
    smooth = 0, where 0 divided by 0 would be no number (nan). If only one of them is empty, it
    is 0.

    de: Eine Schicht ohne das Organ, in der nichts vorhergesagt wird, ist richtig: Der Wert ist 1,
    auch bei smooth = 0, wo 0 geteilt durch 0 keine Zahl (nan) wäre. Ist nur eine von beiden leer,
    ist er 0.
    """
    nothing = masks([0, 0, 0])
    close(kata.soft_dice(nothing, nothing, 0.0), torch.tensor([[1.0]]).double())
    close(kata.soft_dice(nothing, nothing), torch.tensor([[1.0]]).double())
    for p, g in ((nothing, masks([0, 1, 0])), (masks([0.5, 0, 1]), nothing)):
        close(kata.soft_dice(p, g, 0.0), torch.tensor([[0.0]]).double())


@pytest.mark.whitebox
def test_the_gradient_is_that_of_the_fraction(kata, rng):
    """At each place it is 2g / below − above / below². Where both masks are empty it is 0, not nan:
    one nan in a batch would spoil all weights.

    de: An jeder Stelle ist er 2g / Nenner − Zähler / Nenner². Wo beide Masken leer sind, ist er 0
    und nicht nan: Ein einziges nan in einem Batch würde alle Gewichte verderben.
    """
    p, g = masks([0.5, 0.25, 0.0, 1.0], [0, 0, 0, 0]), masks([1, 0, 0, 1], [0, 0, 0, 0])
    upstream = torch.tensor(rng.integers(1, 9, (2, 1)), dtype=torch.float64)
    above, below = 2 * 1.5, 1.75 + 2
    slope = torch.stack([2 * g[0] / below - above / below**2, torch.zeros(1, 4).double()])
    found = kata.support.gradient(kata.soft_dice, upstream, p, g, 0.0)
    close(found, slope * upstream[:, :, None])


def test_a_class_that_no_place_has_counts_too(kata):
    """There are as many classes as the logits have. Class 2, which none of these places has, gets a
    mask all the same, one of zeros.

    de: Es gibt so viele Klassen, wie die Logits haben. Auch Klasse 2, zu der hier keine Stelle
    gehört, bekommt eine Maske, eine aus Nullen.
    """
    logits, labels = torch.zeros(1, 3, 2), torch.tensor([[0, 1]])
    expected = 1 - 2 * (2 * (1 / 3) / (2 / 3 + 1)) / 3
    close(kata.dice_loss(logits, labels, 0.0), torch.tensor(expected))


@settings(max_examples=25)
@given(
    shape=array_shapes(min_dims=3, max_dims=5, max_side=3),
    smooth=st.sampled_from([0.0, 1e-5, 1.0]),
    seed=st.integers(0, 999),
)
def test_the_loss_of_any_number_of_classes_and_places(kata, shape, smooth, seed):
    """Each place belongs to one class, and for every class its own mask is compared with its own
    probabilities, in images as in volumes.

    de: Jede Stelle gehört zu einer Klasse, und für jede Klasse wird ihre eigene Maske mit ihren
    eigenen Wahrscheinlichkeiten verglichen, in Bildern wie in Volumen.
    """
    rng = np.random.default_rng(seed)
    logits = rng.integers(-8, 9, shape) / 4
    labels = rng.integers(0, shape[1], (shape[0], *shape[2:]))
    expected = torch.tensor(loss(logits, labels, smooth)).float()
    found = kata.dice_loss(torch.tensor(logits).float(), torch.tensor(labels), smooth)
    close(found, expected, atol=1e-5, dtype="float32")


@pytest.mark.whitebox
def test_the_loss_can_be_minimised(kata):
    """A small step against the gradient makes the loss smaller: the probabilities stay
    probabilities, since a rounded mask would have no gradient. Compared with differences.

    de: Ein kleiner Schritt gegen den Gradienten macht den Fehler kleiner: Die Wahrscheinlichkeiten
    bleiben welche, denn eine gerundete Maske hätte keinen Gradienten. Verglichen wird mit
    Differenzen.
    """
    logits, step = LOGITS.double().numpy(), 1e-5
    slope = np.zeros(logits.shape)
    for place in np.ndindex(logits.shape):
        up, down = logits.copy(), logits.copy()
        up[place] += step
        down[place] -= step
        slope[place] = loss(up, LABELS.numpy(), 1e-5) - loss(down, LABELS.numpy(), 1e-5)
    one = torch.tensor(1.0).double()
    found = kata.support.gradient(kata.dice_loss, one, LOGITS.double(), LABELS, 1e-5)
    close(found, torch.tensor(slope / (2 * step)), atol=1e-7, rtol=1e-5)


@pytest.mark.needs("monai")
def test_the_loss_is_that_of_monai(kata):
    """MONAI's DiceLoss with softmax, one-hot labels and the same smooth gives the same number.

    de: MONAIs DiceLoss mit Softmax, One-hot-Labels und demselben smooth gibt dieselbe Zahl.
    """
    found = kata.dice_loss(LOGITS, LABELS, 0.125)
    monai = import_optional("monai.losses")
    same = monai.DiceLoss(to_onehot_y=True, softmax=True, smooth_nr=0.125, smooth_dr=0.125)
    close(found, same(LOGITS, LABELS[:, None]))
