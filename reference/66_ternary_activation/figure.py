"""The figure of kata 66: the curve between the step and a slope that one can learn from."""

from math import tanh

from grader.figures.figure import Figure
from grader.figures.plot import Axes
from grader.figures.words import Tr


def draw(tr: Tr) -> Figure:
    """Draw the curve and its slope for the first and the last beta, beside the step."""
    figure = Figure("curves", 720, 380, tr("A step that can learn", "Eine Stufe, die lernen kann"))
    n = tr.number
    plot = Axes(figure, 60, 62, 280, 230, (-1.2, 1.2), (-1.15, 1.15))
    figure.text(22, 28, tr("the curve", "die Kurve"), 18, anchor="start", bold=True)
    x0, y0 = plot.at(0, 0)
    figure.line([(plot.x, y0), (plot.x + plot.w, y0)], width=1)
    figure.line([(x0, plot.y), (x0, plot.y + plot.h)], width=1)
    plot.ticks({-0.5: "−½", 0.5: "½", -1: n(-1), 1: "1"}, {-1: n(-1), 0: "0", 1: "1"})
    for start, end, y in ((-1.2, -0.5, -1), (-0.5, 0.5, 0), (0.5, 1.2, 1)):
        plot.curve([(start, y), (end, y)], "grey", 4)
    plot.graph(lambda x: _curve(x, 3), "orange", 3)
    plot.graph(lambda x: _curve(x, 8), "blue", 3, dashed=True)
    for x in (0.25, 0.5):
        plot.dot(x, _curve(x, 3), "orange", 5)
    x, y = plot.at(0.25, _curve(0.25, 3))
    figure.text(x + 4, y + 24, n(_curve(0.25, 3), 4), 15, colour="orange", anchor="start")

    slope = Axes(figure, 430, 62, 262, 230, (-1.2, 1.2), (0, 8.8))
    figure.text(392, 28, tr("its slope", "ihre Steigung"), 18, anchor="start", bold=True)
    slope.frame()
    slope.ticks({-0.5: "−½", 0: "0", 0.5: "½"}, {0: "0", 3: "3", 8: "8"})
    slope.graph(lambda x: _slope(x, 3), "orange", 3, steps=120)
    slope.graph(lambda x: _slope(x, 8), "blue", 3, dashed=True, steps=160)
    figure.line([(40, 346), (80, 346)], colour="grey", width=4)
    figure.text(90, 346, tr("step", "Stufe"), 16, anchor="start")
    figure.line([(200, 346), (240, 346)], colour="orange", width=3)
    figure.text(
        250,
        346,
        tr("beta = 3: the slope reaches far", "beta = 3: Steigung reicht weit"),
        16,
        anchor="start",
    )
    figure.line([(540, 346), (580, 346)], colour="blue", width=3, dashed=True)
    figure.text(590, 346, "beta = 8", 16, anchor="start")
    return figure


def _curve(x: float, beta: float) -> float:
    return (tanh(beta * (2 * x - 1)) + tanh(beta * (2 * x + 1))) / 2


def _slope(x: float, beta: float) -> float:
    return beta * (2 - tanh(beta * (2 * x - 1)) ** 2 - tanh(beta * (2 * x + 1)) ** 2)
