"""Graded tests of kata 03: classes."""

from hypothesis import given
from hypothesis import strategies as st

from grader.testing import check, equal

quarters = st.integers(-4, 8).map(lambda n: n / 4)
thresholds = st.integers(-2, 8).map(lambda n: n / 4)


def answers_of(threshold, signals):
    """What a neuron answers to one signal after the other, and the charge that is left."""
    answers, charge = [], 0.0
    for signal in signals:
        charge += signal
        answers.append(1 if charge > threshold else 0)
        charge = 0.0 if answers[-1] else charge
    return answers, charge


def test_the_worked_example(kata):
    """0.75 is too little for the threshold 1.0; 0.5 more makes 1.25, and the neuron fires.

    de: 0,75 ist zu wenig für den Schwellenwert 1,0; mit weiteren 0,5 sind es 1,25, und das Neuron
    feuert.
    """
    neuron = kata.Neuron(1.0)
    equal(neuron.receive(0.75), 0)
    equal(neuron.receive(0.5), 1)


def test_a_new_neuron_is_without_charge_and_answers(kata):
    """A new neuron has three attributes: `threshold`, the number given, `charge`, which is 0, and
    `answers`, an empty list.

    de: Ein neues Neuron hat drei Attribute: `threshold`, die übergebene Zahl, `charge`, die 0 ist,
    und `answers`, eine leere Liste.
    """
    neuron = kata.Neuron(1.5)
    equal(neuron.threshold, 1.5)
    equal(kata.Neuron(-0.5).threshold, -0.5)
    equal(neuron.charge, 0)
    equal(neuron.answers, [])
    check(isinstance(neuron.answers, list), neuron.answers, en="a list", de="eine Liste")


def test_the_charge_adds_up(kata):
    """Below the threshold each signal is added to what is there already.

    de: Unter dem Schwellenwert kommt jedes Signal zu dem hinzu, was schon da ist.
    """
    neuron = kata.Neuron(2.0)
    for total in (0.5, 1.0, 1.5):
        equal(neuron.receive(0.5), 0)
        equal(neuron.charge, total)


def test_the_threshold_has_to_be_exceeded(kata):
    """A charge equal to the threshold is not enough, and it stays.

    de: Eine Ladung, die dem Schwellenwert nur gleicht, genügt nicht, und sie bleibt.
    """
    neuron = kata.Neuron(1.0)
    equal(neuron.receive(1.0), 0)
    equal(neuron.charge, 1.0)


def test_a_neuron_that_fires_starts_from_zero(kata):
    """1.75 exceeds 1.0 by 0.75, but nothing of it is left over; so 0.5 is too little again.

    de: 1,75 überschreitet 1,0 um 0,75, aber davon bleibt nichts übrig; danach sind 0,5 wieder zu
    wenig.
    """
    neuron = kata.Neuron(1.0)
    equal(neuron.receive(1.75), 1)
    equal(neuron.charge, 0)
    equal(neuron.receive(0.5), 0)
    equal(neuron.charge, 0.5)


def test_a_signal_can_inhibit(kata):
    """A negative signal lowers the charge, also below 0.

    de: Ein negatives Signal senkt die Ladung, auch unter 0.
    """
    neuron = kata.Neuron(1.0)
    equal(neuron.receive(-0.5), 0)
    equal(neuron.charge, -0.5)
    equal(neuron.receive(1.25), 0)
    equal(neuron.charge, 0.75)


def test_the_answers_are_kept(kata):
    """Each answer goes to the end of the list, zeros too, so the oldest stands first.

    de: Jede Antwort kommt ans Ende der Liste, auch eine Null; die älteste steht also vorn.
    """
    neuron = kata.Neuron(1.0)
    for signal in (1.5, 0.5, 0.25, 0.5, 0.75):
        neuron.receive(signal)
    equal(neuron.answers, [1, 0, 0, 1, 0])


def test_spikes_are_counted(kata):
    """Only the answers 1 count as spikes; without a signal there are none.

    de: Als Spikes zählen nur die Antworten 1; ohne Signal gibt es keine.
    """
    neuron = kata.Neuron(1.0)
    equal(neuron.spikes(), 0)
    for signal in (1.5, 0.5, 0.25, 0.5):
        neuron.receive(signal)
    equal(neuron.spikes(), 2)


def test_a_question_changes_nothing(kata):
    """`spikes` only looks: asked twice it gives the same, and charge and answers stay.

    de: `spikes` schaut nur nach: Zweimal gefragt gibt es dasselbe zurück, und Ladung und Antworten
    bleiben.
    """
    neuron = kata.Neuron(1.0)
    neuron.receive(1.5)
    neuron.receive(0.5)
    equal(neuron.spikes(), 1)
    equal(neuron.spikes(), 1)
    equal(neuron.charge, 0.5)
    equal(neuron.answers, [1, 0])


def test_each_neuron_has_a_state_of_its_own(kata):
    """Two neurons with the thresholds 2.0 and 0.5 get the signal 1.0 each, the second one first. It
    alone fires, and the other one shares neither its threshold nor its charge, answers and spikes.

    de: Zwei Neuronen mit den Schwellenwerten 2,0 und 0,5 bekommen je das Signal 1,0, das zweite
    zuerst. Nur dieses feuert, und das andere teilt weder Schwellenwert noch Ladung, Antworten und
    Spikes mit ihm.
    """
    calm, lively = kata.Neuron(2.0), kata.Neuron(0.5)
    equal(calm.threshold, 2.0)
    equal(lively.receive(1.0), 1)
    equal(calm.receive(1.0), 0)
    equal(calm.answers, [0])
    equal(lively.answers, [1])
    equal(calm.charge, 1.0)
    equal(lively.charge, 0)
    equal(calm.spikes(), 0)
    equal(lively.spikes(), 1)
    equal(kata.Neuron(1.0).answers, [])


def test_the_threshold_may_change(kata):
    """A neuron that gets tired has a higher threshold: the one that it has now counts. The charge
    stays, and once the threshold is below it, even a signal of 0 makes the neuron fire.

    de: Ermüdet ein Neuron, steigt sein Schwellenwert: Es gilt der, den es jetzt hat. Die Ladung
    bleibt, und liegt der Schwellenwert dann darunter, lässt sogar ein Signal von 0 das Neuron
    feuern.
    """
    neuron = kata.Neuron(1.0)
    neuron.receive(0.75)
    neuron.threshold = 2.0
    equal(neuron.charge, 0.75)
    equal(neuron.receive(1.0), 0)
    neuron.threshold = 0.5
    equal(neuron.charge, 1.75)
    equal(neuron.receive(0.0), 1)


def test_nothing_is_forgotten(kata):
    """However many signals arrive, all answers are kept and all spikes are counted: of 30 equal
    signals every second one makes the neuron fire.

    de: Wie viele Signale auch kommen, alle Antworten bleiben erhalten, und alle Spikes werden
    gezählt: Von 30 gleichen Signalen lässt jedes zweite das Neuron feuern.
    """
    neuron = kata.Neuron(1.0)
    for _ in range(30):
        neuron.receive(0.75)
    equal(neuron.spikes(), 15)
    equal(neuron.answers, [0, 1] * 15)


@given(threshold=thresholds, signals=st.lists(quarters, max_size=6))
def test_any_signals(kata, threshold, signals):
    """After each signal: above the threshold 1 and no charge, otherwise 0 and the sum so far.

    de: Nach jedem Signal: über dem Schwellenwert 1 und keine Ladung, sonst 0 und die Summe bisher.
    """
    neuron = kata.Neuron(threshold)
    answers, charge = answers_of(threshold, signals)
    for signal, answer in zip(signals, answers, strict=True):
        equal(neuron.receive(signal), answer)
    equal(neuron.charge, charge)
    equal(neuron.answers, answers)
    equal(neuron.spikes(), sum(answers))


def test_drawn_signals_add_up(kata, rng):
    """As long as the sum of all signals stays below the threshold, the answer is 0 and the charge
    is the sum.

    de: Solange die Summe aller Signale unter dem Schwellenwert bleibt, ist die Antwort 0 und die
    Ladung die Summe.
    """
    neuron, total = kata.Neuron(100.0), 0.0
    for signal in (rng.integers(1, 40, 6) / 4).tolist():
        total += signal
        equal(neuron.receive(signal), 0)
        equal(neuron.charge, total)
