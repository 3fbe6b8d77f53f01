"""The figure of kata 19: what the track was about."""

from grader.figures.figure import Figure
from grader.figures.overview import cells, overview
from grader.figures.words import Tr


def draw(tr: Tr) -> Figure:
    """Draw an array, a reduction, a slice, and arrays that are combined at once."""
    cards = (
        ("11", tr("arrays for\na well plate", "Arrays für eine\nMikrotiterplatte"), _plate),
        ("12", tr("many numbers\nbecome one", "aus vielen\nZahlen wird eine"), _sum),
        ("13", tr("cutting pictures", "Bilder\nzuschneiden"), _slice),
        ("14", tr("all at once", "alles auf einmal"), _together),
    )
    return overview("track", tr("What this quiz asks about", "Wonach dieses Quiz fragt"), cards, 4)


def _plate(figure: Figure, x: float, y: float) -> None:
    for i in range(4):
        for j in range(6):
            figure.circle(x - 40 + 16 * j, y - 24 + 16 * i, 6, fill="blue", line="blue", width=1.5)


def _sum(figure: Figure, x: float, y: float) -> None:
    cells(figure, x - 22, y, 3, 3, 16, [(i, j) for i in range(3) for j in range(3)])
    figure.arrow((x + 6, y), (x + 28, y), width=2)
    figure.rect(x + 30, y - 8, 16, 16, fill="orange", line="orange", width=1.5)


def _slice(figure: Figure, x: float, y: float) -> None:
    cells(figure, x, y, 4, 4, 15, [(1, 1), (1, 2), (2, 1), (2, 2)])
    figure.rect(x - 15, y - 15, 30, 30, line="blue", width=3)


def _together(figure: Figure, x: float, y: float) -> None:
    for dy in (-20, 0, 20):
        figure.rect(x - 44, y + dy - 7, 14, 14, fill="blue", line="blue", width=1.5)
        figure.rect(x - 10, y + dy - 7, 14, 14, fill="blue", line="blue", width=1.5)
        figure.arrow((x + 8, y + dy), (x + 26, y + dy), width=2)
        figure.rect(x + 30, y + dy - 7, 14, 14, fill="orange", line="orange", width=1.5)
    figure.text(x - 20, y, "∘", 16)
