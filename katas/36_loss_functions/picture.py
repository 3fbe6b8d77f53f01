"""The picture of kata 36: three loss functions and how steep they are."""

import numpy as np

from grader.i18n import tr
from grader.pictures import style


def draw(kata, figure):
    """Draw each loss over what the network answered, with its gradient below.

    Every batch holds the same sample twice, so that a forgotten mean shows.
    """
    figure.set_size_inches(12, 6)
    losses, slopes = figure.subplots(2, 3, sharex="col")
    right = np.array([0, 0])

    outputs = np.linspace(-1, 3, 81)
    target = np.array([1.0, 1.0])
    _column(
        losses[0], slopes[0], outputs,
        [kata.squared_error(np.array([y, y]), target) for y in outputs],
        [kata.squared_error_gradient(np.array([y, y]), target)[0] for y in outputs],
        tr("squared_error, target 1", "squared_error, Zielwert 1"), tr("output", "Ausgabe"),
    )  # fmt: skip
    logarithms = np.linspace(-5, 0, 99)
    rows = [np.array([[ln, np.log(max(1 - np.exp(ln), 1e-12))]] * 2) for ln in logarithms]
    _column(
        losses[1], slopes[1], logarithms,
        [kata.negative_log_likelihood(row, right) for row in rows],
        [_first(kata.negative_log_likelihood_gradient(row, right)) for row in rows],
        "negative_log_likelihood",
        tr("ln p of the right class", "ln p der richtigen Klasse"),
    )  # fmt: skip
    logits = np.linspace(-6, 6, 97)
    rows = [np.array([[z, 0.0]] * 2) for z in logits]
    _column(
        losses[2], slopes[2], logits,
        [kata.cross_entropy(row, right) for row in rows],
        [_first(kata.cross_entropy_gradient(row, right)) for row in rows],
        "cross_entropy",
        tr("logit of the right class, the other one 0",
            "Logit der richtigen Klasse, das andere 0"),
    )  # fmt: skip
    chance = np.exp([_first(kata.log_softmax(row)) for row in rows])
    slopes[2].plot(logits, chance - 1, color=style.INK, linewidth=1.2, linestyle=":",
                   label="exp(log_softmax) − 1")  # fmt: skip
    slopes[2].legend(loc="lower right")
    losses[0].set_ylabel(tr("loss", "Fehler"))
    slopes[0].set_ylabel(tr("gradient", "Gradient"))
    return tr(
        "Above the loss, below its slope. Where your gradient is 0 there is nothing more to learn; "
        "a certain mistake costs most.",
        "Oben der Fehler, unten seine Steigung. Wo dein Gradient 0 ist, gibt es nichts mehr zu "
        "lernen; sicher falsch kostet am meisten.",
    )


def _column(loss, slope, places, values, gradients, title, label):
    """One loss and, for both samples together, its gradient over the same numbers."""
    loss.plot(places, np.array(values, dtype=float), color=style.BLUE)
    loss.set_title(title)
    slope.axhline(0, color=style.GREY, linewidth=0.8)
    slope.plot(places, 2 * np.array(gradients, dtype=float), color=style.ORANGE)
    slope.set_xlabel(label)


def _first(rows):
    """The entry of the right class."""
    return float(np.asarray(rows, dtype=float)[0, 0])
