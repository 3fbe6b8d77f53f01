"""The figure of kata 63: what four ReLUs let pass on the way back."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

ROWS = (("x1", 1, 1), ("x2", 1, -1), ("−x3", 1, 1), ("−x1", -1, 2))
"""What goes into each ReLU, its value at x = (1, 1, −1), and the gradient from above."""


def draw(tr: Tr) -> Figure:
    """Draw the example's four ReLUs with the usual rule and the guided one."""
    figure = Figure("relus", 720, 400, tr("What the ReLUs let pass", "Was die ReLUs durchlassen"))
    n = tr.number
    xs = (94, 250, 420, 520, 640)
    heads = tr(
        "input a|ReLU|g from\nabove|usual|guided", "Eingabe a|ReLU|g von\noben|üblich|guided"
    ).split("|")
    for x, head in zip((*xs[:2], 372, *xs[3:]), heads, strict=True):
        figure.text(x, 36, head, 17, colour="grey")
    for i, (name, value, above) in enumerate(ROWS):
        y, active = 92 + 62 * i, value > 0
        figure.text(xs[0], y, f"{name} = {n(value)}", 18)
        figure.box(
            xs[1] - 62,
            y - 22,
            124,
            44,
            tr("active", "aktiv") if active else tr("not active", "nicht aktiv"),
            colour="blue" if active else "grey",
            size=17,
        )
        figure.arrow(
            (372, y), (316, y), colour="orange" if above > 0 else "red", width=3, dashed=above < 0
        )
        figure.text(398, y, n(above), 20, bold=True, colour="orange" if above > 0 else "red")
        usual = above if active else 0
        guided = usual if above > 0 else 0
        for x, passed, colour in ((xs[3], usual, "grey"), (xs[4], guided, "green")):
            figure.rect(
                x - 34,
                y - 20,
                68,
                40,
                fill=colour if passed else "ink",
                line=colour,
                corner=6,
                dashed=not passed,
            )
            figure.text(x, y, n(passed), 19, bold=bool(passed))
    figure.line([(20, 318), (700, 318)], width=1)
    figure.text(22, 350, tr("at (x1, x2, x3)", "an (x1, x2, x3)"), 18, anchor="start")
    figure.text(xs[3] - 20, 350, f"(1, {n(-1)}, {n(-1)})", 18, bold=True)
    figure.text(xs[4] + 8, 350, f"(1, 0, {n(-1)})", 18, colour="green", bold=True)
    note = tr(
        "relu(−x3) turns the sign: 1 becomes −1", "relu(−x3) dreht das Vorzeichen um: Aus 1 wird −1"
    )
    figure.text(700, 380, note, 15, colour="grey", anchor="end")
    return figure
