"""The figure of kata 64: a patch covers a part of the picture, and the score drops."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

SIDE, SIZE, STRIDE = 8, 4, 2


def draw(tr: Tr) -> Figure:
    """Draw two of the example's patches on the picture of ones, and the drops they cause."""
    figure = Figure("patches", 720, 400, tr("Patches and drops", "Fenster und Abfälle"))
    cell, left, top = 36, 48, 74
    covered = {(0, 0): "orange", (4, 4): "blue"}
    places = {centre: _patch(*centre) for centre in covered}
    fills = [["ink"] * SIDE for _ in range(SIDE)]
    for centre, colour in covered.items():
        for i, j in places[centre]:
            fills[i][j] = colour
    words = [["1" if fills[i][j] == "ink" else "0" for j in range(SIDE)] for i in range(SIDE)]
    figure.text(
        left + 4 * cell,
        32,
        tr("8 × 8 ones, patches of 4 × 4", "8 × 8 Einsen, Fenster 4 × 4"),
        18,
        bold=True,
    )
    figure.grid(left, top, words, cell, fills=fills, size=17)
    for (row, column), colour in covered.items():
        x, y = left + (column - SIZE // 2) * cell, top + (row - SIZE // 2) * cell
        x0, y0 = max(x, left - 22), max(y, top - 22)
        figure.rect(
            x0,
            y0,
            x + SIZE * cell - x0,
            y + SIZE * cell - y0,
            line=colour,
            width=4,
            dashed=row == 0,
        )
    for row in range(0, SIDE, STRIDE):
        for column in range(0, SIDE, STRIDE):
            figure.circle(left + column * cell, top + row * cell, 4, solid="ink", line=None)
    figure.text(
        left + 4 * cell,
        top + 8 * cell + 18,
        tr("dots: the centres 0, 2, 4, 6", "Punkte: die Mittelpunkte 0, 2, 4, 6"),
        15,
        colour="grey",
    )

    figure.text(560, 32, tr("drop of the score", "Abfall des Scores"), 18, bold=True)
    drops = [[len(_patch(i, j)) for j in range(0, SIDE, STRIDE)] for i in range(0, SIDE, STRIDE)]
    marks = [
        [{(0, 0): "orange", (2, 2): "blue"}.get((i, j), "ink") for j in range(4)] for i in range(4)
    ]
    figure.grid(
        444, 84, [[str(v) for v in row] for row in drops], 58, fills=marks, size=20, bold=True
    )
    figure.text(560, 344, "64 − 60 = 4,  64 − 48 = 16", 17)
    return figure


def _patch(row: int, column: int) -> list[tuple[int, int]]:
    rows = range(max(row - SIZE // 2, 0), min(row + SIZE // 2, SIDE))
    columns = range(max(column - SIZE // 2, 0), min(column + SIZE // 2, SIDE))
    return [(i, j) for i in rows for j in columns]
