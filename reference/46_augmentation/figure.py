"""The figure of kata 46: one picture, four changes by chance, and one that is never right."""

from random import Random

from grader.figures.figure import Figure
from grader.figures.words import Tr

SIDE = 16
Picture = list[list[float]]


def draw(tr: Tr) -> Figure:
    """Draw a stomach with its bubble of air, cropped, shifted, flipped, noisy, and upside down."""
    figure = Figure(
        "changes", 720, 400, tr("One picture and its variants", "Ein Bild und seine Varianten")
    )
    picture = _stomach()
    chance = Random(46)
    pictures = (
        picture,
        _crop(picture, 2, 3, 12),
        [
            [picture[y - 3][x - 2] if y >= 3 and x >= 2 else 0.0 for x in range(SIDE)]
            for y in range(SIDE)
        ],
        [row[::-1] for row in picture],
        [[min(max(v + 0.12 * chance.gauss(0, 1), 0), 1) for v in row] for row in picture],
        picture[::-1],
    )
    words = tr(
        "the picture|crop|shift|flip|noise|upside down: never",
        "das Bild|Ausschnitt|Verschiebung|Spiegelung|Rauschen|auf dem Kopf: nie",
    ).split("|")
    for k, (pixels, word) in enumerate(zip(pictures, words, strict=True)):
        x, y = 66 + 216 * (k % 3), 22 + 192 * (k // 3)
        figure.pixels(x, y, [[round(v, 2) for v in row] for row in pixels], 9)
        figure.rect(x, y, 144, 144, line="red" if k == 5 else "blue" if k else "ink", width=3)
        if k == 5:
            figure.line([(x - 6, y - 6), (x + 150, y + 150)], colour="red", width=5)
        figure.text(x + 72, y + 164, word, 17, bold=k in (0, 5), colour="red" if k == 5 else "ink")
    return figure


def _stomach() -> Picture:
    picture = [[0.08] * SIDE for _ in range(SIDE)]
    for y in range(SIDE):
        for x in range(SIDE):
            if ((x - 7.5) / 7.4) ** 2 + ((y - 7.5) / 6.6) ** 2 <= 1:
                picture[y][x] = 0.4
            if ((x - 9.5) / 4.2) ** 2 + ((y - 7.5) / 4.4) ** 2 <= 1:
                picture[y][x] = 0.78
            if ((x - 9.5) / 2.8) ** 2 + ((y - 5.3) / 1.9) ** 2 <= 1:
                picture[y][x] = 0.02
    return picture


def _crop(picture: Picture, top: int, left: int, side: int) -> Picture:
    share = side / SIDE
    return [
        [picture[top + int(y * share)][left + int(x * share)] for x in range(SIDE)]
        for y in range(SIDE)
    ]
