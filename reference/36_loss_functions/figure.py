"""The figure of kata 36: what a probability of the right class costs."""

from math import exp, log

from grader.figures.figure import Figure
from grader.figures.plot import Axes
from grader.figures.words import Tr

LOGITS, LABEL = (2.0, 1.0, 0.0), 0


def draw(tr: Tr) -> Figure:
    """Draw both losses over the probability of the right class, with the two images."""
    figure = Figure(
        "losses",
        720,
        370,
        tr("Two losses over the probability", "Zwei Fehlerfunktionen über der Wahrscheinlichkeit"),
    )
    n = tr.number
    plot = Axes(figure, 76, 70, 400, 230, (0, 1), (0, 4))
    plot.frame(tr("p of the right class", "p der richtigen Klasse"), tr("loss", "Fehler"))
    plot.ticks({0: "0", 0.5: n(0.5), 1: "1"}, {0: "0", 1: "1", 2: "2", 3: "3", 4: "4"})
    plot.graph(lambda p: -log(p), "blue", 3.5, span=(exp(-4), 1), steps=160)
    plot.graph(lambda p: (1 - p) ** 2, "orange", 3.5, dashed=True)
    x, y = plot.at(0.07, 3.2)
    figure.text(
        x,
        y,
        tr("cross entropy −ln p", "Kreuzentropie −ln p"),
        18,
        colour="blue",
        anchor="start",
        bold=True,
    )
    x, y = plot.at(0.03, 0.42)
    figure.text(x, y, "(1 − p)²", 18, colour="orange", anchor="start", bold=True)
    sure = exp(LOGITS[LABEL]) / sum(exp(z) for z in LOGITS)
    for p, word, dy in (
        (sure, tr("image 1", "Bild 1"), -44),
        (1 / 3, tr("image 2", "Bild 2"), -44),
    ):
        plot.dot(p, -log(p), "ink", 7)
        x, y = plot.at(p, -log(p))
        figure.text(x + 8, y + dy, f"{word}\nln p = {n(log(p), 4)}", 16, anchor="start")
        figure.line([(x, y + 6), (x, plot.y + plot.h)], width=1.5, dashed=True)
    figure.text(
        504,
        110,
        tr("nearly certain, and\nwrong: very costly", "fast sicher und\nfalsch: sehr teuer"),
        17,
        colour="grey",
        anchor="start",
    )
    figure.arrow((500, 100), (112, 82), width=2)
    figure.text(
        504,
        230,
        tr(
            "the squared error\nof one output never\nexceeds 1",
            "der quadratische\nFehler einer Ausgabe\nwird nie größer als 1",
        ),
        17,
        colour="grey",
        anchor="start",
    )
    return figure
