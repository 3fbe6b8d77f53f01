"""Graded tests of kata 22: gradients by autograd."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from grader.testing import check, close, equal, unchanged

VESSEL = torch.tensor([2.0, 4.0])
BATCHES = [
    torch.tensor([[1.0, 2.0, 3.0], [0.0, 1.0, 2.0]]),
    torch.tensor([[2.0, 0.0, 1.0]]),
]
WEIGHTS = torch.tensor([1.0, 0.5])
ERRORS = (1.0 + 2.25) + 1.0
SLOPES = torch.tensor([2.0, -7.0])
"""2 * error * inputs, summed over the three rows with the errors -1, -1.5 and 1."""


@st.composite
def tensors(draw):
    """A tensor of float64 of any shape, and a positive weight for each of its entries."""
    shape = draw(array_shapes(min_dims=0, max_dims=3, max_side=3))
    eighths = arrays(np.int64, shape, elements=st.integers(-40, 40), fill=st.nothing())
    weights = arrays(np.int64, shape, elements=st.integers(1, 40), fill=st.nothing())
    return torch.tensor(draw(eighths) / 8), torch.tensor(draw(weights) / 8)


def slopes(function, at):
    """How steeply a function rises along each entry, by central differences."""
    found = torch.zeros_like(at)
    for index in np.ndindex(tuple(at.shape)):
        step = torch.zeros_like(at)
        step[index] = 1e-5
        found[index] = (function(at + step) - function(at - step)) / 2e-5
    return found


def still(required):
    """Demand that a tensor requires its gradient after a call."""
    check(
        required,
        required,
        en="True: the tensor still has requires_grad=True",
        de="True: Der Tensor hat noch immer requires_grad=True",
    )


def plain(required):
    """Demand that a tensor requires no gradient after a call."""
    check(
        not required,
        required,
        en="False: the tensor still has requires_grad=False",
        de="False: Der Tensor hat noch immer requires_grad=False",
    )


def test_the_gradient_of_the_worked_example_is_8_and_minus_1(kata):
    """A radius of 2 and a length of 4: 4·2³/4 = 8 along the radius, −2⁴/4² = −1 along the length.

    de: Radius 2 und Länge 4: in Richtung des Radius 4·2³/4 = 8, in Richtung der Länge −2⁴/4² = −1.
    """
    close(kata.gradient(kata.support.flow, VESSEL), torch.tensor([8.0, -1.0]))


@given(pair=tensors())
def test_the_gradient_is_the_slope_along_each_entry(kata, support, pair):
    """Move one entry a tiny bit and see how much the function moves: the quotient is that entry of
    the gradient, whatever the shape.

    de: Wird ein Eintrag ein winziges Stück verschoben und die Änderung der Funktion durch dieses
    Stück geteilt, ergibt das den Eintrag des Gradienten, bei jeder Form.
    """
    x, weights = pair
    function = kata.support.weighted_sines(weights)
    close(kata.gradient(function, x), slopes(support.weighted_sines(weights), x))


def test_the_relative_gradient_of_the_worked_example(kata):
    """The flow is 4, so 8 and −1 are 2 and −0.25 of it. The 4 is a constant: if it changed with
    `x`, too, the quotient would be 1 everywhere and its gradient 0.

    de: Der Durchfluss ist 4, also sind 8 und −1 davon das 2- und das −0,25-Fache. Die 4 ist eine
    Konstante: Änderte auch sie sich mit `x`, wäre der Quotient überall 1 und sein Gradient 0.
    """
    close(kata.relative_gradient(kata.support.flow, VESSEL), torch.tensor([2.0, -0.25]))


def test_a_negative_value_keeps_its_sign(kata):
    """A flow in the other direction is negative. Where it is -4, the gradient (-8, 1) is divided by
    -4 and not by 4: again it is 2 and -0.25.

    de: Ein Durchfluss in die andere Richtung ist negativ. Beträgt er -4, wird der Gradient (-8, 1)
    durch -4 geteilt und nicht durch 4: Es kommen wieder 2 und -0,25 heraus.
    """
    close(kata.relative_gradient(kata.support.backflow, VESSEL), torch.tensor([2.0, -0.25]))


@given(pair=tensors())
def test_the_relative_gradient_holds_the_value_constant(kata, support, pair):
    """What the function is divided by is a constant: the value at `x`. Otherwise the quotient would
    be 1 everywhere and its gradient 0.

    de: Geteilt wird durch eine Konstante, den Funktionswert an der Stelle `x`. Sonst wäre der
    Quotient überall 1 und sein Gradient 0.
    """
    x, weights = pair
    inside = support.weighted_sines(weights)
    constant = inside(x)
    expected = slopes(lambda y: inside(y) / constant, x)
    close(kata.relative_gradient(kata.support.weighted_sines(weights), x), expected)


def test_the_value_of_the_worked_example_is_4(kata):
    """`evaluate` returns what the function returns: 2⁴/4 = 4.

    de: `evaluate` gibt zurück, was die Funktion zurückgibt: 2⁴/4 = 4.
    """
    close(kata.evaluate(kata.support.flow, VESSEL), torch.tensor(4.0))


def test_graphs_are_built_again_after_evaluate(kata):
    """`evaluate` does without a graph only for its own function: after it, gradients are there as
    always.

    de: `evaluate` verzichtet nur für die eigene Funktion auf den Graphen: Danach gibt es Gradienten
    wie immer.
    """
    kata.evaluate(kata.support.flow, VESSEL)
    close(kata.gradient(kata.support.flow, VESSEL), torch.tensor([8.0, -1.0]))


@pytest.mark.whitebox
def test_a_value_is_computed_without_a_graph(kata):
    """Not even while the function computes is there a graph: it would take memory for nothing. To
    detach `x` is not enough, for the function may compute with other tensors that have
    `requires_grad=True`.

    de: Nicht einmal während die Funktion rechnet, gibt es einen Graphen: Er würde umsonst Speicher
    belegen. `x` mit `detach` zu lösen genügt nicht, denn die Funktion kann auch mit anderen
    Tensoren rechnen, die `requires_grad=True` haben.
    """
    value = kata.probe.from_parameter(kata.evaluate, kata.support.flow_without_graph, VESSEL)
    close(value, torch.tensor(4.0))


@pytest.mark.whitebox
def test_the_gradients_of_all_batches_add_up(kata):
    """Each backward adds to `weights.grad`; after the last batch it is the sum of all gradients.

    de: Jedes `backward` addiert auf `weights.grad`; nach dem letzten Batch steht dort die Summe
    aller Gradienten.
    """
    error = kata.support.squared_error
    close(kata.probe.gradient_after(kata.accumulate, error, BATCHES, WEIGHTS), SLOPES)


@pytest.mark.whitebox
def test_the_losses_of_all_batches_add_up(kata):
    """The result is the sum of the losses of all batches, as a Python float: a tensor would keep
    the graphs of all batches in memory.

    de: Das Ergebnis ist die Summe der Fehler aller Batches als Python-Float: Ein Tensor würde die
    Graphen aller Batches im Speicher halten.
    """
    error = kata.support.squared_error
    total = kata.probe.from_parameter(kata.accumulate, error, BATCHES, WEIGHTS)
    close(total, ERRORS)
    check(isinstance(total, float), total, en="a Python float", de="ein Python-Float")


def test_x_keeps_its_numbers(kata):
    """`detach()` gives the same numbers in the same memory: what is written there is written into
    the `x` of the caller.

    de: `detach()` gibt dieselben Zahlen im selben Speicher: Was dort hineingeschrieben wird, steht
    auch im `x` des Aufrufers.
    """
    for function in (kata.gradient, kata.relative_gradient):
        unchanged(function, kata.support.flow, VESSEL)


@pytest.mark.whitebox
def test_a_plain_tensor_stays_plain(kata):
    """`x` had `requires_grad=False` and no gradient before the call, and it is the same after it.

    de: Vor dem Aufruf hatte `x` `requires_grad=False` und keinen Gradienten, und so ist es auch
    danach.
    """
    for function in (kata.gradient, kata.relative_gradient):
        required, slope = kata.probe.tensor_after(function, kata.support.flow, VESSEL)
        plain(required)
        equal(slope, None)


@pytest.mark.whitebox
def test_an_earlier_gradient_is_not_counted_in(kata):
    """`x` may have `requires_grad=True` and a gradient from earlier, which takes no part in the
    result. A copy of such an `x` is no leaf and gets no `.grad`, unless it is detached.

    de: `x` darf `requires_grad=True` und von früher schon einen Gradienten haben; ins Ergebnis geht
    er nicht ein. Eine Kopie von so einem `x` ist kein Blatt und bekommt kein `.grad`, solange sie
    nicht mit `detach` gelöst ist.
    """
    flow = kata.support.flow
    close(kata.probe.from_parameter(kata.gradient, flow, VESSEL), torch.tensor([8.0, -1.0]))
    relative = kata.probe.from_parameter(kata.relative_gradient, flow, VESSEL)
    close(relative, torch.tensor([2.0, -0.25]))


@pytest.mark.whitebox
def test_an_earlier_gradient_is_left_alone(kata):
    """Before the call `x` had `requires_grad=True` and a gradient of all ones, and both are still
    there after it.

    de: Vor dem Aufruf hatte `x` `requires_grad=True` und einen Gradienten aus lauter Einsen, und
    beides ist danach noch da.
    """
    for function in (kata.gradient, kata.relative_gradient):
        required, slope = kata.probe.parameter_after(function, kata.support.flow, VESSEL)
        still(required)
        equal(slope, torch.ones(2))


def test_the_gradient_keeps_the_dtype(kata):
    """A float64 function gets a float64 gradient, with all its digits; float32 stays float32.

    de: Zu einer Funktion in float64 gehört ein Gradient in float64, mit allen Stellen; float32
    bleibt float32.
    """
    expected = torch.tensor([8.0, -1.0])
    for x in (VESSEL, VESSEL.double()):
        name = str(x.dtype).removeprefix("torch.")
        close(kata.gradient(kata.support.flow, x), expected, dtype=name)
        close(kata.relative_gradient(kata.support.flow, x), expected / 4, dtype=name)
    x = torch.tensor([1.1, 0.3], dtype=torch.float64)
    slope = torch.stack([4 * x[0] ** 3 / x[1], -(x[0] ** 4) / x[1] ** 2])
    close(kata.gradient(kata.support.flow, x), slope, rtol=1e-12, atol=0.0)


def test_the_value_may_have_any_shape(kata):
    """A function may also return several numbers, in float64 or float32: they come back as they
    are.

    de: Eine Funktion darf auch mehrere Zahlen zurückgeben, in float64 oder float32: Sie kommen
    zurück, wie sie sind.
    """
    vessels = torch.tensor([[2.0, 4.0], [1.0, 2.0], [1.0, 4.0]])
    expected = torch.tensor([4.0, 0.5, 0.25])
    close(kata.evaluate(kata.support.flows, vessels), expected, dtype="float32")
    close(kata.evaluate(kata.support.flows, vessels.double()), expected, dtype="float64")


@pytest.mark.whitebox
def test_the_argument_of_evaluate_still_requires_its_gradient(kata):
    """`evaluate` only looks: after the call `x` still has `requires_grad=True`, and the gradient of
    all ones that it had before.

    de: `evaluate` schaut nur nach: Nach dem Aufruf hat `x` noch immer `requires_grad=True` und den
    Gradienten aus lauter Einsen, den es vorher hatte.
    """
    required, slope = kata.probe.parameter_after(kata.evaluate, kata.support.flow, VESSEL)
    still(required)
    equal(slope, torch.ones(2))


@pytest.mark.whitebox
def test_a_plain_argument_of_evaluate_stays_plain(kata):
    """An `x` that had `requires_grad=False` before the call still has it after the call, and the
    same numbers.

    de: Ein `x`, das vor dem Aufruf `requires_grad=False` hatte, hat es auch danach, und dieselben
    Zahlen.
    """
    unchanged(kata.evaluate, kata.support.flow, VESSEL)
    required, slope = kata.probe.tensor_after(kata.evaluate, kata.support.flow, VESSEL)
    plain(required)
    equal(slope, None)


@pytest.mark.whitebox
def test_an_old_gradient_is_forgotten_first(kata):
    """The weights may still have a gradient from the last step, here all ones. The sum begins
    without it.

    de: Die Gewichte können vom letzten Schritt noch einen Gradienten haben, hier lauter Einsen. Die
    Summe beginnt ohne ihn.
    """
    error = kata.support.squared_error
    required, slope = kata.probe.parameter_after(kata.accumulate, error, BATCHES, WEIGHTS)
    still(required)
    close(slope, SLOPES)


@pytest.mark.whitebox
def test_there_is_one_graph_at_a_time(kata):
    """Memory is the reason to go batch by batch: `backward()` uses the graph of one batch up before
    the next one is built, and does not retain it.

    de: Der Speicher ist der Grund, Batch für Batch vorzugehen: `backward()` verbraucht den Graphen
    eines Batches, bevor der nächste entsteht, und behält ihn nicht.
    """
    error = kata.support.small_memory()
    close(kata.probe.gradient_after(kata.accumulate, error, BATCHES, WEIGHTS), SLOPES)


@pytest.mark.whitebox
@given(
    table=arrays(np.int64, st.tuples(st.integers(1, 6), st.just(3)), elements=st.integers(-9, 9)),
    size=st.integers(1, 6),
)
def test_batches_of_any_number_and_size_give_the_gradient_of_the_whole(kata, support, table, size):
    """However the samples are divided into batches, the sum is the gradient of all samples at once.

    de: Wie auch immer die Beispiele auf Batches verteilt sind, die Summe ist der Gradient aller
    Beispiele auf einmal.
    """
    samples, weights = torch.tensor(table / 4), torch.tensor([0.5, -0.25], dtype=torch.float64)
    batches = list(samples.split(size))
    expected = slopes(lambda w: support.squared_error(w, samples), weights)
    error = kata.support.squared_error
    found = kata.probe.gradient_after(kata.accumulate, error, batches, weights)
    close(found, expected, atol=1e-5)
