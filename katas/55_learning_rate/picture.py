"""The picture of kata 55: two schedules by formula, by scheduler, and as a training used them."""

import numpy as np

from grader.i18n import tr
from grader.pictures import style

EPOCHS, FIRST = 30, 0.1


def draw(kata, figure):
    """Draw the learning rates over the epochs, in steps and along the cosine."""
    figure.set_size_inches(12, 5.2)
    steps, wave = figure.subplots(1, 2, sharey=True)
    epochs = range(EPOCHS)
    one, two = kata.support.Idle(FIRST), kata.support.Idle(FIRST)
    _schedule(
        kata, steps,
        [kata.step_rate(epoch, FIRST, 8, 0.5) for epoch in epochs],
        one.rates(kata.step_scheduler(one.optimizer, 8, 0.5), EPOCHS),
        kata.support.step_lab(FIRST, 8, 0.5),
        "steps-post",
    )  # fmt: skip
    steps.set_title(tr("In steps: halved every 8 epochs", "In Stufen: alle 8 Epochen halbiert"))
    steps.set_ylabel(tr("learning rate", "Lernrate"))
    _schedule(
        kata, wave,
        [kata.cosine_rate(epoch, FIRST, EPOCHS, 0.01) for epoch in epochs],
        two.rates(kata.cosine_scheduler(two.optimizer, EPOCHS, 0.01), EPOCHS),
        kata.support.cosine_lab(FIRST, EPOCHS, 0.01),
    )  # fmt: skip
    wave.set_title(tr("Along half a wave of the cosine", "Entlang einer halben Kosinuswelle"))
    style.legend_below(figure, steps)
    return tr(
        "The line is your formula, the dots are your scheduler, the crosses the rates that your "
        "train used. All three should agree.",
        "Die Linie ist deine Formel, die Punkte dein Scheduler, die Kreuze die Lernraten, mit "
        "denen dein train lief. Alle drei sollen sich decken.",
    )


def _schedule(kata, axes, formula, scheduler, lab, drawstyle="default"):
    """The same rates three times."""
    used = kata.train(lab.model, lab.loader, lab.optimizer, lab.scheduler, EPOCHS)
    numbers = (np.array(rates, dtype=float).ravel() for rates in (formula, scheduler, used))
    first, second, third = numbers
    axes.plot(first, color=style.SKY, drawstyle=drawstyle, label=tr("by formula", "nach Formel"))
    axes.plot(second, "o", markersize=8, markerfacecolor="white", color=style.BLUE,
              label=tr("by scheduler", "vom Scheduler"))  # fmt: skip
    axes.plot(third, "x", markersize=5, color=style.RED,
              label=tr("used by train", "im train benutzt"))  # fmt: skip
    style.over_epochs(axes)
    axes.set_ylim(0, 1.08 * FIRST)
