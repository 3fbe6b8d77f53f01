"""The figure of kata 35: the network 4-3-2, and the sigmoid beside the hard step."""

from itertools import pairwise
from math import exp

from grader.figures.figure import Figure
from grader.figures.plot import Axes
from grader.figures.words import Tr

LAYERS = (4, 3, 2)


def draw(tr: Tr) -> Figure:
    """Draw the workshop's network and the three sums of the example on the sigmoid."""
    figure = Figure(
        "network",
        720,
        340,
        tr(
            "A network of layers, and the sigmoid", "Ein Netz aus Schichten und die Sigmoidfunktion"
        ),
    )
    n = tr.number
    places = [
        [(50 + 128 * k, 178 + 58 * (i - (m - 1) / 2)) for i in range(m)]
        for k, m in enumerate(LAYERS)
    ]
    for before, after in pairwise(places):
        for one in before:
            for two in after:
                figure.line([one, two], width=1.5)
    for column, colour in zip(places, ("grey", "blue", "orange"), strict=True):
        for x, y in column:
            figure.circle(x, y, 20, fill=colour, line=colour)
    words = tr("4\ninputs|3\nhidden|2\noutputs", "4\nEingaben|3\nversteckte|2\nAusgaben").split("|")
    for k, word in enumerate(words):
        figure.text(54 + 124 * k, 36, word, 15)
    figure.text(114, 312, "(3, 4)", 18, code=True, colour="blue")
    figure.text(242, 312, "(2, 3)", 18, code=True, colour="orange")
    figure.text(178, 290, tr("weights", "Gewichte"), 15, colour="grey")

    plot = Axes(figure, 400, 66, 290, 202, (-6, 6), (0, 1.1))
    plot.frame("z", "y = 1 / (1 + exp(−z))", 16)
    plot.ticks({-2: n(-2), 0: "0", 3: "3"}, {0: "0", 0.5: n(0.5), 1: "1"})
    plot.curve([(-6, 0), (0, 0), (0, 1), (6, 1)], "grey", 2, dashed=True)
    plot.graph(_sigmoid)
    for z, x, y in ((-2, -20, -20), (0, 46, 6), (3, 12, 28)):
        value = _sigmoid(z)
        plot.dot(z, value, "orange")
        across, height = plot.at(z, value)
        figure.text(
            across + x, height + y, n(value, 1 if z == 0 else 3), 16, colour="orange", bold=True
        )
    figure.text(
        545, 318, tr("dashed: the hard step", "gestrichelt: die harte Stufe"), 15, colour="grey"
    )
    return figure


def _sigmoid(z: float) -> float:
    return 1 / (1 + exp(-z))
