"""The figure of kata 54: the same ones in two calls of training, and in evaluation."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

DROPPED = ((1, 2, 5, 7), (0, 3, 6))
COUNT = 8


def draw(tr: Tr) -> Figure:
    """Draw eight activations of 1 that go through dropout with p = 0.5 three times."""
    figure = Figure("dropped", 720, 350, tr("Dropout with p = 0.5", "Dropout mit p = 0,5"))
    n = tr.number
    left, step = 232, 46
    figure.text(
        left,
        28,
        tr("eight activations of 1, p = 0.5", "acht Aktivierungen mit dem Wert 1, p = 0,5"),
        16,
        colour="grey",
        anchor="start",
    )
    for i in range(COUNT):
        figure.node(left + 20 + step * i, 62, 18, "1", colour="grey")
    names = tr(
        "training,\nfirst call|training,\nsecond call|evaluation",
        "Training,\nerster Aufruf|Training,\nzweiter Aufruf|Auswertung",
    )
    figure.text(left + step * COUNT + 44, 62, tr("mean", "Mittel"), 16, colour="grey")
    for row, (name, dropped) in enumerate(zip(names.split("|"), (*DROPPED, ()), strict=True)):
        y = 132 + 72 * row
        keep = 1 if row == 2 else 2
        figure.text(22, y, name, 18, anchor="start", bold=True)
        for i in range(COUNT):
            x = left + 20 + step * i
            if i in dropped:
                figure.circle(x, y, 18, line="red", dashed=True)
                figure.text(x, y, "0", 18, colour="red")
            else:
                figure.node(x, y, 18, str(keep), colour="blue" if row < 2 else "green", bold=True)
        mean = keep * (COUNT - len(dropped)) / COUNT
        figure.text(left + step * COUNT + 44, y, n(mean), 18, bold=True)
    figure.line([(20, 241), (700, 241)], width=1)
    figure.text(
        22,
        326,
        tr(
            "dashed: dropped; what is kept is divided by 1 − p = 0.5",
            "gestrichelt: fällt weg; was bleibt, wird durch 1 − p = 0,5 geteilt",
        ),
        16,
        colour="grey",
        anchor="start",
    )
    return figure
