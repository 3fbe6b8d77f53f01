"""The figure of kata 69: what the track was about."""

from math import tanh

from grader.figures.figure import Figure
from grader.figures.overview import blob, cells, curve, overview
from grader.figures.words import Tr


def draw(tr: Tr) -> Figure:
    """Draw a scale, a map, an arrow back, a patch, three values, a curve, a border, a pyramid."""
    cards = (
        ("61", tr("rare, but not\nunimportant", "selten, aber\nnicht unwichtig"), _rare),
        ("62", tr("where does\nit look?", "wohin sieht\ndas Netz?"), _map),
        ("63", tr("only what helps", "nur was\ndafür spricht"), _back),
        ("64", tr("cover it and\nask again", "zudecken und\nnochmals fragen"), _patch),
        ("65", tr("three values\nare enough", "drei Werte\ngenügen"), _values),
        ("66", tr("a step that\ncan learn", "eine Stufe,\ndie lernen kann"), _step),
        ("67", tr("sharp edges", "scharfe Ränder"), _border),
        ("68", tr("the whole and\nits parts", "das Ganze und\nseine Teile"), _pyramid),
    )
    return overview("track", tr("What this quiz asks about", "Wonach dieses Quiz fragt"), cards, 4)


def _rare(figure: Figure, x: float, y: float) -> None:
    for i in range(3):
        for j in range(5):
            rare = (i, j) == (1, 3)
            colour = "orange" if rare else "blue"
            figure.circle(
                x - 36 + 18 * j,
                y - 18 + 18 * i,
                7,
                fill=colour,
                line=colour,
                width=3 if rare else 1.5,
            )


def _map(figure: Figure, x: float, y: float) -> None:
    figure.rect(x - 32, y - 30, 64, 60, fill="grey")
    for r, colour in ((20, "orange"), (11, "red")):
        figure.circle(x + 8, y + 6, r, fill=colour, line=colour, width=1.5)


def _back(figure: Figure, x: float, y: float) -> None:
    figure.rect(x - 8, y - 30, 16, 60, fill="blue", line="blue")
    for dy in (-18, 0, 18):
        figure.arrow((x + 44, y + dy), (x + 11, y + dy), colour="orange")
    figure.arrow((x - 10, y), (x - 44, y), colour="orange")


def _patch(figure: Figure, x: float, y: float) -> None:
    cells(figure, x, y, 5, 6, 12)
    figure.rect(x - 12, y - 18, 24, 24, fill="orange", line="orange", width=3)


def _values(figure: Figure, x: float, y: float) -> None:
    for k, word in enumerate(("−1", "0", "1")):
        figure.node(x - 34 + 34 * k, y, 15, word, colour=("red", "grey", "blue")[k], size=16)


def _step(figure: Figure, x: float, y: float) -> None:
    points = [i / 30 for i in range(31)]
    values = [0.25 * (2 + tanh(4 * (4 * p - 3)) + tanh(4 * (4 * p - 1))) for p in points]
    curve(figure, x, y, [(p, 0.95 * v) for p, v in zip(points, values, strict=True)], "orange")


def _border(figure: Figure, x: float, y: float) -> None:
    blob(figure, x, y, 24, "red")
    figure.arrow((x - 46, y), (x - 26, y), colour="ink")
    figure.arrow((x + 46, y), (x + 26, y), colour="ink")


def _pyramid(figure: Figure, x: float, y: float) -> None:
    for k, (scale, colour) in enumerate(((1, "blue"), (2, "orange"), (4, "green"))):
        figure.grid(
            x - 56 + 40 * k, y - 16, [[""] * scale] * scale, 32 / scale, fills=colour, line=colour
        )
