"""The figure of kata 74: the scores in order, and the ROC curve with the area under it."""

from itertools import pairwise

from grader.figures.figure import Figure
from grader.figures.plot import Axes
from grader.figures.words import Tr

SICK, HEALTHY = (0.9, 0.6, 0.4), (0.6, 0.3, 0.2, 0.1)


def draw(tr: Tr) -> Figure:
    """Draw the seven people of the example, sorted with their mid-ranks, and their ROC curve."""
    figure = Figure("roc", 720, 400, tr("Ranks and the ROC curve", "Ränge und die ROC-Kurve"))
    n = tr.number
    people = sorted([(s, True) for s in SICK] + [(s, False) for s in HEALTHY], reverse=True)
    scores = sorted(SICK + HEALTHY)
    heads = tr("score|mid-rank", "Wert|mittlerer Rang").split("|")
    figure.text(128, 32, heads[0], 16, colour="grey")
    figure.text(236, 32, heads[1], 16, colour="grey")
    for i, (score, sick) in enumerate(people):
        y = 66 + 40 * i
        places = [k for k, other in enumerate(scores, 1) if other == score]
        if sick:
            figure.circle(50, y, 14, fill="orange", line="orange")
        else:
            figure.rect(36, y - 14, 28, 28, fill="blue", line="blue")
        figure.text(128, y, n(score), 18)
        figure.text(
            236, y, n(sum(places) / len(places)), 18, bold=sick, colour="orange" if sick else "ink"
        )
    figure.circle(50, 366, 10, fill="orange", line="orange")
    figure.text(70, 366, tr("sick", "krank"), 16, anchor="start")
    figure.rect(150, 356, 20, 20, fill="blue", line="blue")
    figure.text(180, 366, tr("healthy", "gesund"), 16, anchor="start")

    plot = Axes(figure, 412, 66, 270, 240, (0, 1), (0, 1))
    curve = [(0.0, 0.0)]
    for threshold in sorted(set(scores), reverse=True):
        found = sum(s >= threshold for s in SICK) / len(SICK)
        alarms = sum(s >= threshold for s in HEALTHY) / len(HEALTHY)
        curve.append((alarms, found))
    area = sum((b[0] - a[0]) * (a[1] + b[1]) / 2 for a, b in pairwise(curve))
    figure.line(
        [plot.at(*p) for p in (*curve, (1, 0))], colour="green", width=1, closed=True, fill="green"
    )
    plot.frame(
        tr("share of the healthy above the threshold", "Anteil: Gesunde über dem Schwellenwert")
    )
    figure.text(
        346,
        36,
        tr("share of the sick above the threshold", "Anteil: Kranke über dem Schwellenwert"),
        16,
        colour="grey",
        anchor="start",
    )
    plot.ticks({0: "0", 0.5: n(0.5), 1: "1"}, {1 / 3: "1/3", 2 / 3: "2/3", 1: "1"})
    plot.curve([(0, 0), (1, 1)], "grey", 1.5, dashed=True)
    plot.curve(curve, "green", 4)
    for point in curve[1:4]:
        plot.dot(*point, "green", 6)
    x, y = plot.at(0.6, 0.28)
    figure.text(x, y, f"AUC = {n(area)}", 20, bold=True)
    return figure
