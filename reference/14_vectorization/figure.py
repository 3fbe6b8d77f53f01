"""The figure of kata 14: a column and a row are stretched until they fit."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

COLUMN, ROW = (0, 10, 20), (1, 2, 3, 4)


def draw(tr: Tr) -> Figure:
    """Draw the broadcasting of (3, 1) with (4,) to (3, 4), with a sum as the example."""
    figure = Figure(
        "stretch", 720, 300, tr("Broadcasting: (3, 1) with (4,)", "Broadcasting: (3, 1) mit (4,)")
    )
    cell, top = 44, 92
    places = (22, 248, 508)
    shapes = ("(3, 1)", "(4,)", "(3, 4)")
    for x, shape, colour in zip(places, shapes, ("blue", "orange", "green"), strict=True):
        figure.text(x + 2 * cell, 40, shape, 20, code=True, colour=colour, bold=True)
    for i, left in enumerate(COLUMN):
        for j, right in enumerate(ROW):
            y = top + i * cell
            for x, value, first, colour in (
                (places[0], left, j == 0, "blue"),
                (places[1], right, i == 0, "orange"),
            ):
                if not first:
                    figure.rect(x + j * cell, y, cell, cell, dashed=True, width=1)
                    figure.text(x + (j + 0.5) * cell, y + cell / 2, str(value), 18, colour="grey")
                else:
                    figure.rect(x + j * cell, y, cell, cell, fill=colour, line=colour)
                    figure.text(x + (j + 0.5) * cell, y + cell / 2, str(value), 18, bold=True)
    sums = [[str(left + right) for right in ROW] for left in COLUMN]
    figure.grid(places[2], top, sums, cell, fills="green", size=18)
    figure.text(223, top + 1.5 * cell, "+", 26)
    figure.text(466, top + 1.5 * cell, "=", 26)
    figure.arrow((72, 76), (190, 76), colour="blue", width=3)
    figure.arrow((440, 100), (440, 218), colour="orange", width=3)
    figure.text(
        22,
        262,
        tr("dashed: stretched, only in thought", "gestrichelt: gedehnt, nur in Gedanken"),
        17,
        colour="grey",
        anchor="start",
    )
    return figure
