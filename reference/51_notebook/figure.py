"""The figure of kata 51: cells run in another order, and the same cells after a fresh start."""

from grader.figures.figure import Figure
from grader.figures.words import Tr

CELLS = ("net(x)", "net = Net()", "x = load()")


def draw(tr: Tr) -> Figure:
    """Draw a page of three cells twice: with the numbers of a long day, and run from the top."""
    title = tr(
        "The order on the page and the order of running",
        "Die Reihenfolge auf der Seite und die des Ausführens",
    )
    figure = Figure("cells", 720, 350, title)
    heads = (
        tr("in another order", "in anderer Reihenfolge"),
        tr("Restart and run all", "Neu starten und alle ausführen"),
    )
    for left, head, numbers in zip((22, 374), heads, ((3, 1, 2), (1, 0, 0)), strict=True):
        figure.text(left, 32, head, 18, anchor="start", bold=True)
        for i, (cell, number) in enumerate(zip(CELLS, numbers, strict=True)):
            y = 62 + 56 * i
            figure.text(left + 18, y + 21, f"[{number or ' '}]", 17, code=True, colour="blue")
            figure.rect(left + 42, y, 150, 42, fill="grey", corner=4)
            figure.text(left + 54, y + 21, cell, 17, code=True, anchor="start")
        figure.arrow((left + 198, 139), (left + 222, 139), width=2.5)
    figure.rect(248, 62, 86, 154, fill="blue", line="blue", corner=12)
    figure.text(291, 88, "Kernel", 17, bold=True)
    figure.text(291, 128, "net ✓", 17, code=True)
    figure.text(291, 162, "x ✓", 17, code=True)
    figure.rect(600, 62, 96, 154, fill="blue", line="blue", corner=12)
    figure.text(648, 88, "Kernel", 17, bold=True)
    figure.text(648, 144, tr("empty", "leer"), 17, slant=True)
    figure.box(
        64, 246, 270, 56, tr("runs, today and here", "läuft, heute und hier"), colour="green"
    )
    figure.box(
        416,
        246,
        280,
        56,
        tr(
            "NameError in cell [1]:\nnet is not known yet",
            "NameError in Zelle [1]:\nnet ist noch unbekannt",
        ),
        colour="red",
        size=17,
    )
    figure.line([(354, 22), (354, 318)], width=1)
    figure.text(
        22,
        327,
        tr("[3]: was run as the third", "[3]: als dritte ausgeführt"),
        15,
        colour="grey",
        anchor="start",
    )
    return figure
