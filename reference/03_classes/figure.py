"""The figure of kata 03: one object over time, and a second one that knows nothing of it."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

STATES = ((0.0, "[]"), (0.75, "[0]"), (0.0, "[0, 1]"))


def draw(tr: Tr) -> Figure:
    """Draw the charge and the answers of the example's neuron after each signal."""
    figure = Figure("objects", 720, 366, tr("An object over time", "Ein Objekt im Lauf der Zeit"))
    n = tr.number
    for k, (charge, answers) in enumerate(STATES):
        x = 22 + 264 * k
        _object(figure, tr, x, 44, "neuron", charge, answers, "blue")
    for k, (signal, answer) in enumerate(((0.75, 0), (0.5, 1))):
        x = 172 + 264 * k
        figure.text(x + 57, 74, f"receive({signal})", 14, code=True)
        figure.arrow((x + 4, 98), (x + 110, 98), width=3)
        figure.text(
            x + 57, 126, tr(f"returns {answer}", f"gibt {answer} zurück"), 15, colour="grey"
        )
    figure.text(493, 152, f"{n(1.25)} > {n(1.0, 1)}", 16, colour="orange", bold=True)
    figure.line([(22, 196), (698, 196)], width=1)
    _object(figure, tr, 22, 242, "other", 0.0, "[]", "green")
    own = tr(
        "its own self: its own charge,\nits own answers",
        "eigenes self: eigene Ladung,\neigene Antworten",
    )
    figure.text(196, 294, own, 18, anchor="start")
    return figure


def _object(
    figure: Figure, tr: Tr, x: float, y: float, name: str, charge: float, answers: str, colour: str
) -> None:
    figure.rect(x, y, 148, 106, fill=colour, line=colour, corner=10)
    figure.text(x + 74, y - 16, name, 16, code=True, colour=colour)
    figure.text(x + 12, y + 28, "charge", 16, code=True, anchor="start")
    figure.text(x + 136, y + 28, str(charge), 16, code=True, anchor="end", bold=True)
    figure.rect(x + 12, y + 44, 124, 12, fill="ink", line="grey", width=1)
    if charge:
        figure.rect(x + 12, y + 44, 124 * charge, 12, fill="orange", line="orange", width=1)
    figure.text(x + 12, y + 84, "answers", 16, code=True, anchor="start")
    figure.text(x + 138, y + 84, answers, 15, code=True, anchor="end", bold=True)
