"""Graded tests of kata 66: an activation that becomes a step."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from grader.testing import close, equal

PLACES = torch.tensor([-1.0, -0.5, -0.25, 0.0, 0.25, 0.5, 1.0])


def curve(x, beta):
    """The formula."""
    return (np.tanh(beta * (2 * x - 1)) + np.tanh(beta * (2 * x + 1))) / 2


def smooth(x, beta):
    """The same of a tensor."""
    return torch.tensor(curve(x.double().numpy(), beta), dtype=x.dtype)


def test_the_worked_example(kata):
    """With beta = 3 the curve has 0 at 0, 0.0473 at 1/4, almost 1/2 at 1/2 and 0.9975 at 1; to the
    left the same with a minus.

    de: Mit beta = 3 hat die Kurve bei 0 den Wert 0, bei 1/4 den Wert 0,0473, bei 1/2 fast 1/2 und
    bei 1 den Wert 0,9975; links davon dasselbe mit einem Minus.
    """
    half = torch.tensor([0.0, 0.047302, 0.499994, 0.997527])
    places = torch.tensor([0.0, 0.25, 0.5, 1.0])
    close(kata.ternary_tanh(places, 3.0), half, atol=2e-6)
    close(kata.ternary_tanh(-places, 3.0), -half, atol=2e-6)


def test_far_away_it_is_1_or_minus_1(kata):
    """Where tanh is as good as 1, the curve is too: huge numbers give no inf and no nan.

    de: Wo der tanh praktisch 1 ist, ist es auch die Kurve: Riesige Zahlen ergeben kein inf und kein
    nan.
    """
    close(kata.ternary_tanh(torch.tensor([-1e4, 1e4]), 8.0), torch.tensor([-1.0, 1.0]))


@pytest.mark.whitebox
def test_the_slope_is_that_of_both_steps(kata, rng):
    """The derivative of tanh is 1 − tanh², and the inner derivatives are 2 · beta; a network can
    learn because the slope is nowhere exactly 0 near the steps.

    de: Die Ableitung des tanh ist 1 − tanh², die inneren Ableitungen sind 2 · beta; ein Netz kann
    lernen, weil die Steigung in der Nähe der Stufen nirgends genau 0 ist.
    """
    x = PLACES.double()
    upstream = torch.tensor(rng.integers(1, 9, x.shape), dtype=torch.float64)
    lower, upper = (np.tanh(3 * (2 * x.numpy() + side)) for side in (1, -1))
    _, slope = kata.probe.output_and_gradient(kata.ternary_tanh, upstream, x, 3.0)
    close(slope, upstream * torch.tensor(3 * (2 - lower**2 - upper**2)))


def test_in_training_mode_the_layer_is_smooth(kata):
    """A new layer is in training mode: it is the curve, with beta = 3 unless another one is given.

    de: Eine neue Schicht ist im Trainingsmodus: Sie ist die Kurve, mit beta = 3, falls kein anderes
    angegeben ist.
    """
    layer = kata.TernaryTanh()
    close(layer(PLACES), smooth(PLACES, 3))
    layer = kata.TernaryTanh(5.0)
    close(layer(PLACES), smooth(PLACES, 5))


def test_a_new_beta_counts_from_the_next_call_on(kata):
    """`layer.beta = 8.0` makes the curve steeper at once. A beta that nobody reads would change
    nothing.

    de: `layer.beta = 8.0` macht die Kurve sofort steiler. Ein beta, das niemand liest, würde nichts
    ändern.
    """
    layer = kata.TernaryTanh(3.0)
    layer(PLACES)
    layer.beta = 8.0
    close(layer(PLACES), smooth(PLACES, 8))


def test_in_evaluation_mode_it_is_a_step(kata):
    """After eval() only −1, 0 and 1 are left, whatever beta is: the sign where |x| exceeds 1/2,
    else 0. After train() it is smooth again.

    de: Nach eval() bleiben nur −1, 0 und 1 übrig, egal wie groß beta ist: das Vorzeichen, wo |x|
    größer als 1/2 ist, sonst 0. Nach train() ist die Schicht wieder glatt.
    """
    layer = kata.TernaryTanh(8.0)
    layer.eval()
    x = torch.tensor([-9.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 9.0])
    close(layer(x), torch.tensor([-1.0, -1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0]), dtype="float32")
    layer.train()
    close(layer(x), smooth(x, 8))


def test_beta_grows_from_3_to_8(kata):
    """In six epochs: 3, 4, 5, 6, 7, 8. The last epoch really reaches 8. Another number of epochs
    means other steps.

    de: In sechs Epochen: 3, 4, 5, 6, 7, 8. Die letzte Epoche erreicht wirklich die 8. Eine andere
    Zahl von Epochen bedeutet andere Schritte.
    """
    net = kata.support.network(kata.TernaryTanh(), kata.TernaryTanh())
    for epoch in range(6):
        close(kata.anneal(net, epoch, 6), 3.0 + epoch)
    close(kata.anneal(net, 1, 3), 5.5)


def test_other_layers_keep_their_beta(kata):
    """A Softplus has a beta too, which means something else. It stays 2.

    de: Auch ein Softplus hat ein beta, das etwas anderes bedeutet. Es bleibt 2.
    """
    net = kata.support.network(kata.TernaryTanh(), kata.TernaryTanh())
    kata.anneal(net, 0, 2)
    equal(kata.support.betas(net), [3.0, 2.0, 3.0])


def test_every_layer_of_the_network_gets_the_beta(kata):
    """The layers read their own beta, so each of them has to get it, at any depth of the network.

    de: Die Schichten lesen ihr eigenes beta, also muss es jede von ihnen bekommen, in jeder Tiefe
    des Netzes.
    """
    first, second = kata.TernaryTanh(), kata.TernaryTanh(4.0)
    net = kata.support.network(first, second)
    kata.anneal(net, 3, 6)
    close(kata.support.betas(net), [6.0, 2.0, 6.0])
    close(second(PLACES), smooth(PLACES, 6))


@settings(max_examples=25)
@given(
    table=arrays(
        np.int64,
        array_shapes(min_dims=0, max_dims=3, max_side=3),
        elements=st.integers(-16, 16),
        fill=st.nothing(),
    ),
    beta=st.integers(1, 9),
    dtype=st.sampled_from(["float32", "float64"]),
)
def test_the_curve_of_any_beta(kata, table, beta, dtype):
    """The formula holds for every entry of a tensor of any shape, whose shape and dtype stay.

    de: Die Formel gilt für jeden Eintrag eines Tensors beliebiger Form; Form und dtype bleiben.
    """
    x = torch.tensor(table / 8, dtype=getattr(torch, dtype))
    close(kata.ternary_tanh(x, float(beta)), smooth(x, beta), dtype=dtype)


@pytest.mark.whitebox
def test_far_away_the_slope_is_0(kata):
    """Where the curve is 1 or −1 it is flat: the gradient is 0 there, and not nan.

    de: Wo die Kurve 1 oder −1 ist, ist sie flach: Der Gradient ist dort 0 und nicht nan.
    """
    x, upstream = torch.tensor([-1e4, 1e4]), torch.tensor([2.0, 3.0])
    _, slope = kata.probe.output_and_gradient(kata.ternary_tanh, upstream, x, 8.0)
    close(slope, torch.zeros(2))


def test_a_network_may_have_no_such_layer(kata):
    """The beta of the epoch is returned all the same, and not that of some layer.

    de: Das beta der Epoche wird trotzdem zurückgegeben, und nicht das irgendeiner Schicht.
    """
    for epoch in range(6):
        close(kata.anneal(kata.support.plain(), epoch, 6), 3.0 + epoch)
