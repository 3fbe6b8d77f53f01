"""The figure of kata 79: the six functions of the study, the claim, and the clinic."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

STEPS = (
    ("split", 22, 66),
    ("prepare", 196, 66),
    ("predict", 370, 66),
    ("score", 544, 66),
    ("loss", 370, 190),
    ("class_weights", 544, 190),
)


def draw(tr: Tr) -> Figure:
    """Draw the way of the photos through the study; every function is a suspect."""
    figure = Figure(
        "study",
        720,
        390,
        tr("The study and its six functions", "Die Studie und ihre sechs Funktionen"),
    )
    figure.text(
        22,
        34,
        tr("six functions, one fault each", "sechs Funktionen, je ein Fehler"),
        19,
        anchor="start",
        bold=True,
    )
    for x in (178, 352, 526):
        figure.arrow((x, 98), (x + 16, 98), width=2.5)
    for x in (542, 368):
        figure.arrow((x, 222), (x - 16, 222), width=2.5)
    figure.box(196, 190, 154, 64, tr("training", "Training"), colour="grey")
    figure.arrow((250, 132), (250, 186), width=2.5)
    figure.arrow((336, 186), (398, 133), width=2.5)
    figure.text(400, 166, tr("network", "Netz"), 15, colour="grey", anchor="start")
    for name, x, y in STEPS:
        figure.rect(x, y, 154, 64, fill="blue", line="blue", corner=8)
        figure.text(x + 10, y + 36, name, 16, code=True, anchor="start")
        figure.node(x + 146, y + 6, 14, "?", colour="orange", size=18, bold=True)
    figure.box(
        22,
        290,
        328,
        68,
        tr(
            "the company:\n83 % of all test photos are right",
            "die Firma:\n83 % aller Testfotos richtig",
        ),
        colour="green",
        size=17,
    )
    figure.box(
        370,
        290,
        328,
        68,
        tr(
            "the clinic:\n0 of 116 melanomas recognised", "die Klinik:\n0 von 116 Melanomen erkannt"
        ),
        colour="red",
        size=17,
    )
    return figure
