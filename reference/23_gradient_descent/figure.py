"""The figure of kata 23: three learning rates on the parabola x²."""

from itertools import pairwise

from grader.figures.figure import Figure
from grader.figures.plot import Axes
from grader.figures.words import Tr

RATES = ((0.25, 5.0, 3), (0.75, 5.0, 3), (1.25, 10.0, 2))
START = 4.0


def draw(tr: Tr) -> Figure:
    """Draw the steps of the example from 4 with the rates 0.25, 0.75 and 1.25."""
    figure = Figure("parabola", 720, 330, tr("Three learning rates on x²", "Drei Lernraten auf x²"))
    n = tr.number
    words = tr(
        "comes closer|jumps over,\ncomes closer|jumps over,\nleads away",
        "kommt näher|überspringt,\nkommt näher|überspringt,\nführt weg",
    ).split("|")
    for k, ((rate, side, steps), word) in enumerate(zip(RATES, words, strict=True)):
        left = 26 + 234 * k
        plot = Axes(figure, left, 66, 200, 164, (-side, side), (0, side**2))
        figure.text(left + 100, 34, f"η = {n(rate)}", 20, bold=True)
        plot.curve([(-side, 0), (side, 0)], "grey", 1.5)
        plot.graph(lambda x: x * x, "blue", 2.5)
        x, places = START, [START]
        for _ in range(steps):
            x -= rate * 2 * x
            places.append(x)
        for one, two in pairwise(places):
            start, end = plot.at(one, one**2), plot.at(two, two**2)
            short = _towards(start, end, 7)
            figure.arrow(start, short, colour="orange", width=2.5)
        for i, place in enumerate(places):
            plot.dot(place, place**2, "ink" if i == 0 else "orange", 6)
        figure.text(
            left + 100, 254, ", ".join(n(place) for place in places), 16, colour="orange", bold=True
        )
        figure.text(left + 100, 290, word, 16, colour="grey")
    return figure


def _towards(
    start: tuple[float, float], end: tuple[float, float], gap: float
) -> tuple[float, float]:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5
    return end[0] - gap * dx / length, end[1] - gap * dy / length
