"""The figure of kata 55: two schedules, and a weight that comes to rest."""

from math import cos, pi

from grader.figures.figure import Figure
from grader.figures.plot import Axes
from grader.figures.words import Tr

EPOCHS, RATE = 20, 0.4


def draw(tr: Tr) -> Figure:
    """Draw the examples of both schedules, and the page's weight with and without the cosine."""
    figure = Figure(
        "schedules", 720, 330, tr("Two schedules and a weight", "Zwei Schedules und ein Gewicht")
    )
    n = tr.number
    heads = tr("step|cosine|one weight w", "Stufen|Kosinus|ein Gewicht w").split("|")
    lefts = (62, 302, 522)
    for left, head in zip(lefts, heads, strict=True):
        figure.text(left - 40, 30, head, 18, anchor="start", bold=True)

    step = Axes(figure, lefts[0], 86, 160, 160, (0, 7), (0, 0.11))
    step.frame(tr("epoch", "Epoche"), tr("rate η", "Lernrate η"))
    step.ticks({0: "0", 3: "3", 6: "6"}, {0.025: n(0.025), 0.05: n(0.05), 0.1: n(0.1)}, 15)
    for start, rate in ((0, 0.1), (3, 0.05), (6, 0.025)):
        step.curve([(start, rate), (min(start + 3, 7), rate)], "blue", 3)
    step.curve([(3, 0.1), (3, 0.05)], "blue", 1.5, dashed=True)
    step.curve([(6, 0.05), (6, 0.025)], "blue", 1.5, dashed=True)
    for epoch in range(7):
        step.dot(epoch, 0.1 * 0.5 ** (epoch // 3), "blue", 5)

    wave = Axes(figure, lefts[1], 86, 150, 160, (0, 4), (0, 0.11))
    wave.frame(tr("epoch", "Epoche"), tr("rate η", "Lernrate η"))
    wave.ticks({0: "0", 2: "2", 4: "4"}, {0: "0", 0.05: n(0.05), 0.1: n(0.1)}, 15)
    wave.graph(lambda e: 0.05 * (1 + cos(pi * e / 4)), "orange")
    for epoch in range(5):
        wave.dot(epoch, 0.05 * (1 + cos(pi * epoch / 4)), "orange", 5)

    weight = Axes(figure, lefts[2], 86, 170, 160, (0, EPOCHS), (0, 2.1))
    weight.frame(tr("epoch", "Epoche"), "w")
    weight.ticks({0: "0", 10: "10", 20: "20"}, {0: "0", 1: "1", 2: "2"}, 15)
    weight.curve(_path(falling=False), "grey", 1.5)
    weight.curve(_path(falling=True), "orange", 2.5)
    last = _path(falling=True)[-1][1]
    weight.dot(EPOCHS, last, "orange", 5)
    figure.text(
        520,
        312,
        tr("orange: cosine, ends at", "orange: Kosinus, endet bei") + f" {n(last, 1)}",
        15,
        colour="orange",
    )
    figure.text(
        192,
        312,
        tr("grey: constant 0.4, up to 1.67", "grau: fest 0,4, bis 1,67"),
        15,
        colour="grey",
    )
    return figure


def _path(*, falling: bool) -> list[tuple[float, float]]:
    w, path = 0.0, [(0.0, 0.0)]
    for epoch in range(EPOCHS):
        rate = RATE * (1 + cos(pi * epoch / EPOCHS)) / 2 if falling else RATE
        for half, target in ((0.5, 0.0), (1.0, 2.0)):
            w -= rate * 2 * (w - target)
            path.append((epoch + half, w))
    return path
