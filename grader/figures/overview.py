"""Overviews for the quizzes: a card with a small drawing for each kata that the quiz asks about."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import cos, pi, sin

from grader.figures.figure import WIDEST, Figure, Point

Drawing = Callable[[Figure, float, float], None]
"""Draws something small around a point (x, y), within 46 pixels to the sides, 32 up and down."""
HIGH, GAP = 154, 20


def overview(
    name: str, title: str, cards: Sequence[tuple[str, str, Drawing]], per_row: int
) -> Figure:
    """Draw cards in the order of their katas, with arrows from each to the next in its row.

    Args:
        name: of the figure's file, without ending.
        title: what a screen reader says.
        cards: the number of a kata, one or two lines of words, and a small drawing, for each.
        per_row: how many cards stand side by side.
    """
    rows = -(-len(cards) // per_row)
    figure = Figure(name, WIDEST, GAP + rows * (HIGH + GAP), title)
    wide = (WIDEST - GAP) / per_row - GAP
    for k, (number, words, drawing) in enumerate(cards):
        x, y = GAP + (k % per_row) * (wide + GAP), GAP + (k // per_row) * (HIGH + GAP)
        figure.rect(x, y, wide, HIGH, corner=8, width=1.5)
        figure.text(x + 10, y + 16, number, 15, colour="grey", anchor="start", bold=True)
        drawing(figure, x + wide / 2, y + 58)
        figure.text(x + wide / 2, y + HIGH - 29, words, 15)
        if (k + 1) % per_row and k + 1 < len(cards):
            figure.arrow((x + wide + 2, y + HIGH / 2), (x + wide + GAP - 2, y + HIGH / 2))
    return figure


def neuron(figure: Figure, x: float, y: float) -> None:
    """Draw a neuron with three inputs and one output."""
    for dy in (-26, 0, 26):
        figure.arrow((x - 46, y + dy), (x - 18, y + 0.3 * dy), colour="blue")
    figure.circle(x, y, 17, fill="blue", line="blue")
    figure.arrow((x + 18, y), (x + 46, y), colour="blue")


def network(
    figure: Figure, x: float, y: float, layers: Sequence[int] = (3, 2), back: bool = False
) -> None:
    """Draw layers of neurons with all their connections; `back` points an arrow backwards."""
    step = 80 / max(len(layers) - 1, 1)
    places: list[list[Point]] = [
        [(x - 40 + step * k, y + 24 * (i - (m - 1) / 2)) for i in range(m)]
        for k, m in enumerate(layers)
    ]
    for before, after in pairwise(places):
        for one in before:
            for two in after:
                figure.line([one, two], width=1.2)
    for k, column in enumerate(places):
        for a, b in column:
            colour = "orange" if k == len(places) - 1 else "blue"
            figure.circle(a, b, 8, fill=colour, line=colour)
    if back:
        figure.arrow((x + 38, y - 30), (x - 38, y - 30), colour="orange", width=3, dashed=True)


def cells(
    figure: Figure, x: float, y: float, rows: int, columns: int, side: float = 14,
    marked: Sequence[tuple[int, int]] = (), colour: str = "blue",
) -> None:  # fmt: skip
    """Draw a grid of empty cells of `side` pixels around (x, y), some of them in a colour."""
    left, top = x - columns * side / 2, y - rows * side / 2
    fills = [[colour if (i, j) in marked else "ink" for j in range(columns)] for i in range(rows)]
    figure.grid(left, top, [[""] * columns] * rows, side, fills=fills)


def curve(
    figure: Figure, x: float, y: float, points: Sequence[Point], colour: str = "blue"
) -> None:
    """Draw axes and a line through points with both values from 0 to 1."""
    figure.line([(x - 42, y - 30), (x - 42, y + 28), (x + 44, y + 28)], width=1.5)
    figure.line([(x - 42 + 84 * a, y + 28 - 56 * b) for a, b in points], colour=colour, width=3)


def cycle(figure: Figure, x: float, y: float, r: float = 26) -> None:
    """Draw three arrows that run around a circle of radius r."""
    for k in range(3):
        start, end = (2 * pi * (k + share) / 3 for share in (0.1, 0.9))
        angles = [start + (end - start) * i / 12 for i in range(12)]
        arc = [(x + r * cos(angle), y + r * sin(angle)) for angle in angles]
        figure.line(arc, colour="blue", width=3)
        figure.arrow(arc[-1], (x + r * cos(end), y + r * sin(end)), colour="blue", width=3)


def blob(figure: Figure, x: float, y: float, r: float, colour: str, dashed: bool = False) -> None:
    """Draw a rough outline of radius r, such as that of a lesion."""
    scales = (1, 0.85, 1.1, 0.9, 1, 1.15, 0.88, 1.05, 0.9)
    corners = zip(_ring(x, y, r, len(scales)), scales, strict=True)
    outline = [(x + (a - x) * scale, y + (b - y) * scale) for (a, b), scale in corners]
    fill = None if dashed else colour
    figure.line(outline, colour=colour, closed=True, dashed=dashed, fill=fill)


def _ring(x: float, y: float, r: float, n: int, start: float = -90) -> list[Point]:
    """The n points of a regular polygon of radius r around (x, y), the first at `start` degrees."""
    angles = [start / 180 * pi + 2 * pi * i / n for i in range(n)]
    return [(x + r * cos(a), y + r * sin(a)) for a in angles]
