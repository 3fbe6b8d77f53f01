"""Graded tests of kata 55: learning rates that fall."""

import math

import torch
from hypothesis import given as drawn
from hypothesis import strategies as st

from grader.testing import check, close, equal
from grader.testing.proxy import ObjectProxy

torch.optim.SGD([torch.zeros(1)], lr=1.0)  # the first one takes seconds in a fresh process

firsts = st.sampled_from([1.0, 0.5, 0.1, 0.02])
factors = st.sampled_from([0.5, 0.1, 0.9, 0.25])
lasts = st.sampled_from([0.0, 0.001, 0.01])


def by_steps(epoch, first, step_size, factor):
    """The rate of an epoch by the formula of the step schedule."""
    return first * factor ** (epoch // step_size)


def by_cosine(epoch, first, epochs, last=0.0):
    """The rate of an epoch by the formula of the cosine schedule."""
    return last + (first - last) * (1 + math.cos(math.pi * epoch / epochs)) / 2


def rates_of_torch(first, make, epochs):
    """The rates that a scheduler of torch sets in so many epochs."""
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=first)
    scheduler, found = make(optimizer), []
    for _ in range(epochs):
        found.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return found


def sets(idle, scheduler, expected):
    """Demand a scheduler, and that these are the rates it sets epoch by epoch."""
    check(
        isinstance(scheduler, ObjectProxy) and idle.is_from_torch(scheduler),
        scheduler,
        en="a scheduler from torch.optim.lr_scheduler",
        de="ein Scheduler aus torch.optim.lr_scheduler",
    )
    close(idle.rates(scheduler, len(expected)), expected)


def trained_weight(support, rates):
    """The weight after one epoch with each of these rates: w -= rate * mean(2 * (w x - t) * x)."""
    weight, pairs = 0.0, list(zip(support.INPUTS, support.TARGETS, strict=True))
    for rate in rates:
        for start in range(0, len(pairs), support.BATCH_SIZE):
            batch = pairs[start : start + support.BATCH_SIZE]
            weight -= rate * sum(2 * (weight * x - t) * x for x, t in batch) / len(batch)
    return torch.tensor([[weight]])


def test_the_steps_of_the_worked_example(kata):
    """From 0.1, halved every three epochs: 0.1 in the epochs 0 to 2, 0.05 in 3 to 5, then 0.025.
    Epochs are counted from 0.

    de: Von 0,1 aus, alle drei Epochen halbiert: 0,1 in den Epochen 0 bis 2; 0,05 in 3 bis 5; dann
    0,025. Epochen werden ab 0 gezählt.
    """
    for epoch, rate in enumerate([0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.025]):
        close(kata.step_rate(epoch, 0.1, 3, 0.5), rate)


def test_the_rate_falls_at_the_step_not_before(kata):
    """With a step size of 10 the epochs 0 to 9 are ten; epoch 10 is the first with a new rate.

    de: Eine Stufe von 10 Epochen umfasst die Epochen 0 bis 9; erst Epoche 10 hat eine neue
    Lernrate.
    """
    close(kata.step_rate(9, 1.0, 10, 0.1), 1.0)
    close(kata.step_rate(10, 1.0, 10, 0.1), 0.1)
    close(kata.step_rate(19, 1.0, 10, 0.1), 0.1)
    close(kata.step_rate(20, 1.0, 10, 0.1), 0.01)


def test_the_cosine_of_the_worked_example(kata):
    """From 0.1 to 0 in four epochs; half way the cosine is 0 and the rate half of the first.

    de: In vier Epochen von 0,1 auf 0; auf halbem Weg ist der Kosinus 0 und die Lernrate halb so
    groß wie die erste.
    """
    for epoch, rate in enumerate([0.1, 0.0853553, 0.05, 0.0146447, 0.0]):
        close(kata.cosine_rate(epoch, 0.1, 4), rate)


def test_the_cosine_goes_from_the_first_rate_to_the_last(kata):
    """Epoch 0 has the first rate, the end exactly the last one, and half way is their mean.

    de: Epoche 0 hat die erste Lernrate, das Ende genau die letzte, und auf halbem Weg liegt ihr
    Mittelwert.
    """
    close(kata.cosine_rate(0, 0.5, 20, 0.1), 0.5)
    close(kata.cosine_rate(10, 0.5, 20, 0.1), 0.3)
    close(kata.cosine_rate(20, 0.5, 20, 0.1), 0.1)


def test_the_rates_of_a_training_that_falls_in_steps(kata):
    """The scheduler steps once per epoch, however many batches there are; the list has the rates
    that were used, so it begins with the first one.

    de: Der Scheduler macht einen Schritt je Epoche, egal wie viele Batches es sind; in der Liste
    stehen die benutzten Lernraten, also beginnt sie mit der ersten.
    """
    lab = kata.support.step_lab(0.1, 2, 0.5)
    rates = kata.train(lab.model, lab.loader, lab.optimizer, lab.scheduler, 5)
    check(isinstance(rates, list), rates, en="a list", de="eine Liste")
    close(rates, [0.1, 0.1, 0.05, 0.05, 0.025])


def test_the_rates_of_a_training_that_falls_like_a_cosine(kata):
    """It is the scheduler that decides: with another one the same training has other rates.

    de: Der Scheduler entscheidet: Mit einem anderen hat dasselbe Training andere Lernraten.
    """
    lab = kata.support.cosine_lab(0.2, 6, 0.02)
    rates = kata.train(lab.model, lab.loader, lab.optimizer, lab.scheduler, 6)
    close(rates, [by_cosine(epoch, 0.2, 6, 0.02) for epoch in range(6)])


def test_every_batch_moves_the_weight_by_its_own_gradient(kata, support):
    """In one epoch there are as many steps of the optimizer as batches, each with the mean gradient
    of its own batch and of no other.

    de: In einer Epoche macht der Optimierer so viele Schritte, wie es Batches gibt, jeden mit dem
    mittleren Gradienten dieses einen Batches.
    """
    lab = kata.support.step_lab(0.1, 2, 0.5)
    kata.train(lab.model, lab.loader, lab.optimizer, lab.scheduler, 1)
    close(lab.model.weight, trained_weight(support, [0.1]))


def test_every_epoch_trains_with_the_rate_of_the_list(kata, support):
    """The weight shows which rates really were at work: those of the list, in that order.

    de: Das Gewicht verrät, welche Lernraten wirklich am Werk waren: die der Liste, in dieser
    Reihenfolge.
    """
    lab = kata.support.step_lab(0.2, 1, 0.5)
    kata.train(lab.model, lab.loader, lab.optimizer, lab.scheduler, 3)
    close(lab.model.weight, trained_weight(support, [0.2, 0.1, 0.05]))


def test_the_step_scheduler_sets_the_rates_of_the_formula(kata):
    """Stepped after each epoch, it gives the optimizer the same rates as `step_rate`.

    de: Macht er nach jeder Epoche einen Schritt, gibt er dem Optimierer dieselben Lernraten wie
    `step_rate`.
    """
    idle = kata.support.Idle(0.1)
    scheduler = kata.step_scheduler(idle.optimizer, 3, 0.5)
    sets(idle, scheduler, [0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.025])


def test_the_cosine_scheduler_sets_the_rates_of_the_formula(kata):
    """Stepped after each epoch, it gives the optimizer the same rates as `cosine_rate`; without
    `last` they fall to 0.

    de: Macht er nach jeder Epoche einen Schritt, gibt er dem Optimierer dieselben Lernraten wie
    `cosine_rate`; ohne `last` sinken sie auf 0.
    """
    idle = kata.support.Idle(0.1)
    scheduler = kata.cosine_scheduler(idle.optimizer, 4)
    sets(idle, scheduler, [by_cosine(epoch, 0.1, 4) for epoch in range(5)])


def test_a_rate_is_a_python_float(kata):
    """The optimizer wants a number as its rate, and no tensor: both functions return a float.

    de: Der Optimierer will als Lernrate eine Zahl und keinen Tensor: Beide Funktionen geben einen
    Float zurück.
    """
    for rate in (kata.step_rate(4, 0.1, 3, 0.5), kata.cosine_rate(1, 0.1, 4)):
        check(isinstance(rate, float), rate, en="a Python float", de="ein float von Python")


def test_the_rate_depends_on_nothing_but_the_arguments(kata):
    """The epochs may be asked for in any order: no rate is reckoned from the one asked for before.

    de: Nach den Epochen darf in beliebiger Reihenfolge gefragt werden: Keine Lernrate wird aus der
    zuvor erfragten berechnet.
    """
    for epoch in (7, 2, 2, 0):
        close(kata.step_rate(epoch, 0.1, 2, 0.5), by_steps(epoch, 0.1, 2, 0.5))
        close(kata.cosine_rate(epoch, 0.1, 8), by_cosine(epoch, 0.1, 8))


@drawn(first=firsts, step_size=st.integers(1, 5), factor=factors)
def test_any_step_schedule_agrees_with_torch(kata, first, step_size, factor):
    """Epoch by epoch the rates are those of torch.optim.lr_scheduler.StepLR.

    de: Epoche für Epoche sind es die Lernraten von torch.optim.lr_scheduler.StepLR.
    """
    expected = rates_of_torch(
        first, lambda optimizer: torch.optim.lr_scheduler.StepLR(optimizer, step_size, factor), 11
    )
    close([kata.step_rate(e, first, step_size, factor) for e in range(11)], expected)


@drawn(first=firsts, epochs=st.integers(1, 12), last=lasts)
def test_any_cosine_schedule_agrees_with_torch(kata, first, epochs, last):
    """Epoch by epoch the rates are those of torch.optim.lr_scheduler.CosineAnnealingLR.

    de: Epoche für Epoche sind es die Lernraten von torch.optim.lr_scheduler.CosineAnnealingLR.
    """
    expected = rates_of_torch(
        first,
        lambda optimizer: torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, epochs, last),
        epochs + 1,
    )
    close([kata.cosine_rate(e, first, epochs, last) for e in range(epochs + 1)], expected)


def test_each_epoch_goes_through_the_loader_anew(kata, support):
    """A loader can give other batches in each epoch, in another order, say. This one has no length
    and begins with another batch each time: a list of its batches, made once, does not.

    de: Ein Loader kann in jeder Epoche andere Batches liefern, etwa in anderer Reihenfolge. Dieser
    hat keine Länge und fängt jedes Mal mit einem anderen Batch an: Eine Liste seiner Batches,
    einmal angelegt, tut das nicht.
    """
    lab, turning = kata.support.step_lab(0.1, 1, 0.5), kata.support.Turning()
    kata.train(lab.model, turning, lab.optimizer, lab.scheduler, 2)
    expected, weight = support.Turning(), 0.0
    for rate in (0.1, 0.05):
        for inputs, targets in expected:
            weight -= rate * float((2 * (weight * inputs - targets) * inputs).mean())
    close(lab.model.weight, torch.tensor([[weight]]))


def test_a_training_goes_on_where_it_stopped(kata, support):
    """After two epochs the rate is ready for the third: the second call does not repeat a rate and
    does not begin anew.

    de: Nach zwei Epochen steht die Lernrate für die dritte bereit: Der zweite Aufruf wiederholt
    keine und fängt nicht von vorn an.
    """
    lab = kata.support.step_lab(0.2, 1, 0.5)
    close(kata.train(lab.model, lab.loader, lab.optimizer, lab.scheduler, 2), [0.2, 0.1])
    close(kata.train(lab.model, lab.loader, lab.optimizer, lab.scheduler, 2), [0.05, 0.025])
    close(lab.model.weight, trained_weight(support, [0.2, 0.1, 0.05, 0.025]))


def test_no_epoch_changes_nothing(kata):
    """With 0 epochs the list is empty, and weight and rate stay.

    de: Bei 0 Epochen ist die Liste leer, und Gewicht und Lernrate bleiben.
    """
    lab = kata.support.step_lab(0.2, 1, 0.5)
    equal(kata.train(lab.model, lab.loader, lab.optimizer, lab.scheduler, 0), [])
    equal(lab.model.weight, torch.zeros(1, 1))
    close(kata.train(lab.model, lab.loader, lab.optimizer, lab.scheduler, 1), [0.2])


def test_any_step_scheduler(kata):
    """From any first rate, at any step, by any factor: the rates are those of `step_rate`.

    de: Von jeder ersten Lernrate aus, bei jeder Stufe und mit jedem Faktor: Es sind die Lernraten
    von `step_rate`.
    """
    for first, step_size, factor in [(1.0, 1, 0.9), (0.02, 2, 0.1), (0.5, 4, 0.25)]:
        idle = kata.support.Idle(first)
        scheduler = kata.step_scheduler(idle.optimizer, step_size, factor)
        sets(idle, scheduler, [by_steps(epoch, first, step_size, factor) for epoch in range(9)])
        del idle, scheduler  # their names are free again


def test_the_cosine_scheduler_ends_at_the_last_rate(kata):
    """Half way the rate is the mean of the first and the last one, and it ends at the last.

    de: Auf halbem Weg ist die Lernrate der Mittelwert der ersten und der letzten, und am Ende steht
    die letzte.
    """
    for first, epochs, last in [(0.5, 2, 0.1), (1.0, 1, 0.01), (0.1, 7, 0.001)]:
        idle = kata.support.Idle(first)
        scheduler = kata.cosine_scheduler(idle.optimizer, epochs, last)
        sets(idle, scheduler, [by_cosine(e, first, epochs, last) for e in range(epochs + 1)])
        del idle, scheduler  # their names are free again
