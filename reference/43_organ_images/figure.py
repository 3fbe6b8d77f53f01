"""The figure of kata 43: from files over tensors to batches."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

ORGANS = ("colon", "kidneys", "liver", "lung", "stomach")


def draw(tr: Tr) -> Figure:
    """Draw the three steps with the page's numbers: labels, 51 / 255, and batches of 4, 4, 2."""
    figure = Figure("steps", 720, 360, tr("From files to batches", "Von Dateien zu Batches"))
    heads = tr("files|tensors|batches", "Dateien|Tensoren|Batches").split("|")
    for x, head in zip((24, 268, 492), heads, strict=True):
        figure.text(x, 32, head, 19, anchor="start", bold=True)
    figure.text(24, 66, "train/", 17, anchor="start", code=True)
    for i, organ in enumerate(ORGANS):
        y = 102 + 42 * i
        figure.line([(32, 78), (32, y), (46, y)], width=1.5)
        figure.text(52, y, f"{organ}/", 17, anchor="start", code=True)
        figure.text(162, y, "→", 17, colour="grey")
        figure.node(192, y, 16, str(i), colour="orange", size=17, bold=True)
    figure.text(
        24,
        322,
        tr(
            "folders in alphabetical order:\nthe number is the label",
            "Ordner nach dem Alphabet:\ndie Nummer ist das Label",
        ),
        15,
        colour="grey",
        anchor="start",
    )
    figure.arrow((222, 186), (256, 186), width=3)

    figure.grid(268, 66, [["0", "51"], ["102", "255"]], 50, fills="blue")
    figure.text(324, 184, "/ 255", 17, colour="grey")
    figure.arrow((288, 170), (288, 198), width=2.5)
    figure.grid(268, 204, [["0", tr("0.2", "0,2")], [tr("0.4", "0,4"), "1"]], 50, fills="green")
    figure.text(
        268,
        329,
        tr("bytes become\nfloat32", "aus Bytes wird\nfloat32"),
        15,
        colour="grey",
        anchor="start",
    )
    figure.arrow((396, 186), (478, 186), width=3)
    figure.text(437, 152, tr("shuffle\n(training)", "mischen\n(Training)"), 15, colour="grey")

    order = (7, 2, 9, 4, 0, 5, 8, 1, 6, 3)
    for batch, start in enumerate((0, 4, 8)):
        y = 66 + 78 * batch
        for i, picture in enumerate(order[start : start + 4]):
            figure.box(496 + 50 * i, y, 42, 42, str(picture), colour="green", size=18)
    figure.text(496, 126 - 4, tr("4 pictures", "4 Bilder"), 15, colour="grey", anchor="start")
    figure.text(496, 204 - 4, tr("4 pictures", "4 Bilder"), 15, colour="grey", anchor="start")
    figure.text(
        496,
        282 - 4,
        tr("2 are left over", "2 bleiben übrig"),
        15,
        colour="grey",
        anchor="start",
    )
    figure.text(
        496,
        322,
        tr("10 pictures, once each:\none epoch", "10 Bilder, jedes einmal:\neine Epoche"),
        15,
        anchor="start",
    )
    return figure
