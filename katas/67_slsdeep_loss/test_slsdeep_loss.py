"""Graded tests of kata 67: the loss of SLSDeep."""

import math

import numpy as np
import pytest
import torch

from grader.i18n import tr
from grader.testing import check, close, numerical_gradient, unchanged

STEP = [0.0, 0.0, 0.0, 1.0, 1.0, 1.0]
BLURRED = [0.0, 0.0, 0.25, 0.75, 1.0, 1.0]
SHIFTED = [0.0, 0.0, 1.0, 1.0, 1.0, 1.0]
ROOT = {"rtol": 1e-4, "atol": 1.5e-4}
"""Room for a small number under the root."""


def strip(row):
    """One picture of four rows that are all alike, shape (1, 4, 6)."""
    return torch.tensor([[row] * 4])


def rises(images):
    """The definition: the weighted means right minus left, and below minus above."""
    heavy = images[:, :-2] + 2 * images[:, 1:-1] + images[:, 2:]
    wide = images[:, :, :-2] + 2 * images[:, :, 1:-1] + images[:, :, 2:]
    return (heavy[:, :, 2:] - heavy[:, :, :-2]) / 8, (wide[:, 2:] - wide[:, :-2]) / 8


def distance(probability, mask):
    """The definition of the end point error."""
    (u_x, u_y), (v_x, v_y) = rises(probability), rises(mask)
    return float(np.mean(np.sqrt((u_x - v_x) ** 2 + (u_y - v_y) ** 2)))


def total(log_probabilities, mask, alpha=0.5):
    """The definition of the loss."""
    likelihood = np.where(mask == 1, log_probabilities[:, 1], log_probabilities[:, 0])
    return -float(likelihood.mean()) + alpha * distance(np.exp(log_probabilities[:, 1]), mask)


def log_softmax(scores):
    """The definition, along axis 1."""
    return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))


def a_case(rng, shape):
    """Log probabilities of both classes, and a mask, as float64 and int64 arrays."""
    lesion = rng.uniform(0.1, 0.9, shape)
    return np.log(np.stack([1 - lesion, lesion], axis=1)), rng.integers(0, 2, shape)


def flows(gradient):
    """Demand that there is a gradient at all."""
    check(
        gradient is not None,
        tr("none: no way leads back to it", "keiner: Kein Weg führt zu ihr zurück"),
        en="a gradient at the prediction",
        de="ein Gradient an der Vorhersage",
    )


def test_a_ramp_has_its_slope_everywhere(kata):
    """A picture that rises by 3 per column has the edges 3 and 0 wherever a window of 3 x 3 fits;
    one that rises by 4 per row has 0 and 4. Nothing is added around the picture.

    de: Ein Bild, das je Spalte um 3 steigt, hat die Kanten 3 und 0, wo immer ein Fenster von 3 x 3
    hineinpasst; eines, das je Zeile um 4 steigt, hat 0 und 4. Um das Bild herum wird nichts
    angefügt.
    """
    rows, columns = torch.meshgrid(torch.arange(5.0), torch.arange(6.0), indexing="ij")
    expected = torch.tensor([[3.0, 0.0], [0.0, 4.0]]).reshape(2, 2, 1, 1).expand(2, 2, 3, 4)
    close(kata.edges(torch.stack([3 * columns, 4 * rows])), expected, dtype="float32")


def test_the_borders_of_the_worked_example(kata):
    """The blurred border differs by 1/8 in each of four columns, the one that is shifted by a pixel
    by 1/2 in two of four: 0.125 and 0.25. The right border costs nothing.
    The length is that of the arrow in each window. No probability is rounded or decided, and a
    small number under the root changes 0.0001 at most.

    de: Der verschwommene Rand weicht in jeder von vier Spalten um 1/8 ab, der um ein Pixel
    verschobene in zweien von vieren um 1/2: 0,125 und 0,25. Der richtige Rand kostet nichts.
    Gemessen wird die Länge des Pfeils in jedem Fenster. Keine Wahrscheinlichkeit wird gerundet oder
    entschieden, und eine kleine Zahl unter der Wurzel ändert
    höchstens 0,0001.
    """
    mask = strip(STEP).long()
    for row, costs in ((BLURRED, 0.125), (SHIFTED, 0.25), (STEP, 0.0)):
        close(kata.end_point_error(strip(row), mask), torch.tensor(costs), **ROOT)


def test_two_ramps_are_5_apart(kata):
    """The edges (3, 0) and (0, 4) differ by the arrow (3, -4), and that is 5 long at every pixel.

    de: Die Kanten (3, 0) und (0, 4) unterscheiden sich um den Pfeil (3, −4), und der ist an jedem
    Pixel 5 lang.
    """
    rows, columns = torch.meshgrid(torch.arange(5.0), torch.arange(6.0), indexing="ij")
    close(kata.end_point_error(3 * columns[None], 4 * rows[None]), torch.tensor(5.0), **ROOT)


def test_without_alpha_it_is_the_negative_log_likelihood(kata, rng):
    """With alpha = 0 only the mean of −ln p over all pixels is left, whatever the edges are.

    de: Mit alpha = 0 bleibt nur der Mittelwert von −ln p über alle Pixel, egal wie die Kanten sind.
    """
    log_probabilities, mask = a_case(rng, (2, 4, 5))
    expected = torch.tensor(total(log_probabilities, mask, 0.0), dtype=torch.float64)
    close(kata.slsdeep_loss(torch.tensor(log_probabilities), torch.tensor(mask), 0.0), expected)


def test_the_loss_of_the_worked_example_is_0_1584(kata):
    """Two of six columns give the right class only 0.75: the negative log likelihood is −2/6 · ln
    0.75 = 0.0959. With half of 0.125 that is 0.1584. What has edges is the probability of the
    lesion, channel 1, and not its logarithm.

    de: Zwei von sechs Spalten geben der richtigen Klasse nur 0,75: Die Negative-Log-Likelihood ist
    −2/6 · ln 0,75 = 0,0959. Mit der Hälfte von 0,125 sind das 0,1584. Kanten hat die
    Wahrscheinlichkeit der Läsion, Kanal 1, und nicht ihr Logarithmus.
    """
    lesion = strip(BLURRED)
    log_probabilities = torch.stack([1 - lesion, lesion], dim=1).clamp(min=1e-30).log()
    expected = torch.tensor(-2 / 6 * math.log(0.75) + 0.5 * 0.125)
    close(kata.slsdeep_loss(log_probabilities, strip(STEP).long()), expected, **ROOT)


@pytest.mark.whitebox
def test_each_probability_feels_the_edges(kata, rng):
    """The gradient says how the end point error changes with each single probability. It flows only
    if nothing is rounded, decided by argmax or taken out of the graph on the way.

    de: Der Gradient sagt, wie sich der End Point Error mit jeder einzelnen Wahrscheinlichkeit
    ändert. Er fließt nur, wenn unterwegs nichts gerundet, durch argmax entschieden oder aus dem
    Graphen genommen wird.
    """
    probability, mask = rng.uniform(0.1, 0.9, (1, 3, 4)), rng.integers(0, 2, (1, 3, 4))
    _, gradient = kata.support.value_and_gradient(
        kata.end_point_error, torch.tensor(probability), torch.tensor(mask)
    )
    flows(gradient)
    expected = numerical_gradient(lambda p: distance(p, mask), probability)
    close(gradient, torch.tensor(expected), rtol=1e-4, atol=1e-6)


@pytest.mark.whitebox
def test_a_perfect_answer_has_a_gradient_of_0(kata):
    """Where all edges agree there is nothing to be gained: the gradient is 0 there, and not nan,
    which would turn all weights into nan in a single step.

    de: Wo alle Kanten übereinstimmen, ist nichts zu gewinnen: Der Gradient ist dort 0 und nicht
    nan, was alle Gewichte in einem einzigen Schritt zu nan machen würde.
    """
    _, gradient = kata.support.value_and_gradient(
        kata.end_point_error, strip(STEP), strip(STEP).long()
    )
    flows(gradient)
    close(gradient, torch.zeros(1, 4, 6))


def test_the_end_point_error_is_a_mean_over_pixels_and_pictures(kata, rng):
    """The arrow between the two edges has a length of its own in every window; then comes the mean
    over all windows and pictures.

    de: In jedem Fenster hat der Pfeil zwischen den beiden Kanten seine eigene Länge; dann kommt der
    Mittelwert über alle Fenster und Bilder.
    """
    for shape in ((1, 3, 3), (2, 3, 6), (3, 7, 4)):
        probability, mask = rng.uniform(size=shape), rng.integers(0, 2, shape)
        expected = torch.tensor(distance(probability, mask), dtype=torch.float64)
        found = kata.end_point_error(torch.tensor(probability), torch.tensor(mask))
        close(found, expected, dtype="float64", **ROOT)


def test_the_tensors_are_left_as_they_are(kata, rng):
    """Prediction and mask belong to the caller and keep their numbers.

    de: Vorhersage und Maske gehören dem Aufrufer und behalten ihre Zahlen.
    """
    log_probabilities, mask = map(torch.tensor, a_case(rng, (1, 4, 5)))
    unchanged(kata.slsdeep_loss, log_probabilities, mask)


def test_the_mask_may_have_any_dtype(kata):
    """The mask may hold floats or whole numbers of any dtype; the result has the dtype of the
    probabilities.

    de: Die Maske kann aus Floats oder ganzen Zahlen mit beliebigem dtype bestehen; das Ergebnis hat
    den dtype der Wahrscheinlichkeiten.
    """
    for dtype in (torch.float64, torch.float16, torch.uint8, torch.int32):
        found = kata.end_point_error(strip(BLURRED), strip(STEP).to(dtype))
        close(found, torch.tensor(0.125), dtype="float32", **ROOT)


@pytest.mark.whitebox
def test_the_loss_and_its_gradient(kata, rng):
    """The loss is the sum of both parts, and the scores in front of `log_softmax` get their
    gradient from both.

    de: Die Fehlerfunktion ist die Summe beider Teile, und die Werte vor `log_softmax` bekommen
    ihren Gradienten von beiden.
    """
    log_probabilities, mask = a_case(rng, (1, 3, 4))
    tensors = torch.tensor(log_probabilities), torch.tensor(mask)
    expected = torch.tensor(total(log_probabilities, mask), dtype=torch.float64)
    close(kata.slsdeep_loss(*tensors), expected, **ROOT)
    _, gradient = kata.support.value_and_gradient_at_scores(kata.slsdeep_loss, *tensors)
    flows(gradient)
    expected = numerical_gradient(lambda z: total(log_softmax(z), mask), log_probabilities)
    close(gradient, torch.tensor(expected), rtol=1e-4, atol=1e-6)
