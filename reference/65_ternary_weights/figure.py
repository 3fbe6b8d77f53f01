"""The figure of kata 65: four weights become three values; the gradient goes straight through."""

from grader.figures.figure import Figure
from grader.figures.plot import Axes
from grader.figures.words import Tr

WEIGHTS = (0.1, -0.2, 0.5, -0.8)


def draw(tr: Tr) -> Figure:
    """Draw the example's weights on a line, and the two sets of weights of a layer."""
    figure = Figure(
        "values",
        720,
        400,
        tr("From float weights to three values", "Von Gleitkommagewichten zu drei Werten"),
    )
    n = tr.number
    mean = sum(map(abs, WEIGHTS)) / 4
    threshold = 0.7 * mean
    large = [abs(w) for w in WEIGHTS if abs(w) > threshold]
    alpha = sum(large) / len(large)
    line = Axes(figure, 150, 60, 530, 60, (-1, 1), (0, 1))
    lower = 178
    figure.text(22, 70, tr("weights", "Gewichte"), 17, anchor="start")
    figure.text(22, lower, tr("ternary", "ternär"), 17, anchor="start")
    left, _ = line.at(-threshold, 0)
    right, _ = line.at(threshold, 0)
    figure.rect(left, 40, right - left, 166, fill="grey", line=None)
    for x, value in ((left, -threshold), (right, threshold)):
        figure.line([(x, 40), (x, 206)], dashed=True)
        figure.text(x, 24, n(value), 16, colour="grey")
    for y in (70, lower):
        figure.line([(150, y), (690, y)], width=1.5)
    for weight in WEIGHTS:
        x, _ = line.at(weight, 0)
        target = 0.0 if abs(weight) <= threshold else alpha if weight > 0 else -alpha
        to, _ = line.at(target, 0)
        colour = "blue" if target else "red"
        figure.arrow((x, 76), (to, lower - 8), colour=colour, width=2.5)
        figure.circle(x, 70, 7, solid=colour, line=None)
        figure.text(x + (9 if weight == -0.2 else 0), 52, n(weight), 17, bold=True, colour=colour)
    for value in (-alpha, 0.0, alpha):
        x, _ = line.at(value, 0)
        figure.circle(x, lower, 7, solid="blue" if value else "red", line=None)
        figure.text(x, lower + 18, n(value), 17, bold=True, colour="blue" if value else "red")
    figure.line([(20, 232), (700, 232)], width=1)

    figure.box(
        40,
        276,
        180,
        60,
        tr("float weights\n(training)", "Gleitkomma\n(Training)"),
        colour="orange",
        size=17,
    )
    figure.box(300, 276, 170, 60, tr("ternary weights", "ternäre Gewichte"), colour="blue", size=17)
    figure.box(556, 276, 130, 60, tr("layer", "Schicht"), colour="grey", size=17)
    figure.arrow((222, 306), (298, 306), colour="blue", width=3)
    figure.arrow((472, 306), (554, 306), colour="blue", width=3)
    figure.text(260, 290, tr("step", "Stufe"), 15, colour="grey")
    figure.line([(620, 338), (620, 366), (130, 366)], colour="orange", width=3, dashed=True)
    figure.arrow((130, 366), (130, 339), colour="orange", width=3)
    figure.text(
        380,
        382,
        tr("the gradient goes straight through", "der Gradient geht geradewegs hindurch"),
        16,
        colour="orange",
    )
    figure.text(
        40,
        254,
        tr("two sets of weights", "zwei Sätze von Gewichten"),
        17,
        anchor="start",
        bold=True,
    )
    return figure
