"""The figure of kata 41: the mask lies on a patch of the picture, and one number comes of it."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

IMAGE = ((1, 2, 7, 0, 3), (5, 0, 1, 4, 0), (9, 5, 1, 5, 7), (4, 1, 6, 3, 3), (2, 9, 3, 1, 2))
MASK = ((1, 2, 1), (2, 4, 2), (1, 2, 1))
ROW, COLUMN = 0, 1
"""Where the top left entry of the mask lies in the example."""


def draw(tr: Tr) -> Figure:
    """Draw the second position of the first row of the example."""
    figure = Figure(
        "mask",
        720,
        400,
        tr("A mask on a patch of the picture", "Eine Faltungsmaske auf einem Bildausschnitt"),
    )
    cell, left, top = 50, 24, 62
    figure.text(left, 34, tr("image", "Bild"), 18, anchor="start", bold=True)
    fills = [["blue" if _covered(y, x) else "ink" for x in range(5)] for y in range(5)]
    figure.grid(left, top, [[str(v) for v in row] for row in IMAGE], cell, fills=fills, size=20)
    for i, row in enumerate(MASK):
        for j, weight in enumerate(row):
            x, y = left + (COLUMN + j) * cell, top + (ROW + i) * cell
            figure.text(
                x + cell - 5,
                y + cell - 10,
                f"·{weight}",
                14,
                colour="blue",
                anchor="end",
                bold=True,
            )
    figure.rect(left + COLUMN * cell, top + ROW * cell, 3 * cell, 3 * cell, line="blue", width=4)

    figure.text(320, 34, tr("mask", "Faltungsmaske"), 18, anchor="start", bold=True)
    figure.grid(320, top, [[str(v) for v in row] for row in MASK], 42, fills="blue", size=20)
    figure.text(383, 210, "S = 16", 18, colour="blue")

    values = [
        [
            sum(MASK[i][j] * IMAGE[y + i][x + j] for i in range(3) for j in range(3)) / 16
            for x in range(3)
        ]
        for y in range(3)
    ]
    words = [
        [tr.number(v) if (y, x) == (ROW, COLUMN) else "" for x, v in enumerate(row)]
        for y, row in enumerate(values)
    ]
    figure.text(530, 34, tr("result", "Ergebnis"), 18, anchor="start", bold=True)
    marks = [["orange" if word else "ink" for word in row] for row in words]
    figure.grid(530, top, words, 54, fills=marks, size=20, bold=True)
    figure.arrow((456, 100), (522, 100), colour="orange", width=3)
    patch = [(MASK[i][j], IMAGE[ROW + i][COLUMN + j]) for i in range(3) for j in range(3)]
    for i in range(3):
        terms = " + ".join(f"{w}·{v}" for w, v in patch[3 * i : 3 * i + 3])
        figure.text(
            322, 258 + 28 * i, ("   " if i == 0 else "+ ") + terms, 18, anchor="start", code=True
        )
    total = sum(w * v for w, v in patch)
    figure.text(322, 346, f"= {total}", 18, anchor="start", code=True)
    figure.text(
        530,
        346,
        f"{total} / 16 = {tr.number(total / 16)}",
        19,
        colour="orange",
        anchor="start",
        bold=True,
    )
    figure.text(
        left,
        362,
        tr(
            "the mask fits completely\nin 3 × 3 places",
            "ganz hinein passt die Maske\nan 3 × 3 Stellen",
        ),
        16,
        colour="grey",
        anchor="start",
    )
    return figure


def _covered(y: int, x: int) -> bool:
    return ROW <= y < ROW + 3 and COLUMN <= x < COLUMN + 3
