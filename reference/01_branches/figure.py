"""The figure of kata 01: one question after the other, until the first yes."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

LIMITS = (35.0, 37.5, 38.0, 40.0)
WORDS = ("hypothermia", "normal", "elevated", "fever", "high fever")
CELSIUS = 38.4


def draw(tr: Tr) -> Figure:
    """Draw the way of 38.4 °C through the questions of the example."""
    figure = Figure("questions", 720, 330, tr("The way of 38.4 °C", "Der Weg von 38,4 °C"))
    yes, no = tr("yes", "ja"), tr("no", "nein")
    way = next(i for i, limit in enumerate(LIMITS) if limit > CELSIUS)
    figure.node(74, 50, 34, tr.number(CELSIUS), colour="orange", size=20, bold=True)
    figure.text(122, 50, "°C", 18, anchor="start")
    figure.arrow((74, 86), (74, 110), colour="orange", width=4)
    for i, limit in enumerate(LIMITS):
        x = 16 + 140 * i
        asked = "orange" if i <= way else "grey"
        question = tr(f"below\n{tr.number(limit, 1)}?", f"unter\n{tr.number(limit, 1)}?")
        figure.box(x, 112, 112, 66, question, colour=asked, size=18)
        taken = i == way
        figure.arrow(
            (x + 56, 180),
            (x + 56, 246),
            colour="orange" if taken else "grey",
            width=4 if taken else 2,
        )
        figure.text(
            x + 50, 212, yes, 16, colour="orange" if taken else "grey", anchor="end", bold=taken
        )
        passed = i < way
        colour, width = ("orange", 4) if passed else ("grey", 2)
        if i < 3:
            figure.arrow((x + 113, 145), (x + 138, 145), colour=colour, width=width)
            figure.text(x + 126, 98, no, 16, colour="orange" if passed else "grey", bold=passed)
    figure.line([(549, 145), (630, 145), (630, 230)])
    figure.arrow((630, 229), (630, 246))
    figure.text(590, 126, no, 16, colour="grey")
    for i, word in enumerate(WORDS):
        x = 6 + 140 * i if i < 4 else 572
        figure.box(
            x,
            248,
            132,
            44,
            word,
            colour="green" if i == way else "grey",
            size=16,
            code=True,
            bold=i == way,
        )
    rule = tr(
        "the first yes decides, the rest is not asked",
        "das erste Ja entscheidet, der Rest wird nicht gefragt",
    )
    figure.text(700, 50, rule, 17, colour="grey", anchor="end")
    figure.text(700, 310, "else", 16, colour="grey", anchor="end", code=True)
    return figure
