"""The figure of kata 37: forwards the answers, backwards the errors, through the same weights."""

from math import exp

from grader.figures.figure import Figure
from grader.figures.words import Tr

X, T = (0.8, -0.6), (1, 0)
V, W = ((0.5, -0.5), (0.25, 0.75)), ((1.0, 0.5), (-0.5, 0.25))
COLUMNS, TOPS, STEP, RADIUS = (74, 330, 586), (90, 414), 172, 44


def draw(tr: Tr) -> Figure:
    """Draw the network of the example twice: with x, v, h, w, o, and with e, w, d."""
    title = tr("Errors walk back through the network", "Fehler gehen rückwärts durch das Netz")
    figure = Figure("errors", 720, 646, title)
    n = tr.number
    h = [_sigmoid(sum(a * b for a, b in zip(row, X, strict=True))) for row in V]
    o = [_sigmoid(sum(a * b for a, b in zip(row, h, strict=True))) for row in W]
    e = [a - b for a, b in zip(o, T, strict=True)]
    d = [sum(e[k] * W[k][j] for k in range(2)) * h[j] * (1 - h[j]) for j in range(2)]

    there = tr("forwards: the answers", "vorwärts: die Antworten")
    figure.text(22, 28, there, 20, anchor="start", bold=True)
    _edges(figure, tr, TOPS[0], "v", V, 0)
    _edges(figure, tr, TOPS[0], "w", W, 1)
    for j in range(2):
        y, sub = TOPS[0] + STEP * j, "₁₂"[j]
        figure.node(COLUMNS[0], y, RADIUS, f"x{sub}\n{n(X[j])}", colour="grey")
        figure.node(COLUMNS[1], y, RADIUS, f"h{sub}\n{n(h[j], 4)}")
        figure.node(COLUMNS[2], y, RADIUS, f"o{sub}\n{n(o[j], 4)}")
        figure.text(COLUMNS[2] + 54, y, f"t{sub} = {T[j]}", 18, anchor="start")

    figure.line([(20, 324), (700, 324)], width=1)
    back = tr("backwards: the errors", "rückwärts: die Fehler")
    figure.text(22, 352, back, 20, anchor="start", bold=True)
    _edges(figure, tr, TOPS[1], "w", W, 1, back=True)
    for j in range(2):
        y, sub = TOPS[1] + STEP * j, "₁₂"[j]
        figure.node(COLUMNS[2], y, RADIUS, f"e{sub}\n{n(e[j], 4)}", colour="orange", size=17)
        figure.node(COLUMNS[1], y, RADIUS, f"d{sub}\n{n(d[j], 4)}", colour="orange", size=17)
    middle = TOPS[1] + STEP / 2
    collects = tr("each d collects\nboth errors", "jedes d sammelt\nbeide Fehler ein")
    figure.text(22, middle, collects, 18, colour="grey", anchor="start")
    figure.text(COLUMNS[2] + 20, middle, "e = o − t", 18, colour="grey", anchor="start")
    return figure


def _edges(
    figure: Figure,
    tr: Tr,
    top: float,
    letter: str,
    weights: tuple[tuple[float, ...], ...],
    k: int,
    back: bool = False,
) -> None:
    left, right = COLUMNS[k] + RADIUS + 2, COLUMNS[k + 1] - RADIUS - 2
    colour = "orange" if back else "blue"
    for i in range(2):
        for j in range(2):
            start = left - 6 * (i != j), top + STEP * j + 24 * (i - j)
            end = right + 6 * (i != j), top + STEP * i + 24 * (j - i)
            ends = (end, start) if back else (start, end)
            figure.arrow(*ends, colour=colour, dashed=back)
            word = f"{letter}{'₁₂'[i]}{'₁₂'[j]} {tr.number(weights[i][j])}"
            if i == j:
                y = start[1] + (-14 if i == 0 else 15)
                figure.text((left + right) / 2, y, word, 18, colour=colour)
            else:
                x, y = (a + 0.22 * (b - a) for a, b in zip(start, end, strict=True))
                figure.text(x + 2, y + (16 if i else -16), word, 18, colour=colour, anchor="end")


def _sigmoid(z: float) -> float:
    return 1 / (1 + exp(-z))
