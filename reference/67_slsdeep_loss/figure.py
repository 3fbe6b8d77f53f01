"""The figure of kata 67: three borders, their edges, and how far these are off."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

ROWS = (
    (0.0, 0.0, 0.0, 1.0, 1.0, 1.0),
    (0.0, 0.0, 0.25, 0.75, 1.0, 1.0),
    (0.0, 0.0, 1.0, 1.0, 1.0, 1.0),
)


def draw(tr: Tr) -> Figure:
    """Draw the example's rows of pixels, an arrow for the edge at each place, and the EPE."""
    figure = Figure("edges", 720, 402, tr("Borders and their edges", "Ränder und ihre Kanten"))
    n = tr.number
    names = tr("mask|blurred|shifted", "Maske|verschwommen|verschoben").split("|")
    right = _edges(ROWS[0])
    figure.text(
        374,
        28,
        tr("arrows: the rise to the right", "Pfeile: der Anstieg nach rechts"),
        16,
        colour="grey",
    )
    figure.text(648, 28, "EPE", 18, bold=True)
    for k, (row, name) in enumerate(zip(ROWS, names, strict=True)):
        y, left, cell = 48 + 112 * k, 174, 66
        figure.text(20, y + 20, name, 16, anchor="start", bold=True)
        for j, value in enumerate(row):
            figure.rect(
                left + cell * j,
                y,
                cell,
                40,
                shade=f"#{3 * f'{round(255 - 200 * value):02X}'}",
                line="grey",
                width=1.5,
            )
        edges = _edges(row)
        for j, edge in enumerate(edges):
            middle = left + cell * (j + 1.5)
            if edge:
                figure.arrow(
                    (middle - 60 * edge, y + 58),
                    (middle + 60 * edge, y + 58),
                    colour="orange",
                    width=3,
                )
            else:
                figure.circle(middle, y + 58, 3, solid="grey", line=None)
            figure.text(middle, y + 82, n(edge), 15, colour="orange" if edge else "grey")
        error = sum(abs(a - b) for a, b in zip(edges, right, strict=True)) / len(edges)
        figure.text(648, y + 20, n(error), 20, bold=True, colour="green" if error == 0 else "red")
    figure.text(
        360, 382, tr("light: skin, dark: lesion", "hell: Haut, dunkel: Läsion"), 15, colour="grey"
    )
    return figure


def _edges(row: tuple[float, ...]) -> list[float]:
    return [(row[j + 2] - row[j]) / 2 for j in range(len(row) - 2)]
