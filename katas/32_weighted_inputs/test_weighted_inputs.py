"""Graded tests of kata 32: weighted inputs."""

from math import fsum

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from grader.testing import check, equal, raises, unchanged

# the README's signals and threshold, whatever has become of the constants in the learner's file
SIGNALS = ((0.25, 1.0, 0.25), (1.0, 1.0, 0.25), (1.0, 1.0, 1.0))
THRESHOLD = 1.0
# products of quarters add up without rounding, so that "exceeds" means the same in every order
quarters = st.integers(-20, 20).map(lambda n: n / 4)


def is_three_by_three(vectors):
    """Whether these are three vectors of three numbers, as lists, tuples or an array."""
    if not isinstance(vectors, list | tuple | np.ndarray):
        return False
    try:
        array = np.asarray(vectors)
    except ValueError:  # rows of unequal length
        return False
    return array.shape == (3, 3) and array.dtype.kind in "iuf" and bool(np.isfinite(array).all())


def fires_only_for(k, vectors):
    """Demand that the k-th weight vector fires for SIGNALS[k] and for no other signal."""
    check(
        is_three_by_three(vectors),
        vectors,
        en="three weight vectors of three numbers each",
        de="drei Gewichtsvektoren mit je drei Zahlen",
    )
    weights = [float(w) for w in vectors[k]]
    sums = [fsum(x * w for x, w in zip(signal, weights, strict=True)) for signal in SIGNALS]
    check(
        [i for i, total in enumerate(sums) if total > THRESHOLD] == [k],
        vectors,
        en=f"weights at index {k} whose sum exceeds {THRESHOLD} for SIGNALS[{k}] only; "
        f"these give the sums {sums}",
        de=f"Gewichte am Index {k}, deren Summe nur bei SIGNALS[{k}] über {THRESHOLD} liegt; "
        f"diese ergeben die Summen {sums}",
    )


def test_the_worked_example_fires(kata):
    """2.0 · 0.5 - 1.0 · 0.25 + 1.0 · 0.75 = 1.5 is more than the threshold 1.0.

    de: 2,0 · 0,5 - 1,0 · 0,25 + 1,0 · 0,75 = 1,5 liegt über dem Schwellenwert 1,0.
    """
    equal(kata.activate([0.5, 0.25, 0.75], [2.0, -1.0, 1.0], 1.0), 1)


def test_a_large_weight_amplifies_a_weak_input(kata):
    """The weight multiplies its input, here a single one: 8.0 · 0.25 = 2.0 exceeds 1.0.

    de: Das Gewicht vervielfacht seine Eingabe, hier eine einzige: 8,0 · 0,25 = 2,0 übersteigt 1,0.
    """
    equal(kata.activate([0.25], [8.0], 1.0), 1)


def test_each_weight_belongs_to_the_input_at_its_place(kata):
    """The first weight goes with the first input, the second with the second, and so on.

    de: Das erste Gewicht gehört zur ersten Eingabe, das zweite zur zweiten und so fort.
    """
    equal(kata.activate([1.0, 0.25], [0.5, 2.0], 1.5), 0)


def test_the_weight_zero_switches_an_input_off(kata):
    """Whatever arrives at a synapse with the weight 0 adds nothing to the sum.

    de: Was an einer Synapse mit dem Gewicht 0 ankommt, trägt zur Summe nichts bei.
    """
    equal(kata.activate([0.5, 5.0], [1.0, 0.0], 1.0), 0)


def test_a_negative_weight_inhibits(kata):
    """A negative weight makes an input inhibit: 2.0 · 1.0 - 1.5 · 1.0 = 0.5 is too little.

    de: Ein negatives Gewicht lässt eine Eingabe hemmen: 2,0 · 1,0 - 1,5 · 1,0 = 0,5 reicht nicht.
    """
    equal(kata.activate([1.0, 1.0], [2.0, -1.5], 1.0), 0)


def test_the_threshold_is_the_one_passed(kata):
    """Each neuron has its own threshold, the third argument, whatever THRESHOLD in the file is: the
    sum 0.5 exceeds 0.25, 2.0 does not exceed 3.0, and -0.5 exceeds -1.0.

    de: Jedes Neuron hat seinen eigenen Schwellenwert, das dritte Argument, was auch immer THRESHOLD
    in der Datei ist: Die Summe 0,5 übersteigt 0,25, 2,0 übersteigt 3,0 nicht, und -0,5 übersteigt
    -1,0.
    """
    equal(kata.activate([0.5], [1.0], 0.25), 1)
    equal(kata.activate([1.0, 1.0], [1.0, 1.0], 3.0), 0)
    equal(kata.activate([-0.5], [1.0], -1.0), 1)


def test_signals_and_threshold_stay_as_given(kata):
    """The world is given and the weights are what learns: SIGNALS and THRESHOLD do not change.

    de: Die Welt ist gegeben, gelernt werden die Gewichte: SIGNALS und THRESHOLD bleiben, wie sie
    sind.
    """
    kata.find_weights()
    equal(kata.SIGNALS, SIGNALS)
    equal(kata.THRESHOLD, THRESHOLD)


def test_the_first_weights_fire_for_the_spot_of_light_only(kata):
    """With the first weight vector only the spot of light, SIGNALS[0], may exceed the threshold.

    de: Mit dem ersten Gewichtsvektor darf nur der Lichtpunkt, SIGNALS[0], den Schwellenwert
    übersteigen.
    """
    fires_only_for(0, kata.find_weights())


def test_the_second_weights_fire_for_the_edge_only(kata):
    """With the second weight vector only the edge, SIGNALS[1], may exceed the threshold.

    de: Mit dem zweiten Gewichtsvektor darf nur die Kante, SIGNALS[1], den Schwellenwert
    übersteigen.
    """
    fires_only_for(1, kata.find_weights())


def test_the_third_weights_fire_for_daylight_only(kata):
    """With the third weight vector only the daylight, SIGNALS[2], may exceed the threshold.

    de: Mit dem dritten Gewichtsvektor darf nur das Tageslicht, SIGNALS[2], den Schwellenwert
    übersteigen.
    """
    fires_only_for(2, kata.find_weights())


def test_a_weighted_sum_equal_to_the_threshold_stays_silent(kata):
    """The weighted sum has to exceed the threshold; being equal is not enough.

    de: Die gewichtete Summe muss den Schwellenwert übersteigen; Gleichheit genügt nicht.
    """
    equal(kata.activate([0.5, 0.25], [1.0, 2.0], 1.0), 0)


def test_the_smallest_excess_is_enough(kata):
    """A weighted sum above the threshold by a millionth or far less makes the neuron fire; rounding
    must not hide it.

    de: Eine gewichtete Summe, die um ein Millionstel oder weit weniger über dem Schwellenwert
    liegt, lässt das Neuron feuern; Runden darf sie nicht verbergen.
    """
    equal(kata.activate([0.5, 2**-20], [2.0, 1.0], 1.0), 1)
    equal(kata.activate([0.5, 2**-40], [2.0, 1.0], 1.0), 1)
    equal(kata.activate([0.5, 2**-40], [2.0, -1.0], 1.0), 0)


def test_hundreds_of_inputs_add_up(kata):
    """It is the sum of all products that counts: 200 inputs with small weights can fire the neuron.

    de: Es zählt die Summe aller Produkte: 200 Eingaben mit kleinen Gewichten können das Neuron
    feuern lassen.
    """
    equal(kata.activate([0.5] * 200, [0.25] * 200, 24.75), 1)
    equal(kata.activate([0.5] * 200, [0.25] * 200, 25.0), 0)


def test_inputs_and_weights_are_left_as_they_are(kata):
    """The function only looks at both lists; the caller's numbers stay the same.

    de: Die Funktion schaut beide Listen nur an; die Zahlen des Aufrufers bleiben, wie sie sind.
    """
    unchanged(kata.activate, [0.5, 0.25], [2.0, -1.0], 1.0)


def test_a_signal_may_be_a_tuple(kata):
    """Inputs and weights may be tuples like those in SIGNALS: for the spot of light these weights
    give 1.25, more than 1.0, for the edge 0.5.

    de: Eingaben und Gewichte können Tupel wie die in SIGNALS sein: Beim Lichtpunkt ergeben diese
    Gewichte 1,25, mehr als 1,0, bei der Kante 0,5.
    """
    equal(kata.activate(SIGNALS[0], (-1.0, 1.5, 0.0), THRESHOLD), 1)
    equal(kata.activate(SIGNALS[1], (-1.0, 1.5, 0.0), THRESHOLD), 0)


def test_too_few_weights_are_an_error(kata):
    """A neuron has as many weights as inputs. An input without a weight is a ValueError, also where
    there is just one weight or none.

    de: Ein Neuron hat so viele Gewichte wie Eingaben. Eine Eingabe ohne Gewicht löst einen
    ValueError aus, auch bei nur einem oder gar keinem Gewicht.
    """
    raises(ValueError, kata.activate, [0.5, 0.25, 0.75], [2.0, -1.0], 1.0)
    raises(ValueError, kata.activate, [0.5] * 5, [2.0] * 3, 1.0)
    raises(ValueError, kata.activate, [0.5, 0.25], [2.0], 1.0)
    raises(ValueError, kata.activate, [0.5], [], 1.0)


def test_too_many_weights_are_an_error(kata):
    """A weight without an input is a ValueError, also where there is just one input or none.

    de: Ein Gewicht ohne Eingabe löst einen ValueError aus, auch bei nur einer oder gar keiner
    Eingabe.
    """
    raises(ValueError, kata.activate, [0.5] * 3, [2.0] * 5, 1.0)
    raises(ValueError, kata.activate, [0.5], [2.0, -1.0], 1.0)
    raises(ValueError, kata.activate, [], [2.0], 1.0)


def test_no_inputs_and_no_weights_have_the_sum_zero(kata):
    """Without inputs the sum is 0: silent at the threshold 0, firing at -0.5.

    de: Ohne Eingaben ist die Summe 0: stumm beim Schwellenwert 0, feuernd bei -0,5.
    """
    equal(kata.activate([], [], 0.0), 0)
    equal(kata.activate([], [], -0.5), 1)


@given(pairs=st.lists(st.tuples(quarters, quarters), max_size=8), threshold=quarters)
def test_any_inputs_any_weights_and_any_threshold(kata, pairs, threshold):
    """1 if the sum of all inputs times their weights exceeds the threshold, otherwise 0.

    de: 1, wenn die Summe aller Eingaben mal ihrer Gewichte den Schwellenwert übersteigt, sonst 0.
    """
    inputs, weights = [x for x, _ in pairs], [w for _, w in pairs]
    total = np.dot(inputs, weights)
    equal(kata.activate(inputs, weights, threshold), int(total > threshold))


def test_drawn_inputs_far_from_the_threshold(kata, rng):
    """Where the weighted sum is above the threshold by 1, the neuron fires; 1 below it, it stays
    silent.

    de: Liegt die gewichtete Summe um 1 über dem Schwellenwert, feuert das Neuron; um 1 darunter
    bleibt es stumm.
    """
    for _ in range(12):
        inputs, weights = rng.integers(1, 9, 3) / 4, rng.integers(1, 9, 3) / 4
        side = int(rng.integers(2))
        threshold = float(inputs @ weights) + 1.0 - 2.0 * side
        equal(kata.activate(inputs.tolist(), weights.tolist(), threshold), side)
