"""The figure of kata 29: what the track was about."""

from grader.figures.figure import Figure
from grader.figures.overview import curve, overview
from grader.figures.words import Tr


def draw(tr: Tr) -> Figure:
    """Draw the bridge, the graph, and the way downhill."""
    cards = (
        (
            "21",
            tr("the bridge between\nNumPy and torch", "die Brücke zwischen\nNumPy und torch"),
            _bridge,
        ),
        ("22", tr("gradients for free", "Gradienten geschenkt"), _graph),
        ("23", tr("downhill,\nstep by step", "Schritt für Schritt\nbergab"), _descent),
    )
    return overview("track", tr("What this quiz asks about", "Wonach dieses Quiz fragt"), cards, 3)


def _bridge(figure: Figure, x: float, y: float) -> None:
    figure.line([(x - 70, y - 4), (x + 70, y - 4)], colour="ink", width=3)
    arch = [(x + 34 * a / 8, y + 26 - 24 * (1 - (a / 8) ** 2)) for a in range(-8, 9)]
    figure.line([(x - 34, y - 4), *arch, (x + 34, y - 4)], colour="ink", width=2)
    figure.text(x - 44, y - 20, "array", 15, code=True, colour="blue")
    figure.text(x + 42, y - 20, "tensor", 15, code=True, colour="orange")


def _graph(figure: Figure, x: float, y: float) -> None:
    for dy in (-22, 22):
        figure.arrow((x - 44, y + dy), (x - 10, y + 0.3 * dy), colour="blue")
        figure.circle(x - 54, y + dy, 9, fill="blue", line="blue")
    figure.circle(x, y, 10, fill="grey")
    figure.arrow((x + 11, y), (x + 42, y), colour="blue")
    figure.circle(x + 53, y, 10, fill="green", line="green")
    figure.arrow((x + 48, y + 14), (x - 40, y + 28), colour="orange", dashed=True, bend=-8)


def _descent(figure: Figure, x: float, y: float) -> None:
    curve(figure, x, y, [(i / 20, 1 - 4 * (i / 20) * (1 - i / 20)) for i in range(21)])
    figure.circle(x + 36, y - 22, 7, solid="orange", line=None)
    figure.arrow((x + 32, y - 10), (x + 16, y + 12), colour="orange")
