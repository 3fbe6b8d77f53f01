"""The figure of kata 34: XOR in the plane, and the doses before and after the hidden layer."""

from grader.figures.figure import Figure
from grader.figures.plot import Axes
from grader.figures.words import Tr


def draw(tr: Tr) -> Figure:
    """Draw a line that fails at XOR, and the page's doses, which the hidden layer moves."""
    figure = Figure(
        "planes",
        720,
        340,
        tr("Points that a line separates, or not", "Punkte, die eine Gerade trennt oder nicht"),
    )
    n = tr.number
    plot = Axes(figure, 50, 74, 190, 190, (-0.35, 1.35), (-0.35, 1.35))
    figure.text(
        22,
        30,
        tr("XOR: no line will do", "XOR: keine Gerade genügt"),
        16,
        anchor="start",
        bold=True,
    )
    plot.frame()
    figure.text(258, 280, "x₁", 17, colour="grey")
    figure.text(30, 66, "x₂", 17, colour="grey")
    plot.curve([(-0.35, 0.3), (1.35, 0.7)], "red", 2, dashed=True)
    for x, y in ((0, 0), (0, 1), (1, 0), (1, 1)):
        _point(figure, *plot.at(x, y), int(x != y))
    figure.text(
        145,
        308,
        tr("a 0 and a 1 on each side", "auf jeder Seite eine 0 und eine 1"),
        15,
        colour="grey",
    )

    figure.line([(276, 22), (276, 318)], width=1)
    figure.text(296, 30, tr("the doses", "die Dosen"), 17, anchor="start", bold=True)
    line = Axes(figure, 306, 90, 150, 80, (-0.5, 4.5), (0, 1))
    for start, end in ((335, 366), (396, 427)):
        figure.line([(start, 170), (end, 170)])
    figure.arrow((455, 170), (484, 170))
    figure.text(484, 190, "x", 17, colour="grey")
    for dose in (0, 2, 4):
        x, y = line.at(dose, 0)
        _point(figure, x, y, int(dose == 2))
        figure.text(x, y + 32, str(dose), 17)
    for threshold, sub in ((1, "₁"), (3, "₂")):
        x, _ = line.at(threshold, 0)
        figure.line([(x, 112), (x, 192)], colour="blue", dashed=True)
        figure.text(x, 96, f"θ{sub} = {threshold}", 15, colour="blue")
    figure.text(
        296,
        258,
        "h₁: x > 1?\nh₂: x > 3?",
        17,
        colour="blue",
        anchor="start",
    )
    figure.arrow((404, 258), (464, 258), colour="blue", width=3)

    plane = Axes(figure, 520, 90, 160, 160, (-0.35, 1.35), (-0.35, 1.35))
    plane.frame()
    figure.text(692, 268, "h₁", 17, colour="grey")
    figure.text(500, 82, "h₂", 17, colour="grey")
    plane.curve([(0.15, -0.35), (1.35, 0.85)], "green", 3)
    for dose in (0, 2, 4):
        x, y = plane.at(int(dose > 1), int(dose > 3))
        _point(figure, x, y, int(dose == 2))
        if dose == 0:
            figure.text(x, y - 26, "x = 0", 15)
        elif dose == 2:
            figure.text(x + 20, y, "x = 2", 15, anchor="start")
        else:
            figure.text(x - 20, y, "x = 4", 15, anchor="end")
    figure.text(600, 296, f"1·h₁ − 1·h₂ > {n(0.5)}", 17, colour="green", bold=True)
    figure.text(
        588, 30, tr("after the hidden layer", "nach der versteckten Schicht"), 16, bold=True
    )
    return figure


def _point(figure: Figure, x: float, y: float, label: int) -> None:
    if label:
        figure.node(x, y, 15, "1", colour="orange", bold=True)
    else:
        figure.rect(x - 14, y - 14, 28, 28, fill="blue", line="blue")
        figure.text(x, y, "0", 18, bold=True)
