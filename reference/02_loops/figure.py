"""The figure of kata 02: the numbers of a range, and a while loop that asks before each round."""

from grader.figures.figure import Figure
from grader.figures.plot import Axes
from grader.figures.words import Tr

DOSE, LIMIT = 100, 10


def draw(tr: Tr) -> Figure:
    """Draw range(5) with its gaps, and the caffeine that is halved until 10 mg or less are left."""
    figure = Figure("rounds", 720, 350, tr("Two kinds of loops", "Zwei Arten von Schleifen"))
    n = tr.number
    figure.text(22, 34, "for i in range(5):", 18, anchor="start", code=True)
    for i in range(6):
        x = 22 + 52 * i
        if i < 5:
            figure.box(x, 66, 40, 44, str(i), colour="blue", size=20, bold=True)
        else:
            figure.rect(x, 66, 40, 44, corner=8, dashed=True)
            figure.text(x + 20, 88, "5", 20, colour="grey")
    for i in range(4):
        figure.arrow((48 + 52 * i, 116), (88 + 52 * i, 116), colour="orange", bend=-12)
    figure.text(
        22,
        158,
        tr(
            "5 numbers, 5 is not among them,\n4 changes between them",
            "5 Zahlen, die 5 ist nicht dabei,\n4 Änderungen dazwischen",
        ),
        16,
        colour="grey",
        anchor="start",
    )
    figure.text(
        22, 222, tr("for x in collection:", "for x in sammlung:"), 18, anchor="start", code=True
    )
    for i, value in enumerate((36.6, 38.0, 39.2, 37.9)):
        figure.box(22 + 76 * i, 250, 66, 40, n(value, 1), colour="green")
    figure.text(
        22, 318, tr("once for each", "einmal für jedes Element"), 16, colour="grey", anchor="start"
    )
    figure.line([(352, 22), (352, 328)], width=1)

    figure.text(372, 34, tr("while question:", "while frage:"), 18, anchor="start", code=True)
    plot = Axes(figure, 426, 96, 268, 170, (0, 5), (0, 110))
    figure.text(372, 66, tr("mg of caffeine", "mg Koffein"), 16, colour="grey", anchor="start")
    plot.ticks(None, {0: "0", 50: "50", 100: "100"})
    amounts = [float(DOSE)]
    while amounts[-1] > LIMIT:
        amounts.append(amounts[-1] / 2)
    colours = ["blue" if amount > LIMIT else "green" for amount in amounts]
    plot.bars(amounts, colours, [n(amount) for amount in amounts], share=0.7)
    plot.curve([(0, 0), (5, 0)], "grey", 1.5)
    plot.curve([(0, LIMIT), (5, LIMIT)], "orange", 2, dashed=True)
    figure.text(
        plot.at(5, 0)[0],
        plot.at(0, LIMIT)[1] - 18,
        tr("limit 10", "Grenze 10"),
        16,
        colour="orange",
        anchor="end",
    )
    figure.text(
        560,
        318,
        tr("above 10? yes, yes, yes, yes, no", "über 10? ja, ja, ja, ja, nein"),
        16,
        colour="grey",
    )
    return figure
