"""Graded tests of kata 31: a neuron with a threshold."""

from hypothesis import given
from hypothesis import strategies as st

from grader.testing import equal, unchanged

# quarters add up without rounding, so that "exceeds" means the same in every order of summation
quarters = st.integers(-40, 40).map(lambda n: n / 4)


def test_the_worked_example_fires(kata):
    """0.5 + 0.25 + 0.75 = 1.5 is more than the threshold 1.0.

    de: 0,5 + 0,25 + 0,75 = 1,5 liegt über dem Schwellenwert 1,0.
    """
    equal(kata.activate([0.5, 0.25, 0.75], 1.0), 1)


def test_a_sum_below_the_threshold_stays_silent(kata):
    """A sum below the threshold is not passed on.

    de: Eine Summe unter dem Schwellenwert wird nicht weitergeleitet.
    """
    equal(kata.activate([0.5, 0.25], 1.0), 0)


def test_a_sum_equal_to_the_threshold_stays_silent(kata):
    """The sum has to exceed the threshold; being equal is not enough.

    de: Die Summe muss den Schwellenwert übersteigen; Gleichheit genügt nicht.
    """
    equal(kata.activate([0.25, 0.75], 1.0), 0)


def test_many_small_inputs_add_up(kata):
    """It is the sum that counts: many weak signals together can fire the neuron, nine of them or
    five thousand.

    de: Es zählt die Summe: Viele schwache Signale zusammen können das Neuron feuern lassen, ob neun
    oder fünftausend.
    """
    equal(kata.activate([0.25] * 9, 2.0), 1)
    equal(kata.activate([0.25] * 5000, 1249.75), 1)
    equal(kata.activate([0.25] * 5000, 1250.0), 0)


def test_a_negative_input_inhibits(kata):
    """An inhibiting synapse counts as a negative input and can keep the neuron silent.

    de: Eine hemmende Synapse zählt als negative Eingabe und kann das Neuron stumm halten.
    """
    equal(kata.activate([1.5, -0.75], 1.0), 0)


def test_the_smallest_excess_is_enough(kata):
    """A sum above the threshold by a millionth or far less makes the neuron fire; rounding must not
    hide it.

    de: Eine Summe, die um ein Millionstel oder weit weniger über dem Schwellenwert liegt, lässt das
    Neuron feuern; Runden darf sie nicht verbergen.
    """
    equal(kata.activate([0.5, 0.5, 2**-20], 1.0), 1)
    equal(kata.activate([0.5, 0.5, 2**-40], 1.0), 1)
    equal(kata.activate([0.5, 0.5], 1.0 + 2**-40), 0)


def test_a_single_input_is_enough(kata):
    """A neuron may have just one input.

    de: Ein Neuron kann auch nur einen einzigen Eingang haben.
    """
    equal(kata.activate([2.0], 1.5), 1)


def test_a_threshold_may_be_negative(kata):
    """The comparison is the same for a threshold below zero and at zero.

    de: Auch mit einem Schwellenwert unter null oder gleich null bleibt der Vergleich derselbe.
    """
    equal(kata.activate([-0.5], -1.0), 1)
    equal(kata.activate([0.125], 0.0), 1)


def test_no_input_at_all_has_the_sum_zero(kata):
    """Without inputs the sum is 0: silent at the threshold 0, firing at -0.5.

    de: Ohne Eingaben ist die Summe 0: stumm beim Schwellenwert 0, feuernd bei -0,5.
    """
    equal(kata.activate([], 0.0), 0)
    equal(kata.activate([], -0.5), 1)


def test_the_inputs_are_left_as_they_are(kata):
    """The function only looks at the inputs; the caller's list stays the same, also an empty one.

    de: Die Funktion schaut die Eingaben nur an; die Liste des Aufrufers bleibt, wie sie ist, auch
    eine leere.
    """
    unchanged(kata.activate, [0.5, 0.25, 0.75], 1.0)
    unchanged(kata.activate, [], 1.0)


@given(inputs=st.lists(quarters, max_size=12), threshold=quarters)
def test_any_inputs_and_any_threshold(kata, inputs, threshold):
    """1 if the sum of the inputs exceeds the threshold, otherwise 0.

    de: 1, wenn die Summe der Eingaben den Schwellenwert übersteigt, sonst 0.
    """
    equal(kata.activate(inputs, threshold), int(sum(inputs) > threshold))


def test_drawn_inputs_far_from_the_threshold(kata, rng):
    """Where the sum is above the threshold by 1, the neuron fires; 1 below it, it stays silent.

    de: Liegt die Summe um 1 über dem Schwellenwert, feuert das Neuron; um 1 darunter bleibt es
    stumm.
    """
    for _ in range(12):
        inputs, side = (rng.integers(1, 9, 4) / 4).tolist(), int(rng.integers(2))
        equal(kata.activate(inputs, sum(inputs) + 1.0 - 2.0 * side), side)
