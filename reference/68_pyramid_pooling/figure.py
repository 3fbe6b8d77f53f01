"""The figure of kata 68: averages over four grids, and masks that are stretched."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

SCALES = (1, 2, 3, 6)


def draw(tr: Tr) -> Figure:
    """Draw the pyramid with its channels, and the reach of a mask with three dilations."""
    figure = Figure(
        "pyramid", 720, 430, tr("Pyramid pooling and dilation", "Pyramid Pooling und Dilatation")
    )
    figure.text(22, 30, tr("pyramid pooling", "Pyramid Pooling"), 18, anchor="start", bold=True)
    colours = ("blue", "orange", "green", "pink")
    for k, (scale, colour) in enumerate(zip(SCALES, colours, strict=True)):
        x, side = 170 + 100 * k, 78
        rows = [[""] * scale] * scale
        figure.grid(x, 56, rows, side / scale, fills=colour, line=colour)
        figure.text(x + side / 2, 152, f"{scale} × {scale}", 17)
        figure.arrow((x + side / 2, 168), (x + side / 2, 188), colour=colour, width=2.5)
        figure.box(x, 190, side, 32, "C/4", colour=colour, size=17)
    figure.rect(28, 56, 104, 78, fill="grey")
    figure.text(80, 95, tr("features", "Merkmale"), 17)
    figure.arrow((80, 138), (80, 188), width=2.5)
    figure.box(28, 190, 104, 32, "C", colour="grey", size=17)
    figure.brace((28, 246), (548, 246), 8)
    figure.line([(560, 206), (590, 206)], width=2)
    figure.arrow((588, 206), (604, 206), width=2)
    figure.box(608, 186, 88, 40, "2·C", colour="grey", size=20, bold=True)
    figure.text(
        288,
        260,
        tr(
            "laid behind one another, enlarged to the size of the features",
            "vergrößert auf die Größe der Merkmale und angehängt",
        ),
        16,
        colour="grey",
    )
    figure.line([(20, 284), (700, 284)], width=1)

    figure.text(22, 310, tr("dilation", "Dilatation"), 18, anchor="start", bold=True)
    for k, dilation in enumerate((1, 2, 4)):
        y = 334 + 32 * k
        figure.text(120, y, f"d = {dilation}", 18, anchor="start")
        for place in range(-4, 5):
            x = 420 + 54 * place
            looked = place in (-dilation, 0, dilation)
            figure.rect(
                x - 24,
                y - 12,
                48,
                24,
                fill="blue" if looked else "ink",
                line="blue" if looked else "grey",
                width=2.5 if looked else 1,
            )
            if looked:
                figure.text(x, y, tr.number(place), 16, bold=True)
    return figure
