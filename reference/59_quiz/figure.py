"""The figure of kata 59: what the track was about."""

from math import cos, pi

from grader.figures.figure import Figure
from grader.figures.overview import curve, network, overview
from grader.figures.words import Tr


def draw(tr: Tr) -> Figure:
    """Draw cells, two processors, a file, dropped neurons, a schedule, bits, and a way out."""
    cards = (
        ("51", tr("a notebook", "ein Notebook"), _cells),
        ("52", tr("training on\na GPU", "Training auf\nder GPU"), _processors),
        ("53", tr("saving what\nwas learnt", "Gelerntes\nspeichern"), _file),
        ("54", "Dropout", _dropout),
        ("55", tr("from coarse\nto fine", "erst grob,\ndann fein"), _schedule),
        ("56", tr("half the bits", "halb so viele Bits"), _bits),
        ("57", tr("a network\nleaves PyTorch", "ein Netz\nverlässt PyTorch"), _leave),
    )
    return overview("track", tr("What this quiz asks about", "Wonach dieses Quiz fragt"), cards, 4)


def _cells(figure: Figure, x: float, y: float) -> None:
    for k in range(3):
        figure.text(x - 34, y - 22 + 23 * k, f"[{k + 1}]", 14, code=True, colour="blue")
        figure.rect(x - 14, y - 31 + 23 * k, 60, 18, fill="grey", corner=3)


def _processors(figure: Figure, x: float, y: float) -> None:
    figure.rect(x - 52, y - 16, 32, 32, fill="orange", line="orange", corner=4)
    for i in range(4):
        for j in range(4):
            figure.rect(
                x + 6 + 12 * j, y - 24 + 12 * i, 10, 10, fill="blue", line="blue", width=1.2
            )
    figure.arrow((x - 18, y), (x + 3, y))


def _file(figure: Figure, x: float, y: float) -> None:
    figure.line(
        [(x - 26, y - 32), (x + 12, y - 32), (x + 28, y - 16), (x + 28, y + 30), (x - 26, y + 30)],
        colour="blue",
        closed=True,
        fill="blue",
    )
    for dy in (-10, 4, 18):
        figure.line([(x - 14, y + dy), (x + 16, y + dy)], colour="blue")


def _dropout(figure: Figure, x: float, y: float) -> None:
    for i in range(3):
        for j in range(4):
            kept = (i, j) not in ((0, 1), (1, 3), (2, 0), (2, 2))
            place = x - 36 + 24 * j, y - 23 + 23 * i
            if kept:
                figure.circle(*place, 8, fill="blue", line="blue")
            else:
                figure.circle(*place, 8, line="red", dashed=True, width=1.5)


def _schedule(figure: Figure, x: float, y: float) -> None:
    curve(figure, x, y, [(i / 20, 0.48 * (1 + cos(pi * i / 20))) for i in range(21)], "orange")


def _bits(figure: Figure, x: float, y: float) -> None:
    for row, count in ((-14, 8), (12, 4)):
        for k in range(count):
            colour = "grey" if k == 0 else "orange" if k < 3 else "blue"
            figure.rect(x - 48 + 12 * k, y + row - 9, 12, 18, fill=colour, line=colour, width=1.5)


def _leave(figure: Figure, x: float, y: float) -> None:
    network(figure, x - 18, y, (2, 2))
    figure.arrow((x + 34, y), (x + 62, y), colour="green", width=3)
