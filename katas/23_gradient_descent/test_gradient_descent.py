"""Graded tests of kata 23: gradient descent with autograd."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from grader.testing import check, close, equal, raises, unchanged

FOUR = torch.tensor(4.0)
HALF = torch.tensor(0.5)


@st.composite
def bowls(draw):
    """A start of float64 of any shape, a curvature for each entry, a rate and a few steps."""
    shape = draw(array_shapes(min_dims=0, max_dims=3, max_side=3))
    start = arrays(np.int64, shape, elements=st.integers(-40, 40), fill=st.nothing())
    curvatures = arrays(np.int64, shape, elements=st.integers(1, 16), fill=st.nothing())
    rate = draw(st.sampled_from([0.125, 0.25, 0.5, 1.0]))
    steps = draw(st.integers(0, 5))
    return torch.tensor(draw(start) / 8), torch.tensor(draw(curvatures) / 4), rate, steps


def elimination_by_hand(rate, learning_rate, steps, times, found):
    """The descent of the elimination error, with the derivative that the chain rule gives."""
    times, found = np.array(times), np.array(found)
    values = []
    for _ in range(steps + 1):
        predicted = 10 * np.exp(-rate * times)
        values.append(np.square(predicted - found).mean())
        if len(values) <= steps:
            rate -= learning_rate * (2 * (predicted - found) * predicted * -times).mean()
    return rate, values


def test_the_first_step_of_the_worked_example_leads_from_4_to_2(kata):
    """At 4 the slope of x² is 8, and 4 − 0.25·8 = 2. The value falls from 16 to 4.

    de: An der Stelle 4 hat x² die Steigung 8, und 4 − 0,25·8 = 2. Der Wert fällt von 16 auf 4.
    """
    point, values = kata.descend(kata.support.parabola, FOUR, 0.25, 1)
    close(point, torch.tensor(2.0))
    close(values, [16.0, 4.0])


def test_each_step_uses_its_own_gradient_alone(kata):
    """At 2 the slope is 4, not 8 + 4: with the rate 0.25 each step halves the distance, 4, 2, 1.

    de: An der Stelle 2 ist die Steigung 4, nicht 8 + 4: Mit der Lernrate 0,25 halbiert jeder
    Schritt den Abstand, 4, 2, 1.
    """
    point, values = kata.descend(kata.support.parabola, FOUR, 0.25, 2)
    close(point, torch.tensor(1.0))
    close(values, [16.0, 4.0, 1.0])


def test_the_values_are_a_list_of_python_floats(kata):
    """The values are Python floats, such as 16.0, in a list. A tensor in it would print as
    `tensor(16.)`, and if it is not detached, it keeps its graph in memory.

    de: Die Werte sind Python-Floats wie 16.0, in einer Liste. Ein Tensor darin sähe aus wie
    `tensor(16.)`, und ohne `detach` hält er seinen Graphen im Speicher.
    """
    _, values = kata.descend(kata.support.parabola, FOUR, 0.25, 2)
    check(isinstance(values, list), values, en="a list", de="eine Liste")
    check(
        all(isinstance(value, float) for value in values),
        values,
        en="Python floats: [16.0, 4.0, 1.0]",
        de="Python-Floats: [16.0, 4.0, 1.0]",
    )


def test_the_start_keeps_its_numbers(kata):
    """The descent moves a copy. The caller may want to begin at the same start again.

    de: Der Abstieg bewegt eine Kopie. Vielleicht will der Aufrufer noch einmal am selben
    Startpunkt beginnen.
    """
    for steps in (0, 3):
        unchanged(kata.descend, kata.support.parabola, FOUR, 0.25, steps)
    unchanged(kata.best_rate, kata.support.parabola, FOUR, [0.25, 0.125], 3)


def test_the_elimination_rate_is_found(kata, support):
    """With the rate 0.003 twenty steps lead from 0.5 to 0.25 per hour, the rate behind the four
    blood samples.

    de: Mit der Lernrate 0,003 führen zwanzig Schritte von 0,5 zu 0,25 pro Stunde, der Rate hinter
    den vier Blutproben.
    """
    times, found = support.TIMES, support.CONCENTRATIONS
    expected, errors = elimination_by_hand(0.5, 0.003, 20, times, found)
    point, values = kata.descend(kata.support.elimination_error, HALF.double(), 0.003, 20)
    close(point, torch.tensor(expected, dtype=torch.float64))
    close(values, errors)


def test_the_best_rate_of_the_worked_example(kata):
    """After three steps down x² the rate 0.5 is at the minimum itself, 0.25 is above it, and 1.25
    has led away. What comes back is the rate, not where it stands in the list.

    de: Nach drei Schritten auf x² ist die Lernrate 0,5 genau im Minimum, 0,25 darüber, und 1,25 hat
    weggeführt. Zurück kommt die Lernrate und nicht ihr Platz in der Liste.
    """
    close(kata.best_rate(kata.support.parabola, FOUR, [0.25, 0.5, 1.25], 3), 0.5)
    close(kata.best_rate(kata.support.parabola, FOUR, [1.25, 1.0, 0.125], 3), 0.125)
    close(kata.best_rate(kata.support.parabola, FOUR, [1.25, 0.25], 1), 0.25)


def test_each_rate_begins_at_the_start(kata):
    """Each descent begins at the start, not where the one before it has ended: so 0.25 is better
    than 0.125, which comes after it.

    de: Jeder Abstieg beginnt am Startpunkt und nicht dort, wo der vorige aufgehört hat: Darum ist
    0,25 besser als 0,125, die danach kommt.
    """
    close(kata.best_rate(kata.support.parabola, FOUR, [0.25, 0.125], 3), 0.25)


def test_without_a_step_the_start_comes_back(kata):
    """With 0 steps the point is the start, and its value is the only one.

    de: Bei 0 Schritten ist der Punkt der Startpunkt, und sein Wert ist der einzige.
    """
    point, values = kata.descend(kata.support.parabola, FOUR, 0.25, 0)
    equal(point, FOUR)
    close(values, [16.0])


def test_a_larger_rate_jumps_over_the_minimum(kata):
    """With the rate 0.75 each step lands on the other side, at half the distance: 4, −2, 1, −0.5.

    de: Mit der Lernrate 0,75 landet jeder Schritt auf der anderen Seite, halb so weit entfernt: 4,
    −2, 1, −0,5.
    """
    point, values = kata.descend(kata.support.parabola, FOUR, 0.75, 3)
    close(point, torch.tensor(-0.5))
    close(values, [16.0, 4.0, 1.0, 0.25])


def test_too_large_a_rate_leads_away(kata):
    """With the rate 1.25 each step lands further away: 4, −6, 9, −13.5. `descend` reports that as
    it is, and takes all of its steps.

    de: Mit der Lernrate 1,25 landet jeder Schritt weiter weg: 4, −6, 9, −13,5. `descend` berichtet
    das, wie es ist, und macht alle seine Schritte.
    """
    point, values = kata.descend(kata.support.parabola, FOUR, 1.25, 3)
    close(point, torch.tensor(-13.5))
    close(values, [16.0, 36.0, 81.0, 182.25])


def test_a_descent_may_leave_the_range_of_floats(kata):
    """The values of x⁴ soon are infinite, then inf − inf is no number (nan): `descend` goes on all
    the same, and returns them.

    de: Die Werte von x⁴ sind bald unendlich, und dann ist inf − inf keine Zahl (nan): `descend`
    macht trotzdem weiter und gibt sie zurück.
    """
    _, values = kata.descend(kata.support.quartic, FOUR, 1.0, 8)
    check(
        len(values) == 9,
        len(values),
        en="9 values: one at the start and one after each of the 8 steps",
        de="9 Werte: einer am Start und einer nach jedem der 8 Schritte",
    )
    check(
        not math.isfinite(values[-1]),
        values[-1],
        en="a last value that is not finite (inf or nan)",
        de="ein letzter Wert, der nicht endlich ist (inf oder nan)",
    )


def test_the_point_keeps_the_dtype_of_the_start(kata):
    """A float32 start leads to a float32 point, a float64 start to a float64 point.

    de: Ein Startpunkt in float32 führt zu einem Punkt in float32, einer in float64 zu einem in
    float64.
    """
    for start in (FOUR, FOUR.double()):
        point, _ = kata.descend(kata.support.parabola, start, 0.25, 2)
        close(point, torch.tensor(1.0), dtype=str(start.dtype).removeprefix("torch."))


@given(case=bowls())
def test_every_entry_goes_down_its_own_slope(kata, case):
    """The start may have any shape, and each entry follows a slope of its own. In a bowl c/2·x², n
    steps multiply an entry by (1 − ηc)ⁿ.

    de: Der Startpunkt darf jede Form haben, und jeder Eintrag folgt seiner eigenen Steigung. In
    einer Schale c/2·x² multiplizieren n Schritte einen Eintrag mit (1 − ηc)ⁿ.
    """
    start, curvatures, rate, steps = case
    path = [start * (1 - rate * curvatures) ** n for n in range(steps + 1)]
    point, values = kata.descend(kata.support.bowl(curvatures), start, rate, steps)
    close(point, path[-1], dtype="float64")
    close(values, [float((curvatures / 2 * x**2).sum()) for x in path])


@pytest.mark.whitebox
def test_the_start_stays_a_plain_tensor(kata):
    """After the call `start` has `requires_grad=False` and no gradient, as before.

    de: Nach dem Aufruf hat `start` wie zuvor `requires_grad=False` und keinen Gradienten.
    """
    required, slope = kata.probe.tensor_after(kata.descend, kata.support.parabola, FOUR, 0.25, 3)
    check(
        not required,
        required,
        en="False: the start still has requires_grad=False",
        de="False: Der Startpunkt hat noch immer requires_grad=False",
    )
    equal(slope, None)


@pytest.mark.whitebox
def test_no_graph_comes_back(kata):
    """The point is part of no graph, nor are the values: it would be kept in memory for nothing.

    de: Der Punkt gehört zu keinem Graphen, und die Werte auch nicht: Er bliebe umsonst im Speicher.
    """
    for steps in (0, 3):
        built = kata.probe.requires_grad(kata.descend, kata.support.parabola, FOUR, 0.25, steps)
        check(
            not built,
            built,
            en="False: nothing that comes back requires a gradient",
            de="False: Nichts, was zurückkommt, verlangt einen Gradienten",
        )


@pytest.mark.whitebox
def test_the_point_is_a_new_tensor(kata):
    """The point has memory of its own, also after 0 steps: a later change of it must not move the
    start.

    de: Der Punkt hat eigenen Speicher, auch nach 0 Schritten: Ändert er sich später, darf das den
    Startpunkt nicht verschieben.
    """
    for steps in (3, 0):
        point = kata.support.point_after(kata.descend, steps)
        same_memory = kata.probe.shares_memory(point, FOUR)
        check(
            same_memory is False,
            same_memory,
            en="False: the point has memory of its own",
            de="False: Der Punkt hat eigenen Speicher",
        )


def test_the_smallest_value_may_be_large(kata):
    """From 100 a single small step leads from 10,000 to about 9,960 or 9,920: the smaller of two
    large values is the smallest.

    de: Von 100 aus führt ein einziger kleiner Schritt von 10 000 auf etwa 9960 oder 9920: Der
    kleinere von zwei großen Werten ist der kleinste.
    """
    hundred = torch.tensor(100.0)
    close(kata.best_rate(kata.support.parabola, hundred, [0.001, 0.002], 1), 0.002)


def test_the_first_of_several_best_rates_counts(kata):
    """0.25 and 0.75 end at the same height, on two sides of the minimum. The first one counts.

    de: 0,25 und 0,75 enden auf gleicher Höhe, auf zwei Seiten des Minimums. Es zählt die erste.
    """
    close(kata.best_rate(kata.support.parabola, FOUR, [0.25, 0.75], 3), 0.25)
    close(kata.best_rate(kata.support.parabola, FOUR, [0.75, 0.25], 3), 0.75)


def test_the_last_value_counts(kata):
    """Only the last value counts. In a long valley the rate 0.21 is low on the way, but high up at
    the end; there 0.01 is lower.

    de: Es zählt nur der letzte Wert. In einem langen Tal ist die Lernrate 0,21 unterwegs weit
    unten, am Ende aber hoch oben; dort ist 0,01 tiefer.
    """
    valley = kata.support.bowl(torch.tensor([1.0, 10.0]))
    close(kata.best_rate(valley, torch.tensor([10.0, 0.1]), [0.21, 0.01], 40), 0.01)


def test_a_rate_that_ends_in_infinity_or_nan_is_never_the_best(kata):
    """Whatever is compared with nan is False; so a rate that ends in nan wins or loses by chance,
    if nobody looks for it. Wherever it stands in the list, it must not win.

    de: Jeder Vergleich mit nan ergibt False; achtet niemand darauf, gewinnt oder verliert eine
    Lernrate, die bei nan endet, nur durch Zufall. Wo auch immer sie in der Liste steht, sie darf
    nicht gewinnen.
    """
    for rates in ([1.0, 0.001], [0.001, 1.0], [1.0, 0.001, 2.0]):
        for steps in (4, 8):
            close(kata.best_rate(kata.support.quartic, FOUR, rates, steps), 0.001)


def test_a_rate_that_ends_at_minus_infinity_is_never_the_best(kata):
    """−inf is smaller than any number, but it is not finite either: the rate that ends there is
    never the best.

    de: −inf ist kleiner als jede Zahl, aber ebenso wenig endlich: Eine Lernrate, die dort endet,
    ist nie die beste.
    """
    for rates in ([1.0, 0.001], [0.001, 1.0]):
        close(kata.best_rate(kata.support.endless_slope, FOUR, rates, 4), 0.001)


def test_if_every_rate_leads_to_infinity_there_is_no_best_one(kata):
    """If no last value is finite, or there are no rates at all, the answer is a ValueError.

    de: Ist kein letzter Wert endlich oder gibt es gar keine Lernraten, ist die Antwort ein
    ValueError.
    """
    for steps in (3, 4, 8):
        raises(ValueError, kata.best_rate, kata.support.quartic, FOUR, [1.0, 2.0], steps)
    raises(ValueError, kata.best_rate, kata.support.endless_slope, FOUR, [1.0, 2.0], 8)
    raises(ValueError, kata.best_rate, kata.support.quartic, FOUR, [], 8)


def test_one_step_from_a_drawn_start_leads_half_the_way(kata, rng):
    """At s the slope of x² is 2s, and s − 0.25·2s is half of s.

    de: An der Stelle s hat x² die Steigung 2s, und s − 0,25·2s ist die Hälfte von s.
    """
    start = torch.tensor(rng.uniform(1.0, 9.0))
    point, _ = kata.descend(kata.support.parabola, start, 0.25, 1)
    close(point, start / 2)
