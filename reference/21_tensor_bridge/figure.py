"""The figure of kata 21: two views of one memory, and a copy with memory of its own."""

from grader.figures.figure import Figure
from grader.figures.words import Tr


def draw(tr: Tr) -> Figure:
    """Draw what `my_arr[1, 2] = 50` changes, and what it does not."""
    figure = Figure("memory", 720, 340, tr("A view and a copy", "Eine Sicht und eine Kopie"))
    shared, own = ["0", "1", "2", "3", "4", "50"], ["0", "1", "2", "3", "4", "5"]
    figure.box(22, 44, 128, 50, tr("array", "Array"), colour="blue", size=19)
    figure.box(22, 124, 128, 50, tr("tensor", "Tensor"), colour="orange", size=19)
    figure.arrow((152, 69), (236, 102), colour="blue", width=3)
    figure.arrow((152, 149), (236, 118), colour="orange", width=3)
    fills = [["grey"] * 5 + ["red"]]
    figure.grid(242, 84, [shared], 56, 50, fills=fills, size=20)
    figure.text(242, 62, tr("one memory", "ein Speicher"), 17, anchor="start", bold=True)
    figure.text(550, 44, "my_arr[1, 2] = 50", 16, code=True, colour="red")
    figure.arrow((550, 58), (550, 82), colour="red", width=3)
    figure.text(
        242,
        156,
        tr("two views: both see the 50", "zwei Sichten: beide sehen die 50"),
        17,
        colour="grey",
        anchor="start",
    )
    figure.line([(22, 206), (698, 206)], width=1)
    figure.box(22, 238, 128, 50, tr("copy", "Kopie"), colour="green", size=19)
    figure.arrow((152, 263), (236, 263), colour="green", width=3)
    figure.grid(242, 238, [own], 56, 50, fills="grey", size=20)
    figure.text(
        242,
        312,
        tr("memory of its own: the 5 stays", "eigener Speicher: Die 5 bleibt"),
        17,
        colour="grey",
        anchor="start",
    )
    return figure
