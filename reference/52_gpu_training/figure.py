"""The figure of kata 52: two clocks, and four ways to measure the same runs."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

FIRST, RUN, REPEATS = 3.5, 0.5, 4


def draw(tr: Tr) -> Figure:
    """Draw the runs of the page on one time line, and what each way of measuring counts."""
    figure = Figure(
        "clocks", 720, 380, tr("Two clocks and four measurements", "Zwei Uhren und vier Messungen")
    )
    n = tr.number
    left, scale = 82.0, 108.0

    def at(seconds: float) -> float:
        return left + scale * seconds

    figure.text(20, 66, "CPU", 19, anchor="start", bold=True)
    figure.text(20, 124, "GPU", 19, anchor="start", bold=True)
    for i in range(REPEATS + 1):
        figure.rect(at(0) + 15 * i, 48, 12, 36, fill="orange", line="orange")
    figure.text(
        at(0) + 92,
        66,
        tr(
            "tells the GPU what to do, and is free again",
            "sagt der GPU, was zu tun ist, und ist wieder frei",
        ),
        16,
        anchor="start",
    )
    figure.box(
        at(0), 104, scale * FIRST, 40, tr("first run 3.5 s", "erster Lauf 3,5 s"), colour="grey"
    )
    for i in range(REPEATS):
        start = FIRST + RUN * i
        figure.box(at(start), 104, scale * RUN, 40, n(RUN), colour="blue")
    for i in range(6):
        figure.line([(at(i), 160), (at(i), 168)], width=1.5)
        figure.text(at(i), 182, f"{i} s", 15, colour="grey")
    figure.arrow((at(0), 160), (at(5.75), 160), width=1.5)

    figure.text(
        at(0),
        214,
        tr("what is measured, divided by 4 runs", "was gemessen wird, geteilt durch 4 Läufe"),
        16,
        colour="grey",
        anchor="start",
    )
    rows = (
        (0, FIRST + RUN * REPEATS, "red"),
        (0, FIRST + RUN * (REPEATS - 1), "red"),
        (FIRST, FIRST + RUN * REPEATS, "green"),
    )
    for i, (start, end, colour) in enumerate(rows):
        y = 238 + 38 * i
        figure.box(
            at(start),
            y,
            scale * (end - start),
            28,
            f"{n(end - start)} / {REPEATS} = {n((end - start) / REPEATS)} s",
            colour=colour,
            size=17,
            bold=colour == "green",
        )
    figure.rect(at(0), 352, 3, 18, line="red", fill="red")
    figure.text(
        at(0) + 14,
        361,
        tr("0.0001 s: no waiting at all", "0,0001 s: gar nicht gewartet"),
        16,
        anchor="start",
    )
    figure.text(
        at(FIRST) - 14,
        328,
        tr("first run, wait, 4 runs, wait:", "erster Lauf, warten, 4 Läufe, warten:"),
        16,
        anchor="end",
    )
    return figure
