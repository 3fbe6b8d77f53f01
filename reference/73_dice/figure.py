"""The figure of kata 73: what both masks have, and what the one and the other has."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

DRAWN = ((0, 0, 0, 0), (0, 1, 1, 0), (0, 1, 1, 0), (0, 0, 0, 0))
PREDICTED = ((0, 0, 0, 0), (0, 1, 1, 1), (0, 0, 1, 1), (0, 0, 0, 1))


def draw(tr: Tr) -> Figure:
    """Draw the example's masks, one upon the other, and the sum that they give."""
    figure = Figure(
        "overlap", 720, 340, tr("The overlap of two masks", "Die Überlappung zweier Masken")
    )
    n = tr.number
    heads = tr(
        "drawn g: 4|predicted p: 6|in both: 3", "gezeichnet g: 4|vorhergesagt p: 6|in beiden: 3"
    ).split("|")
    both = tuple(
        tuple(a * b for a, b in zip(one, two, strict=True))
        for one, two in zip(DRAWN, PREDICTED, strict=True)
    )
    for k, (mask, colour, head) in enumerate(
        zip((DRAWN, PREDICTED, both), ("blue", "orange", "green"), heads, strict=True)
    ):
        x, cell = 34 + 234 * k, 44
        figure.text(x + 2 * cell, 36, head, 18, colour=colour, bold=True)
        fills = [[colour if v else "ink" for v in row] for row in mask]
        words = [["1" if v else "0" for v in row] for row in mask]
        figure.grid(x, 64, words, cell, fills=fills, size=18)
        if k == 2:
            for i in range(4):
                for j in range(4):
                    if DRAWN[i][j] and not PREDICTED[i][j]:
                        figure.rect(
                            x + j * cell + 4,
                            68 + i * cell,
                            cell - 8,
                            cell - 8,
                            line="blue",
                            dashed=True,
                        )
                    if PREDICTED[i][j] and not DRAWN[i][j]:
                        figure.rect(
                            x + j * cell + 4,
                            68 + i * cell,
                            cell - 8,
                            cell - 8,
                            line="orange",
                            dashed=True,
                        )
    g, p, common = (sum(map(sum, mask)) for mask in (DRAWN, PREDICTED, both))
    figure.text(
        360, 284, f"dice = 2 · {common} / ({p} + {g}) = {n(2 * common / (p + g))}", 22, bold=True
    )
    figure.text(
        360,
        318,
        tr("dashed: only one of the two has it", "gestrichelt: nur eine der beiden hat es"),
        16,
        colour="grey",
    )
    return figure
