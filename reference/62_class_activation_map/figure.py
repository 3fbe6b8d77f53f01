"""The figure of kata 62: weigh the maps or weigh the averages, the logit is the same."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

FIRST, SECOND = ((0, 2), (4, 2)), ((1, 0), (0, 1))
WEIGHTS = (0.5, -1.0)


def draw(tr: Tr) -> Figure:
    """Draw the example both ways: over the map M, and over the averages of the feature maps."""
    figure = Figure("maps", 720, 380, tr("A class activation map", "Eine Class Activation Map"))
    n = tr.number
    cell, top = 52, 68
    cam = [
        [WEIGHTS[0] * a + WEIGHTS[1] * b for a, b in zip(one, two, strict=True)]
        for one, two in zip(FIRST, SECOND, strict=True)
    ]
    figure.text(118, 40, tr("dense tissue", "dichtes Gewebe"), 16, colour="grey")
    figure.text(318, 40, tr("air", "Luft"), 16, colour="grey")
    figure.text(518, 40, tr("map M", "Karte M"), 17, bold=True)
    figure.text(36, top + cell, "½ ·", 22)
    figure.text(222 - 12, top + cell, "−  1 ·", 22, anchor="middle")
    for x, rows in ((66, FIRST), (266, SECOND)):
        figure.grid(x, top, [[str(v) for v in row] for row in rows], cell, fills="blue", size=20)
    figure.text(418, top + cell, "=", 24)
    fills = [["red" if v > 0 else "blue" if v < 0 else "ink" for v in row] for row in cam]
    figure.grid(
        466, top, [[n(v) for v in row] for row in cam], cell, fills=fills, size=20, bold=True
    )
    figure.text(588, top + 26, tr("> 0: for it", "> 0: dafür"), 16, colour="red", anchor="start")
    figure.text(
        588, top + 78, tr("< 0: against it", "< 0: dagegen"), 16, colour="blue", anchor="start"
    )
    for x in (118, 318, 518):
        figure.arrow((x, top + 2 * cell + 8), (x, top + 2 * cell + 60), width=2.5)
        figure.text(
            x + 12, top + 2 * cell + 32, tr("mean", "Mittelwert"), 16, colour="grey", anchor="start"
        )
    y = 268
    figure.node(118, y, 28, "2", colour="green", size=20)
    figure.node(318, y, 28, "½", colour="green", size=20)
    figure.node(518, y, 28, "½", colour="orange", size=20, bold=True)
    figure.text(60, y, "½ ·", 22)
    figure.text(222, y, "−  1 ·", 22)
    figure.text(418, y, "=", 24)
    figure.text(
        360,
        334,
        tr(
            "weigh first or average first: both ways lead to ½",
            "erst gewichten oder erst mitteln: Beide Wege führen zu ½",
        ),
        18,
    )
    return figure
