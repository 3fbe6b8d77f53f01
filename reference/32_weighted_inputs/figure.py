"""The figure of kata 32: a weight for each input, and what three receptors see."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

INPUTS, WEIGHTS = (0.5, 0.25, 0.75), (2.0, -1.0, 1.0)
SIGNALS = ((0.25, 1.0, 0.25), (1.0, 1.0, 0.25), (1.0, 1.0, 1.0))


def draw(tr: Tr) -> Figure:
    """Draw the neuron of the example and the three patterns of light."""
    title = tr(
        "A neuron with weights, and three patterns of light",
        "Ein Neuron mit Gewichten und drei Lichtmuster",
    )
    figure = Figure("weights", 720, 330, title)
    n = tr.number
    figure.text(22, 34, tr("inputs", "Eingaben"), 16, colour="grey", anchor="start")
    figure.text(140, 34, tr("times weights", "mal Gewichte"), 16, colour="grey", anchor="start")
    figure.circle(296, 166, 48, fill="blue", line="blue")
    places = ((78, 140, 80), (166, 92, 142), (254, 140, 254))
    for (y, x, above), value, weight in zip(places, INPUTS, WEIGHTS, strict=True):
        colour = "blue" if weight > 0 else "red"
        figure.text(44, y, n(value), 20)
        end = 246, 166 + 0.3 * (y - 166)
        figure.arrow((74, y), end, colour=colour, width=2 + abs(weight), dashed=weight < 0)
        product = f"· {n(weight, 1)} = {n(value * weight)}"
        figure.text(x, above, product, 16, colour=colour, anchor="start", bold=True)
    total = sum(v * w for v, w in zip(INPUTS, WEIGHTS, strict=True))
    figure.text(296, 166, f"Σ = {n(total)}", 19, bold=True)
    figure.text(330, 234, f"{n(total)} > {n(1.0, 1)}", 17)
    figure.arrow((346, 166), (376, 166), colour="blue")
    figure.node(400, 166, 22, "1", colour="orange", size=22, bold=True)
    figure.text(400, 206, tr("fires", "feuert"), 16, colour="grey")
    inhibits = tr("dashed: inhibits", "gestrichelt: hemmt")
    figure.text(22, 302, inhibits, 16, colour="red", anchor="start")

    names = tr("a spot of light|an edge|daylight", "ein Lichtpunkt|eine Kante|Tageslicht").split(
        "|"
    )
    figure.line([(452, 24), (452, 306)], width=1)
    for i, (signal, name) in enumerate(zip(SIGNALS, names, strict=True)):
        y = 62 + 92 * i
        figure.text(474, y - 28, name, 17, anchor="start")
        for j, light in enumerate(signal):
            figure.rect(474 + 78 * j, y - 12, 72, 30, shade=f"#{3 * f'{round(255 * light):02X}'}")
            figure.text(510 + 78 * j, y + 34, n(light), 16, colour="grey")
    return figure
