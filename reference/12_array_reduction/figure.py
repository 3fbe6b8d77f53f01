"""The figure of kata 12: the axis that is named is the one that disappears."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

TABLE = ((0, 1, 2), (3, 4, 5))


def draw(tr: Tr) -> Figure:
    """Draw the maxima of the page's table along both axes."""
    figure = Figure(
        "axes", 720, 330, tr("Reductions along the axes", "Reduktionen entlang der Achsen")
    )
    cell, left, top = 62, 130, 78
    fills = [["grey"] * 3] * 2
    figure.grid(left, top, [[str(v) for v in row] for row in TABLE], cell, fills=fills, size=22)
    figure.text(left + 1.5 * cell, 32, tr("shape (2, 3)", "Form (2, 3)"), 18, bold=True)
    figure.arrow((left - 22, top), (left - 22, top + 2 * cell), colour="blue", width=4)
    figure.text(left - 74, top + cell, "axis=0", 18, code=True, colour="blue")
    for j in range(3):
        figure.arrow(
            (left + (j + 0.5) * cell, top + 2 * cell + 6),
            (left + (j + 0.5) * cell, top + 2 * cell + 40),
            colour="blue",
        )
    below = [[str(max(row[j] for row in TABLE)) for j in range(3)]]
    figure.grid(left, top + 2 * cell + 44, below, cell, 46, fills="blue", size=22, bold=True)
    figure.text(
        left + 3 * cell + 14,
        top + 2 * cell + 67,
        tr("one for each column: (3,)", "eine je Spalte: (3,)"),
        17,
        colour="blue",
        anchor="start",
    )
    right = left + 3 * cell
    for i in range(2):
        figure.arrow(
            (right + 6, top + (i + 0.5) * cell),
            (right + 62, top + (i + 0.5) * cell),
            colour="orange",
        )
    beside = [[str(max(row))] for row in TABLE]
    figure.grid(right + 66, top, beside, 50, cell, fills="orange", size=22, bold=True)
    figure.arrow((left, top - 16), (right, top - 16), colour="orange", width=4)
    figure.text(right + 14, top - 17, "axis=1", 18, code=True, colour="orange", anchor="start")
    figure.text(
        right + 130,
        top + cell,
        tr("one for each row:\n(2,)", "eine je Zeile:\n(2,)"),
        17,
        colour="orange",
        anchor="start",
    )
    figure.text(left - 74, top + 2 * cell + 67, "max", 18, code=True)
    return figure
