"""The picture of kata 53: a training that is interrupted and goes on, and what the files hold."""

import numpy as np

from grader.i18n import tr
from grader.pictures import style

STOP, EPOCHS = 6, 18


def draw(kata, figure):
    """Draw the losses of an interrupted training beside one that was never interrupted."""
    figure.set_size_inches(12, 5.2)
    curve, files = figure.subplots(1, 2, width_ratios=[1.7, 1])
    whole = kata.support.run_epochs(kata.support.Training(), EPOCHS)

    path, weights = kata.support.file("training.pt"), kata.support.file("weights.pt")
    first = kata.support.Training()
    before = kata.resume(path, first.model, first.optimizer, first.run_epoch, STOP)
    kata.save_weights(weights, first.model)
    second = kata.support.Training()
    after = kata.resume(path, second.model, second.optimizer, second.run_epoch, EPOCHS)
    third = kata.support.Training()
    kata.load_weights(weights, third.model)
    bare = kata.support.run_epochs(third, EPOCHS - STOP)

    _curve(curve, 1, whole, "-", style.PALE, tr("never interrupted", "nie unterbrochen"), 7)
    _curve(curve, STOP + 1, bare, "--", style.PINK, tr("load_weights: without the momentum",
                                                        "load_weights: ohne Momentum"))  # fmt: skip
    _curve(curve, 1, before, "o", style.BLUE, tr("resume, before", "resume, vorher"))
    _curve(
        curve,
        STOP + 1,
        after,
        "o",
        style.ORANGE,
        tr("resume, from the file", "resume, aus der Datei"),
    )
    curve.axvline(STOP + 0.5, color=style.INK, linewidth=1, linestyle=":")
    curve.text(STOP + 0.6, max(whole), tr("power cut", "Stromausfall"), va="top")
    curve.set(title=tr("The loss over the epochs", "Der Fehler über die Epochen"))
    style.over_epochs(curve)
    curve.set(ylabel=tr("loss", "Fehler"), ylim=(0, None))
    style.legend_below(figure, curve)

    _files(files, kata.support.content(weights), kata.support.content(path))
    return tr(
        "After the power cut a new process reads your file. Every orange dot should lie on the "
        "grey line, as if nothing had happened.",
        "Nach dem Stromausfall liest ein neuer Prozess deine Datei. Jeder orangefarbene Punkt soll "
        "auf der grauen Linie liegen, als wäre nichts gewesen.",
    )


def _curve(axes, start, losses, look, colour, label, width=2):
    """Some epochs of a training."""
    values = np.array(losses, dtype=float).ravel()
    axes.plot(np.arange(start, start + len(values)), values, look, color=colour, linewidth=width,
              label=label)  # fmt: skip


def _files(axes, weights, checkpoint):
    """How many numbers of each kind both files hold."""
    kinds = (tr("weights", "Gewichte"), tr("optimiser", "Optimierer"), tr("epoch", "Epoche"))
    parts = checkpoint if isinstance(checkpoint, dict) else {}
    held = (
        ("save_weights", (_count(weights), 0, 0)),
        (
            "save_checkpoint",
            tuple(_count(parts.get(key)) for key in ("model", "optimizer", "epoch")),
        ),
    )
    left = np.zeros(len(held))
    for k, kind in enumerate(kinds):
        widths = np.array([counts[k] for _, counts in held], dtype=float)
        axes.barh([name for name, _ in held], widths, left=left, color=style.COLOURS[k],
                  label=kind, height=0.5)  # fmt: skip
        left += widths
    axes.invert_yaxis()
    axes.set(title=tr("Numbers in the file", "Zahlen in der Datei"))
    axes.legend(loc="lower right")
    axes.set_ylim(2.2, -0.6)


def _count(value):
    """How many numbers there are in nested data."""
    if isinstance(value, dict):
        return sum(map(_count, value.values()))
    if isinstance(value, list | tuple):
        return sum(map(_count, value))
    if hasattr(value, "numel"):
        return int(value.numel())
    return int(isinstance(value, int | float) and not isinstance(value, bool))
