"""The figure of kata 53: what lies in which file, and what a restart without v costs."""

from grader.figures.figure import Figure
from grader.figures.plot import Axes
from grader.figures.words import Tr

STEPS = 24


def draw(tr: Tr) -> Figure:
    """Draw the two files, and v after the restart with and without the optimiser's state."""
    figure = Figure("files", 720, 350, tr("What lies in the files", "Was in den Dateien liegt"))
    n = tr.number
    figure.text(
        22, 32, tr("to use the network", "das Netz benutzen"), 17, anchor="start", bold=True
    )
    figure.rect(22, 50, 300, 70, line="blue", fill="blue", corner=8)
    figure.text(38, 74, "model.state_dict()", 17, anchor="start", code=True)
    figure.text(38, 100, tr("names and tensors", "Namen und Tensoren"), 15, anchor="start")
    figure.text(22, 154, tr("to train on", "weitertrainieren"), 17, anchor="start", bold=True)
    parts = (
        ('"model"', tr("names and tensors", "Namen und Tensoren"), "blue"),
        ('"optimizer"', tr("v of each weight", "v jedes Gewichts"), "orange"),
        ('"epoch"', tr("epochs done", "fertige Epochen"), "green"),
    )
    for i, (key, what, colour) in enumerate(parts):
        y = 172 + 54 * i
        figure.rect(22, y, 300, 48, line=colour, fill=colour, corner=8)
        figure.text(36, y + 24, key, 16, anchor="start", code=True)
        figure.text(312, y + 24, what, 15, anchor="end")

    plot = Axes(figure, 400, 76, 288, 196, (0, STEPS), (0, 11))
    plot.frame(
        tr("steps after the restart", "Schritte nach dem Neustart"),
        tr("v, with the gradient 1", "v beim Gradienten 1"),
    )
    plot.ticks({1: "1", 10: "10", 20: "20"}, {0: "0", 1: "1", 10: "10"})
    plot.curve([(step, 10) for step in range(1, STEPS + 1)], "green", 4)
    alone, v = [], 0.0
    for step in range(1, STEPS + 1):
        v = 0.9 * v + 1
        alone.append((step, v))
    plot.curve(alone, "orange", 3, dashed=True)
    plot.dot(*alone[0], "orange")
    plot.dot(1, 10, "green")
    x, y = plot.at(11, 10)
    figure.text(x, y - 20, tr("v in the file", "v in der Datei"), 16, colour="green", bold=True)
    x, y = plot.at(9, 4.3)
    figure.text(
        x,
        y,
        tr("network alone:\nv begins at 0", "nur das Netz:\nv beginnt bei 0"),
        16,
        colour="orange",
        anchor="start",
        bold=True,
    )
    figure.text(
        plot.at(2, 1)[0] + 4,
        plot.at(0, 1)[1] + 2,
        f"v = {n(1)}",
        16,
        colour="orange",
        anchor="start",
    )
    return figure
