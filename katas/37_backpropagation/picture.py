"""The picture of kata 37: the loss falling, and the plane before and after learning."""

import numpy as np

from grader.i18n import tr
from grader.pictures import style

HEARTS = np.array([[0.8, 0.6], [0.5, 0.9], [0.9, -0.4], [0.6, -0.8], [-0.7, 0.5], [-0.4, 0.9]])
AXES = np.array([[0, 0], [0, 0], [1, 0], [1, 0], [0, 1], [0, 1]], dtype=float)
HIDDEN = np.array([[0.5, -0.5], [0.25, 0.75]])
OUTPUT = np.array([[1.0, 0.5], [-0.5, 0.25]])
RATE, EPOCHS = 0.5, 200
FINE = np.linspace(-1.2, 1.2, 25)


def draw(kata, figure):
    """Draw the mean error over the epochs, and the outputs over the plane of both leads."""
    figure.set_size_inches(13, 5.2)
    falling, before, after = figure.subplots(1, 3)
    weights = HIDDEN, OUTPUT
    _plane(kata, before, weights)
    before.set_title(tr("Before learning", "Vor dem Lernen"))
    losses = [_loss(kata, weights)]
    for _ in range(EPOCHS):
        weights = kata.train(HEARTS, AXES, *weights, RATE, 1)
        losses.append(_loss(kata, weights))
    _plane(kata, after, weights)
    style.legend_below(figure, after)
    after.set_title(tr(f"After {EPOCHS} epochs", f"Nach {EPOCHS} Epochen"))

    falling.plot(losses)
    falling.set_title(tr("The loss over the epochs", "Der Fehler über die Epochen"))
    style.over_epochs(falling)
    falling.set_ylabel(tr("mean error E", "mittlerer Fehler E"))
    falling.set(ylim=(0, 1.12 * max(losses)), box_aspect=1)
    for epoch, side, shift in ((0, "left", (8, -4)), (EPOCHS, "right", (0, 8))):
        falling.annotate(style.number(losses[epoch], 3), (epoch, losses[epoch]), ha=side,
                         xytext=shift, textcoords="offset points")  # fmt: skip
    return tr(
        "Six hearts: your train moves the weights, your forward colours the plane. "
        "Each heart should lie in its own colour.",
        "Sechs Herzen: Dein train verschiebt die Gewichte, dein forward färbt die Ebene. "
        "Jedes Herz soll in seiner Farbe liegen.",
    )


def _loss(kata, weights):
    """The binary cross entropy, summed over the outputs, as the mean over the hearts."""
    outputs = np.array([kata.forward(heart, *weights)[1] for heart in HEARTS], dtype=float)
    outputs = np.clip(outputs, 1e-12, 1 - 1e-12)
    return -np.mean(np.sum(AXES * np.log(outputs) + (1 - AXES) * np.log(1 - outputs), axis=1))


def _plane(kata, axes, weights):
    """The two outputs as colours: orange for the left, blue for the right, white for neither."""
    points = style.grid_of(FINE, FINE)
    outputs = np.array([kata.forward(point, *weights)[1] for point in points], dtype=float)
    left, right = np.clip(outputs, 0, 1).reshape(len(FINE), len(FINE), 2, 1).transpose(2, 0, 1, 3)
    orange, blue = (np.array(c) / 255 for c in ((230, 159, 0), (0, 114, 178)))
    colour = 1 - left * (1 - orange) * 0.75 - right * (1 - blue) * 0.75
    axes.imshow(np.clip(colour, 0, 1), origin="lower", interpolation="bilinear",
                extent=(FINE[0], FINE[-1], FINE[0], FINE[-1]))  # fmt: skip
    kinds = (
        ((0, 0), "white", tr("normal", "normal")),
        ((1, 0), style.ORANGE, tr("to the left", "nach links")),
        ((0, 1), style.BLUE, tr("to the right", "nach rechts")),
    )
    for target, face, name in kinds:
        here = HEARTS[(target == AXES).all(axis=1)]
        axes.scatter(*here.T, s=90, facecolor=face, edgecolor=style.INK, linewidth=1.4, label=name)
    axes.set(xlabel=tr("lead I (mV)", "Ableitung I (mV)"))
    axes.set(ylabel=tr("lead aVF (mV)", "Ableitung aVF (mV)"))
