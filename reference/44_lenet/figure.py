"""The figure of kata 44: the picture becomes smaller and more, then numbers, then five scores."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

BLOCKS = ((1, 64), (6, 60), (6, 30), (16, 26), (16, 13))
VECTORS = ((2704, 150), (120, 70), (84, 50), (5, 14))


def draw(tr: Tr) -> Figure:
    """Draw every block of the table true to scale, and the vectors as bars."""
    figure = Figure("blocks", 720, 346, tr("The blocks of the network", "Die Blöcke des Netzes"))
    x, foot, scale, shift = 18.0, 210.0, 1.4, 2.6
    steps = tr("convolution|pooling|convolution|pooling", "Faltung|Pooling|Faltung|Pooling").split(
        "|"
    )
    for k, (count, side) in enumerate(BLOCKS):
        size = scale * side
        colour = "grey" if k == 0 else "blue" if k % 2 else "green"
        for i in reversed(range(count)):
            figure.rect(
                x + shift * i,
                foot - size - shift * i,
                size,
                size,
                fill=colour,
                line=colour,
                width=1.2,
            )
        depth = shift * (count - 1)
        figure.text(
            x + (size + depth) / 2 + (4 if k == 0 else 0),
            foot + 24 + 28 * (k % 2),
            f"{count} × {side} × {side}",
            15,
            bold=True,
        )
        if k < len(steps):
            after = x + size + depth
            figure.arrow((after + 4, foot - 20), (after + 25, foot - 20), width=2.5)
        x += size + depth + 28
    for k, (numbers, height) in enumerate(VECTORS):
        figure.rect(x, foot - height, 14, height, fill="orange", line="orange")
        figure.text(x + 7, foot + 24 + 28 * (1 - k % 2), str(numbers), 15, bold=True)
        if k < 3:
            figure.arrow((x + 17, foot - 7), (x + 41, foot - 7), width=2)
        x += 44
    figure.brace((24, 296), (530, 296), 8)
    figure.text(
        280,
        320,
        tr("see: convolution and pooling, twice", "sehen: Faltung und Pooling, zweimal"),
        17,
    )
    figure.brace((540, 296), (698, 296), 8)
    figure.text(623, 320, tr("decide: linear", "entscheiden: linear"), 16)
    figure.rect(24, 24, 16, 16, fill="blue", line="blue")
    figure.text(
        48,
        32,
        tr(
            "after a convolution: 4 rows and columns less",
            "nach einer Faltung: 4 Zeilen und Spalten weniger",
        ),
        16,
        anchor="start",
    )
    figure.rect(24, 50, 16, 16, fill="green", line="green")
    figure.text(
        48,
        58,
        tr("after pooling: half the side", "nach dem Pooling: halbe Seitenlänge"),
        16,
        anchor="start",
    )
    return figure
