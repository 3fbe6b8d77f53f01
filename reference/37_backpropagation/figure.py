"""The figure of kata 37: forwards the answers, backwards the errors, through the same weights."""

from math import exp

from grader.pictures.figure import Figure, Tr

X, T = (0.8, -0.6), (1, 0)
V, W = ((0.5, -0.5), (0.25, 0.75)), ((1.0, 0.5), (-0.5, 0.25))
COLUMNS = (250, 430, 610)


def draw(tr: Tr) -> Figure:
    """Draw the network of the example twice: with x, v, h, w, o, and with e, w, d."""
    title = tr("Errors walk back through the network", "Fehler gehen rückwärts durch das Netz")
    figure = Figure("errors", 720, 530, title)
    n = tr.number
    h = [_sigmoid(sum(a * b for a, b in zip(row, X, strict=True))) for row in V]
    o = [_sigmoid(sum(a * b for a, b in zip(row, h, strict=True))) for row in W]
    e = [a - b for a, b in zip(o, T, strict=True)]
    d = [sum(e[k] * W[k][j] for k in range(2)) * h[j] * (1 - h[j]) for j in range(2)]

    figure.text(
        22,
        60,
        tr("forwards:\nthe answers", "vorwärts:\ndie Antworten"),
        18,
        anchor="start",
        bold=True,
    )
    _edges(figure, tr, 60, "v", V, 0)
    _edges(figure, tr, 60, "w", W, 1)
    for j in range(2):
        y, sub = 60 + 150 * j, "₁₂"[j]
        figure.node(COLUMNS[0], y, 36, f"x{sub}\n{n(X[j])}", colour="grey", size=17)
        figure.node(COLUMNS[1], y, 36, f"h{sub}\n{n(h[j], 4)}", colour="blue", size=16)
        figure.node(COLUMNS[2], y, 36, f"o{sub}\n{n(o[j], 4)}", colour="blue", size=16)
        figure.text(652, y, f"t{sub} = {T[j]}", 16, anchor="start")

    figure.line([(20, 262), (700, 262)], width=1)
    figure.text(
        22,
        318,
        tr("backwards:\nthe errors", "rückwärts:\ndie Fehler"),
        18,
        anchor="start",
        bold=True,
    )
    _edges(figure, tr, 318, "w", W, 1, back=True)
    for j in range(2):
        y, sub = 318 + 150 * j, "₁₂"[j]
        figure.node(COLUMNS[2], y, 40, f"e{sub}\n{n(e[j], 4)}", colour="orange", size=15)
        figure.node(COLUMNS[1], y, 40, f"d{sub}\n{n(d[j], 4)}", colour="orange", size=15)
    figure.text(
        302,
        358,
        tr("each d collects\nboth errors", "jedes d sammelt\nbeide Fehler ein"),
        16,
        colour="grey",
    )
    figure.text(652, 393, "o − t", 16, colour="grey", anchor="start")
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
    left, right = COLUMNS[k] + 38, COLUMNS[k + 1] - 38
    for i in range(2):
        for j in range(2):
            start = left - 6 * (i != j), top + 150 * j + 22 * (i - j)
            end = right + 6 * (i != j), top + 150 * i + 22 * (j - i)
            word = f"{letter}{'₁₂'[i]}{'₁₂'[j]} {tr.number(weights[i][j])}"
            colour = "orange" if back else "blue"
            if back:
                figure.arrow(end, start, colour=colour, dashed=True)
            else:
                figure.arrow(start, end, colour=colour)
            if i == j:
                figure.text(
                    (left + right) / 2, start[1] + (-13 if i == 0 else 13), word, 15, colour=colour
                )
            else:
                x, y = (start[0] + 0.3 * (end[0] - start[0]), start[1] + 0.3 * (end[1] - start[1]))
                figure.text(x - 12, y + (6 if i else -6), word, 15, colour=colour, anchor="end")


def _sigmoid(z: float) -> float:
    return 1 / (1 + exp(-z))
