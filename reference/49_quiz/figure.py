"""The figure of kata 49: what the track was about."""

from grader.figures.figure import Figure
from grader.figures.overview import cells, cycle, overview
from grader.figures.words import Tr


def draw(tr: Tr) -> Figure:
    """Draw a mask, windows, batches, blocks, the training loop, and variants of a picture."""
    cards = (
        ("41", tr("a mask moves\nover the picture", "eine Maske wandert\nüber das Bild"), _mask),
        ("42", tr("only the strongest\ngoes on", "nur der Stärkste\nkommt weiter"), _windows),
        ("43", tr("pictures in batches", "Bilder im Stapel"), _batch),
        ("44", tr("a network that sees", "ein Netz, das sieht"), _blocks),
        ("45", tr("the network learns", "das Netz lernt"), cycle),
        ("46", tr("more pictures\nthan there are", "mehr Bilder,\nals es gibt"), _variants),
    )
    return overview("track", tr("What this quiz asks about", "Wonach dieses Quiz fragt"), cards, 3)


def _mask(figure: Figure, x: float, y: float) -> None:
    cells(figure, x, y, 5, 7, 12, [(i, j) for i in range(1, 4) for j in range(1, 4)])
    figure.rect(x - 30, y - 18, 36, 36, line="blue", width=3)
    figure.arrow((x + 9, y), (x + 36, y), colour="blue", width=3)


def _windows(figure: Figure, x: float, y: float) -> None:
    cells(figure, x - 30, y, 4, 4, 14, [(0, 1), (1, 3), (3, 0), (2, 2)], "orange")
    for i in range(2):
        for j in range(2):
            figure.rect(x - 58 + 28 * j, y - 28 + 28 * i, 28, 28, line="blue", width=2.5)
    figure.arrow((x + 4, y), (x + 26, y), width=2)
    cells(figure, x + 46, y, 2, 2, 14, [(i, j) for i in range(2) for j in range(2)], "orange")


def _batch(figure: Figure, x: float, y: float) -> None:
    for k in range(4):
        figure.rect(
            x - 34 + 9 * k, y - 12 - 6 * k + 4, 40, 32, fill="green", line="green", corner=3
        )


def _blocks(figure: Figure, x: float, y: float) -> None:
    for left, side, count in ((-72, 48, 1), (-10, 30, 4), (40, 14, 8)):
        for k in reversed(range(count)):
            figure.rect(
                x + left + 3 * k,
                y + 26 - side - 3 * k,
                side,
                side,
                fill="blue",
                line="blue",
                width=1.2,
            )


def _variants(figure: Figure, x: float, y: float) -> None:
    for dx, dots in ((-50, (-4, -4)), (0, (4, -4)), (50, (-9, 6))):
        figure.rect(x + dx - 20, y - 20, 40, 40, fill="grey")
        figure.circle(x + dx + dots[0], y + dots[1], 8, fill="orange", line="orange")
