"""The figure of kata 33: a layer as a product of a matrix and a vector."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

WEIGHTS = ((0.0, 0.5, 1.0, -0.5, 0.25), (1.0, 0.5, 0.0, -0.5, 1.0), (-1.0, 0.0, 0.5, 1.0, -0.5))
PATIENT = (1.0, 0.5, 0.25, 0.0, 1.0)


def draw(tr: Tr) -> Figure:
    """Draw the patient of the example, row by column."""
    figure = Figure(
        "layer",
        720,
        350,
        tr("y = W x: a layer of three neurons", "y = W x: eine Schicht aus drei Neuronen"),
    )
    n = tr.number
    left, top, w, h = 150, 116, 58, 48
    symptoms = tr(
        "fever|cough|runny\nnose|itchy\neyes|aching\nlimbs",
        "Fieber|Husten|Nase\nläuft|Augen\njucken|Glieder\nweh",
    )
    for j, word in enumerate(symptoms.split("|")):
        figure.text(left + (j + 0.5) * w, 74, word, 15, colour="grey")
    figure.text(left + 2.5 * w, 32, "W", 20, bold=True)
    fills = [["blue" if i == 1 else "ink"] * 5 for i in range(3)]
    figure.grid(left, top, [[n(v) for v in row] for row in WEIGHTS], w, h, fills=fills)
    classes = tr("cold|influenza|hay fever", "Erkältung|Grippe|Heuschnupfen").split("|")
    for i, name in enumerate(classes):
        figure.text(left - 10, top + (i + 0.5) * h, f"{name} {i}", 15, anchor="end", bold=i == 1)
    figure.text(454, top + 1.5 * h, "·", 26)
    figure.text(498, 32, "x", 20, bold=True)
    figure.grid(470, top - h, [[n(v)] for v in PATIENT], 58, h, fills="blue")
    figure.text(498, top + 4 * h + 20, tr("the patient", "die Patientin"), 15, colour="grey")
    figure.text(544, top + 1.5 * h, "=", 24)
    figure.text(598, 32, "y", 20, bold=True)
    sums = [sum(a * b for a, b in zip(row, PATIENT, strict=True)) for row in WEIGHTS]
    marks = [["orange" if s == max(sums) else "ink"] for s in sums]
    figure.grid(560, top, [[n(s)] for s in sums], 76, h, fills=marks, bold=True)
    figure.arrow((690, top + 1.5 * h), (642, top + 1.5 * h), colour="orange", width=3)
    figure.text(598, top + 3 * h + 32, "argmax y = 1", 17, colour="orange", bold=True)
    figure.text(
        left + 2.5 * w,
        top + 3 * h + 32,
        tr("row 1 times x gives y₁ = 2.25", "Zeile 1 mal x ergibt y₁ = 2,25"),
        17,
        colour="blue",
    )
    return figure
