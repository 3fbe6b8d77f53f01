"""The picture of kata 32: how weights turn the border of a neuron, and whom each neuron knows."""

import numpy as np

from grader.i18n import tr
from grader.pictures import style

SIGNALS = ((0.25, 1.0, 0.25), (1.0, 1.0, 0.25), (1.0, 1.0, 1.0))
THRESHOLD = 1.0
WEIGHTS = (2.0, -1.0)


def draw(kata, figure):
    """Draw the firing region of two weighted inputs, and the sums that the found weights make."""
    figure.set_size_inches(12, 5.2)
    plane, *answers = figure.subplots(1, 4, width_ratios=[1.5, 1, 1, 1])
    _plane(kata, plane)
    style.legend_below(figure, plane)

    names = (tr("spot", "Punkt"), tr("edge", "Kante"), tr("daylight", "Tageslicht"))
    found = [[float(weight) for weight in vector] for vector in kata.find_weights()]
    sums = np.array(SIGNALS) @ np.array(found).T
    for k, (axes, weights) in enumerate(zip(answers, found, strict=True)):
        fired = [kata.activate(list(signal), weights, THRESHOLD) for signal in SIGNALS]
        colours = [style.ORANGE if answer else style.SKY for answer in fired]
        axes.bar(names, sums[:, k], color=colours, edgecolor=style.INK, linewidth=0.6)
        axes.axhline(0, color=style.GREY, linewidth=0.8)
        axes.axhline(THRESHOLD, color=style.INK, linewidth=1.2, linestyle="--")
        written = "; ".join(style.number(weight) for weight in weights)
        axes.text(1.01, THRESHOLD, "θ", transform=axes.get_yaxis_transform(), va="center")
        axes.set_title(tr("weights for: ", "Gewichte für: ") + f"{names[k]}\n({written})")
        axes.set_ylim(min(sums.min(), 0) - 0.3, max(sums.max(), THRESHOLD) + 0.3)
    answers[0].set_ylabel(tr("weighted sum", "gewichtete Summe"))
    return tr(
        "Orange: your neuron fires. Each of the three weight vectors should know one signal only.",
        "Orange: Dein Neuron feuert. Jeder der drei Gewichtsvektoren soll nur ein Signal kennen.",
    )


def _plane(kata, axes):
    quarters = np.arange(-4, 9) / 4
    points = style.grid_of(quarters, quarters)
    answers = [kata.activate(point, list(WEIGHTS), THRESHOLD) for point in points.tolist()]
    style.answer_dots(axes, points, answers, size=24)
    axes.axline((0.5, 0), slope=2, color=style.INK, linewidth=1.2, linestyle="--")
    axes.set_title(tr("Two inputs: 2·x₁ − 1·x₂ > θ", "Zwei Eingaben: 2·x₁ − 1·x₂ > θ"))
    axes.set(xlabel=tr("input x₁", "Eingabe x₁"), ylabel=tr("input x₂", "Eingabe x₂"))
    axes.set(xlim=(-1.2, 2.2), ylim=(-1.2, 2.2), aspect="equal")
