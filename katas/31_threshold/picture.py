"""The picture of kata 31: which inputs make the neuron fire."""

import numpy as np

from grader.i18n import tr
from grader.pictures import style

THRESHOLD = 1.0


def draw(kata, figure):
    """Draw the firing region of two inputs, and the answer over the sum of three."""
    plane, step = figure.subplots(1, 2)
    figure.set_size_inches(11, 5.6)

    quarters = np.arange(-4, 9) / 4
    points = style.grid_of(quarters, quarters)
    answers = [kata.activate(point, THRESHOLD) for point in points.tolist()]
    plane.set_title(tr("Two inputs", "Zwei Eingaben"))
    plane.axline((0, THRESHOLD), slope=-1, color=style.INK, linewidth=1.2, linestyle="--")
    plane.text(-0.95, 2.12, "x₁ + x₂ = θ", color=style.INK)
    style.answer_dots(plane, points, answers)
    plane.set(xlabel=tr("input x₁", "Eingabe x₁"), ylabel=tr("input x₂", "Eingabe x₂"))
    plane.set(xlim=(-1.2, 2.2), ylim=(-1.2, 2.35), aspect="equal")
    style.legend_below(figure, plane)

    sums = np.arange(-32, 97) / 32
    heights = [
        kata.activate([total / 2, total / 4, total / 4], THRESHOLD) for total in sums.tolist()
    ]
    heights = np.array(heights, dtype=float)
    step.set_title(tr("Three inputs: all or nothing", "Drei Eingaben: alles oder nichts"))
    step.axvline(THRESHOLD, color=style.INK, linewidth=1.2, linestyle="--")
    step.text(THRESHOLD + 0.06, 0.5, "θ", color=style.INK)
    style.answer_dots(step, np.stack([sums, heights], axis=1), heights, size=22)
    step.set(xlabel=tr("sum of the inputs", "Summe der Eingaben"), yticks=[0, 1])
    step.set(ylabel=tr("output y", "Ausgabe y"))
    shown = style.number(THRESHOLD, 1)
    return tr(
        f"Every dot is one call of your activate, with the threshold θ = {shown}.",
        f"Jeder Punkt ist ein Aufruf deines activate mit dem Schwellenwert θ = {shown}.",
    )
