"""The figure of kata 13: four slices of the workshop's array."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

SLICES = ("[:2, :]", "[2:, :]", "[:, ::2]", "[1:-1, :]")


def draw(tr: Tr) -> Figure:
    """Draw which entries of the 4 × 4 array each of the slices takes."""
    figure = Figure(
        "slices", 720, 290, tr("Four slices of an array", "Vier Ausschnitte eines Arrays")
    )
    rows = [list(range(4 * i, 4 * i + 4)) for i in range(4)]
    taken = (rows[:2], rows[2:], [row[::2] for row in rows], rows[1:-1])
    words = tr(
        "the first\ntwo rows|all rows\nfrom row 2 on|every second\ncolumn|"
        "without the first\nand the last row",
        "die ersten\nbeiden Zeilen|alle Zeilen\nab Zeile 2|jede zweite\nSpalte|"
        "ohne die erste und\ndie letzte Zeile",
    )
    for k, (name, inside, word) in enumerate(zip(SLICES, taken, words.split("|"), strict=True)):
        x, kept = 24 + 174 * k, {value for row in inside for value in row}
        figure.text(x + 74, 34, name, 19, code=True)
        fills = [["blue" if value in kept else "ink" for value in row] for row in rows]
        figure.grid(
            x, 60, [[str(value) for value in row] for row in rows], 37, fills=fills, size=17
        )
        for i, row in enumerate(rows):
            for j, value in enumerate(row):
                if value in kept:
                    figure.rect(x + 37 * j, 60 + 37 * i, 37, 37, line="blue", width=2.5)
        figure.text(x + 74, 246, word, 16, colour="grey")
    return figure
