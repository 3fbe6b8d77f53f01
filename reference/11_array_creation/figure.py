"""The figure of kata 11: a plate with its shape, and numbers laid out anew, row by row."""

from grader.figures.figure import Figure
from grader.figures.words import Tr


def draw(tr: Tr) -> Figure:
    """Draw the plate of 8 rows and 12 columns, and the reshape of the page."""
    figure = Figure("plate", 720, 340, tr("A plate and its shape", "Eine Platte und ihre Form"))
    figure.text(238, 32, tr("12 columns", "12 Spalten"), 17, colour="orange", bold=True)
    figure.rect(62, 54, 356, 240, fill="grey", corner=14)
    for i in range(8):
        for j in range(12):
            figure.circle(84 + 28.4 * j, 76 + 28 * i, 10, fill="ink", line="blue", width=1.5)
    figure.arrow((64, 46), (418, 46), colour="orange")
    figure.arrow((52, 56), (52, 294), colour="green")
    figure.text(28, 174, tr("8 rows", "8 Zeilen"), 17, colour="green", bold=True, turn=-90)
    figure.text(240, 316, "shape = (8, 12)", 19, code=True)
    figure.line([(444, 24), (444, 316)], width=1)
    figure.text(466, 44, "np.arange(4)", 18, anchor="start", code=True)
    figure.grid(
        466, 66, [["0", "1", "2", "3"]], 54, fills=[["blue", "blue", "orange", "orange"]], size=20
    )
    figure.arrow((574, 130), (574, 168), width=3)
    figure.text(466, 192, ".reshape((2, 2))", 18, anchor="start", code=True)
    figure.grid(
        520, 216, [["0", "1"], ["2", "3"]], 46, fills=[["blue"] * 2, ["orange"] * 2], size=20
    )
    return figure
