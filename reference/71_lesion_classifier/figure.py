"""The figure of kata 71: the three likeliest classes, and lesions that stay on one side."""

from grader.figures.figure import Figure
from grader.figures.plot import Axes
from grader.figures.words import Tr

CODES = ("akiec", "bcc", "bkl", "df", "mel", "nv", "vasc")
SHARES = (0.02, 0.03, 0.10, 0.01, 0.30, 0.50, 0.04)
PHOTOS = (1, 2, 1, 3, 1, 4)
"""Which lesion each photo of the example shows."""


def draw(tr: Tr) -> Figure:
    """Draw the answer of the network that is sure of nothing, and two ways to split six photos."""
    figure = Figure(
        "answer",
        720,
        390,
        tr(
            "Three likeliest, and a split by lesion",
            "Die drei wahrscheinlichsten und eine Teilung nach Läsionen",
        ),
    )
    n = tr.number
    figure.text(
        22,
        30,
        tr("the three likeliest", "die drei wahrscheinlichsten"),
        17,
        anchor="start",
        bold=True,
    )
    plot = Axes(figure, 78, 56, 200, 280, (0, 0.6), (0, 7))
    ranked = sorted(SHARES, reverse=True)
    for i, (code, share) in enumerate(zip(CODES, SHARES, strict=True)):
        y = 56 + 40 * i
        place = ranked.index(share)
        colour = "orange" if place < 3 else "grey"
        width = plot.at(share, 0)[0] - plot.x
        figure.text(70, y + 14, code, 16, anchor="end", code=True)
        figure.rect(78, y, width, 28, fill=colour, line=colour)
        figure.text(78 + width + 8, y + 14, n(share, 2), 16, anchor="start", bold=place < 3)
        if place < 3:
            figure.text(332, y + 14, f"{place + 1}.", 17, colour="orange", bold=True, anchor="end")
    figure.line([(350, 20), (350, 366)], width=1)

    figure.text(
        370,
        30,
        tr("six photos of four lesions", "sechs Fotos von vier Läsionen"),
        17,
        anchor="start",
        bold=True,
    )
    sides = tr("training|test", "Training|Test").split("|")
    splits = (
        (
            tr(
                "by photos: lesion 1 is on both sides",
                "nach Fotos: Läsion 1 auf beiden Seiten",
            ),
            (0, 1, 5),
            (2, 3, 4),
            "red",
        ),
        (
            tr("by lesions: their photos follow", "nach Läsionen: Ihre Fotos folgen"),
            (0, 2, 4, 3),
            (1, 5),
            "green",
        ),
    )
    for k, (word, train, test, colour) in enumerate(splits):
        top = 56 + 160 * k
        for left, side, photos in ((370, sides[0], train), (562, sides[1], test)):
            wide = 180 if left == 370 else 140
            figure.rect(left, top, wide, 92, line=colour, corner=8)
            figure.text(left + 10, top + 18, side, 15, colour="grey", anchor="start")
            for j, photo in enumerate(photos):
                lesion = PHOTOS[photo]
                hue = ("blue", "green", "pink", "grey")[lesion - 1]
                x = left + 10 + 42 * j
                figure.rect(
                    x, top + 38, 36, 40, fill=hue, line=hue, width=3 if lesion == 1 else 1.5
                )
                figure.text(x + 18, top + 58, str(lesion), 18, bold=lesion == 1)
        figure.text(370, top + 112, word, 15, anchor="start", colour=colour, bold=True)
    return figure
