"""The figure of kata 42: windows side by side, windows that overlap, and what each keeps."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

IMAGE = ((1, 1, 2, 4), (5, 6, 7, 8), (3, 2, 1, 0), (1, 2, 3, 4))
COLOURS = (("blue", "orange"), ("green", "pink"))


def draw(tr: Tr) -> Figure:
    """Draw the four windows of the example, and the first two of those that move by one pixel."""
    figure = Figure("windows", 720, 300, tr("Windows of max pooling", "Fenster beim Max-Pooling"))
    cell, top = 46, 76
    words = [[str(v) for v in row] for row in IMAGE]
    figure.text(
        24,
        34,
        tr("stride 2: side by side", "stride 2: nebeneinander"),
        18,
        anchor="start",
        bold=True,
    )
    fills = [[COLOURS[y // 2][x // 2] for x in range(4)] for y in range(4)]
    figure.grid(24, top, words, cell, fills=fills, size=20)
    for i in range(2):
        for j in range(2):
            x, y = 24 + 2 * j * cell, top + 2 * i * cell
            figure.rect(x, y, 2 * cell, 2 * cell, line=COLOURS[i][j], width=4)
            _ring(figure, x, y, cell, 2 * i, 2 * j)
    figure.arrow((218, 168), (252, 168), width=3)
    best = [[str(_largest(2 * i, 2 * j)) for j in range(2)] for i in range(2)]
    figure.grid(262, 122, best, cell, fills=COLOURS, size=20, bold=True)

    figure.text(
        390, 34, tr("stride 1: overlapping", "stride 1: überlappend"), 18, anchor="start", bold=True
    )
    figure.grid(390, top, words, cell, size=20)
    for j, (colour, inset) in enumerate((("blue", 0), ("orange", 5))):
        figure.rect(
            390 + j * cell + inset,
            top + inset,
            2 * cell - 2 * inset,
            2 * cell - 2 * inset,
            line=colour,
            width=4,
        )
    figure.arrow((400, 62), (446, 62), colour="orange", width=2)
    figure.arrow((582, 168), (602, 168), width=3)
    best = [[str(_largest(i, j)) if i == 0 and j < 2 else "" for j in range(3)] for i in range(3)]
    marks = [["blue", "orange", "ink"], ["ink"] * 3, ["ink"] * 3]
    figure.grid(606, 116, best, 32, fills=marks, size=18, bold=True)
    return figure


def _largest(y: int, x: int) -> int:
    return max(IMAGE[y + i][x + j] for i in range(2) for j in range(2))


def _ring(figure: Figure, x: float, y: float, cell: float, row: int, column: int) -> None:
    for i in range(2):
        for j in range(2):
            if IMAGE[row + i][column + j] == _largest(row, column):
                figure.circle(x + (j + 0.5) * cell, y + (i + 0.5) * cell, 16, line="ink")
