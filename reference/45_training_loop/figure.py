"""The figure of kata 45: four steps in a circle, and the loss that falls with every round."""

from math import exp, log

from grader.figures.figure import Figure
from grader.figures.plot import Axes
from grader.figures.words import Tr

PICTURES, LABELS = ((1.0, 0.0), (0.0, 1.0), (1.0, 1.0)), (0, 1, 0)
EPOCHS, RATE = 20, 0.3


def draw(tr: Tr) -> Figure:
    """Draw the loop, and the loss of the example's three pictures with and without momentum."""
    figure = Figure(
        "loop",
        720,
        360,
        tr("The training loop and the loss curve", "Die Trainingsschleife und die Fehlerkurve"),
    )
    n = tr.number
    steps = (
        (18, 78, tr("1 scores\nand loss", "1 Werte\nund Fehler")),
        (212, 78, tr("2 gradients\nto zero", "2 Gradienten\nauf null")),
        (212, 212, "3 backward()"),
        (18, 212, "4 step()"),
    )
    for x, y, word in steps:
        figure.box(x, y, 142, 70, word, colour="blue", size=18)
    for start, end in (
        ((162, 113), (209, 113)),
        ((283, 150), (283, 209)),
        ((210, 247), (163, 247)),
        ((89, 210), (89, 151)),
    ):
        figure.arrow(start, end, colour="blue", width=3)
    figure.text(186, 182, tr("for each batch", "je Batch"), 17, colour="grey")
    figure.text(
        186,
        318,
        tr("once through all pictures:\none epoch", "einmal durch alle Bilder:\neine Epoche"),
        16,
        colour="grey",
    )
    figure.text(
        186,
        40,
        tr("v ← m · v + g    w ← w − lr · v", "v ← m · v + g    w ← w − lr · v"),
        17,
        code=True,
    )

    plot = Axes(figure, 440, 76, 250, 196, (1, EPOCHS), (0, 0.8))
    plot.frame(tr("epoch", "Epoche"), tr("loss", "Fehler"))
    plot.ticks({1: "1", 10: "10", 20: "20"}, {0: "0", 0.4: n(0.4), 0.8: n(0.8)})
    plain, heavy = _losses(0.0), _losses(0.9)
    plot.curve(list(enumerate(plain, 1)), "orange", 3, dashed=True)
    plot.curve(list(enumerate(heavy, 1)), "blue", 3)
    plot.dot(1, plain[0], "ink")
    x, y = plot.at(1, plain[0])
    figure.text(x + 14, y - 8, f"ln 2 = {n(plain[0], 4)}", 16, anchor="start")
    figure.text(
        plot.at(11, 0)[0],
        plot.at(0, plain[10])[1] - 20,
        "m = 0",
        16,
        colour="orange",
        anchor="start",
        bold=True,
    )
    figure.text(
        plot.at(8, 0)[0],
        plot.at(0, heavy[7])[1] + 26,
        f"m = {n(0.9)}",
        16,
        colour="blue",
        anchor="end",
        bold=True,
    )
    figure.text(
        562, 338, tr("the three pictures, lr = 0.3", "die drei Bilder, lr = 0,3"), 15, colour="grey"
    )
    return figure


def _losses(momentum: float) -> list[float]:
    weights = [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]  # two weights and a bias for each class
    velocity = [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    losses = []
    for _ in range(EPOCHS):
        gradient, loss = [[0.0] * 3, [0.0] * 3], 0.0
        for picture, label in zip(PICTURES, LABELS, strict=True):
            seen = (*picture, 1.0)
            scores = [sum(w * s for w, s in zip(row, seen, strict=True)) for row in weights]
            total = sum(exp(s) for s in scores)
            loss -= log(exp(scores[label]) / total) / 3
            for k in range(2):
                off = (exp(scores[k]) / total - (k == label)) / 3
                for i in range(3):
                    gradient[k][i] += off * seen[i]
        losses.append(loss)
        for k in range(2):
            for i in range(3):
                velocity[k][i] = momentum * velocity[k][i] + gradient[k][i]
                weights[k][i] -= RATE * velocity[k][i]
    return losses
