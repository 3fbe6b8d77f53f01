"""The figure of kata 61: the few get a louder voice, until both sides weigh the same."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

WITH, WITHOUT = 1, 3


def draw(tr: Tr) -> Figure:
    """Draw the four patients of the example, each as high as the weight that its cost has."""
    figure = Figure(
        "voices",
        720,
        350,
        tr("Weights for the few and the many", "Gewichte für die wenigen und die vielen"),
    )
    n = tr.number
    heads = tr(
        "all alike|crossed over: w₊ = ¾, w₋ = ¼", "alle gleich|über Kreuz: w₊ = ¾, w₋ = ¼"
    ).split("|")
    heights = ((44.0, 44.0), (132.0, 44.0))
    for k, (head, (tall, low)) in enumerate(zip(heads, heights, strict=True)):
        left = 30 + 350 * k
        figure.text(left, 32, head, 18, anchor="start", bold=True)
        figure.line([(left, 236), (left + 300, 236)], width=3)
        figure.rect(left + 20, 236 - tall, 110, tall, fill="orange", line="orange")
        for i in range(WITHOUT):
            figure.rect(left + 170, 236 - low * (i + 1), 110, low, fill="blue", line="blue")
            figure.text(left + 225, 236 - low * (i + 0.5), "1" if k == 0 else n(0.25), 18)
        figure.text(left + 75, 236 - tall / 2, "1" if k == 0 else n(0.75), 18)
        figure.text(left + 75, 260, "|P| = 1", 18)
        figure.text(left + 225, 260, "|N| = 3", 18)
        sums = ("1", "3") if k == 0 else (n(0.75), n(0.75))
        figure.text(left + 75, 236 - tall - 20, sums[0], 19, colour="orange", bold=True)
        figure.text(left + 225, 236 - WITHOUT * low - 20, sums[1], 19, colour="blue", bold=True)
    figure.text(180, 150, "<", 28, bold=True)
    figure.text(530, 150, "=", 28, bold=True)
    figure.rect(30, 300, 16, 16, fill="orange", line="orange")
    figure.text(54, 308, tr("with pneumonia", "mit Lungenentzündung"), 16, anchor="start")
    figure.rect(380, 300, 16, 16, fill="blue", line="blue")
    figure.text(404, 308, tr("without", "ohne"), 16, anchor="start")
    return figure
