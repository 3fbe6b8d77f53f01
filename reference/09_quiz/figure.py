"""The figure of kata 09: what the track was about."""

from grader.figures.figure import Figure
from grader.figures.overview import cycle, overview
from grader.figures.words import Tr


def draw(tr: Tr) -> Figure:
    """Draw a fork, a loop and an object that remembers."""
    cards = (
        ("01", tr("one way\nof several", "ein Weg\nvon mehreren"), _fork),
        ("02", tr("again and again", "immer wieder"), cycle),
        ("03", tr("an object\nthat remembers", "ein Objekt\nmit Gedächtnis"), _object),
    )
    return overview("track", tr("What this quiz asks about", "Wonach dieses Quiz fragt"), cards, 3)


def _fork(figure: Figure, x: float, y: float) -> None:
    figure.line([(x - 44, y), (x - 6, y)], colour="orange", width=3)
    figure.circle(x, y, 8, fill="blue", line="blue")
    figure.arrow((x + 6, y - 6), (x + 44, y - 28), colour="grey", width=2)
    figure.arrow((x + 8, y), (x + 46, y), colour="orange", width=3)
    figure.arrow((x + 6, y + 6), (x + 44, y + 28), colour="grey", width=2)


def _object(figure: Figure, x: float, y: float) -> None:
    figure.rect(x - 46, y - 28, 92, 58, fill="blue", line="blue", corner=8)
    figure.text(x, y - 12, "self.count", 14, code=True)
    figure.line([(x - 46, y + 1), (x + 46, y + 1)], colour="blue", width=1.5)
    figure.text(x, y + 15, "up()", 14, code=True)
