"""The figure of kata 31: signals become one sum, and the sum is compared with the threshold."""

from grader.figures.figure import Figure
from grader.figures.plot import Axes
from grader.figures.words import Tr


def draw(tr: Tr) -> Figure:
    """Draw the neuron of the example and the step that its answer is."""
    figure = Figure(
        "neuron", 720, 300, tr("A neuron with a threshold", "Ein Neuron mit Schwellenwert")
    )
    n = tr.number
    for y, value in ((80, 0.5), (150, 0.25), (220, 0.75)):
        figure.text(38, y, n(value), 20)
        figure.arrow((68, y), (138, 150 + 0.25 * (y - 150)), colour="blue")
    figure.text(38, 30, tr("inputs", "Eingaben"), 16, colour="grey", anchor="start")
    figure.circle(186, 150, 46, fill="blue", line="blue")
    figure.text(186, 150, f"Σ = {n(1.5)}", 19, bold=True)
    figure.text(186, 216, tr("the sum", "die Summe"), 16, colour="grey")
    figure.arrow((234, 150), (330, 150), colour="blue")
    figure.text(281, 130, f"{n(1.5)} > {n(1.0, 1)}", 17)
    figure.node(354, 150, 22, "1", colour="orange", size=22, bold=True)
    figure.text(354, 192, tr("fires", "feuert"), 16, colour="grey")

    plot = Axes(figure, 450, 70, 236, 160, (0, 2), (0, 1.25))
    plot.frame(tr("sum", "Summe"), tr("output y", "Ausgabe y"))
    plot.ticks({1: f"θ = {n(1.0, 1)}"}, {0: "0", 1: "1"})
    plot.curve([(1, 0), (1, 1)], "grey", 1.5, dashed=True)
    plot.curve([(0, 0), (1, 0)], "blue", 5)
    plot.curve([(1, 1), (2, 1)], "blue", 5)
    figure.circle(*plot.at(1, 1), 6, fill="ink", line="blue")
    plot.dot(1, 0)
    for value, y, up in ((0.75, 0, -24), (1.5, 1, -24)):
        x, height = plot.at(value, y)
        figure.circle(x, height, 8, fill="orange", line="orange", width=3)
        figure.text(x, height + up, n(value), 16, colour="orange", bold=True)
    return figure
