"""The figure of kata 39: what the track was about."""

from grader.figures.figure import Figure
from grader.figures.overview import curve, network, neuron, overview
from grader.figures.words import Tr


def draw(tr: Tr) -> Figure:
    """Draw a step, weights, a layer, points in a plane, a network, a loss, and the way back."""
    cards = (
        ("31", tr("a threshold", "ein Schwellenwert"), _step),
        ("32", tr("weighted inputs", "gewichtete\nEingänge"), neuron),
        ("33", tr("a layer\nof neurons", "eine Schicht\nNeuronen"), network),
        ("34", tr("what one neuron\ncannot separate", "was ein Neuron\nnicht trennt"), _plane),
        ("35", tr("layers of any size", "Schichten\nbeliebiger Größe"), _deep),
        ("36", tr("loss functions", "Fehlerfunktionen"), _loss),
        ("37", tr("backpropagation", "Backpropagation"), _back),
    )
    return overview("track", tr("What this quiz asks about", "Wonach dieses Quiz fragt"), cards, 4)


def _step(figure: Figure, x: float, y: float) -> None:
    curve(figure, x, y, [(0, 0), (0.5, 0), (0.5, 0.9), (1, 0.9)])


def _plane(figure: Figure, x: float, y: float) -> None:
    figure.line([(x - 34, y - 32), (x - 34, y + 30), (x + 34, y + 30)], width=1.5)
    for dx, dy in ((-16, -14), (16, 14)):
        figure.circle(x + dx, y + dy, 9, fill="orange", line="orange")
        figure.rect(x - dx - 8, y + dy - 8, 16, 16, fill="blue", line="blue")


def _deep(figure: Figure, x: float, y: float) -> None:
    network(figure, x, y, (3, 3, 2))


def _loss(figure: Figure, x: float, y: float) -> None:
    curve(
        figure, x, y, [(0.04 + 0.05 * i, 0.32 * (1 / (0.3 + 0.18 * i) - 0.25)) for i in range(20)]
    )


def _back(figure: Figure, x: float, y: float) -> None:
    network(figure, x, y + 6, (2, 2, 2), back=True)
