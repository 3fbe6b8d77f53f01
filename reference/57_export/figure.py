"""The figure of kata 57: a network leaves PyTorch in one file, and others run it."""

from grader.figures.figure import Figure
from grader.figures.words import Tr


def draw(tr: Tr) -> Figure:
    """Draw the way of the network from the example over the file to the runtime, and the check."""
    figure = Figure("way", 720, 360, tr("The way of the network", "Der Weg des Netzes"))
    figure.box(
        22,
        84,
        150,
        92,
        tr("PyTorch\nnetwork\n5 GB", "PyTorch\nNetz\n5 GB"),
        colour="orange",
        size=17,
    )
    figure.text(
        97, 40, tr("an example:\ntwo images", "ein Beispiel:\nzwei Bilder"), 15, colour="grey"
    )
    figure.arrow((97, 62), (97, 82))
    figure.arrow((174, 130), (262, 130), width=3)
    figure.text(218, 110, "export", 16, code=True)
    figure.rect(266, 60, 188, 142, fill="blue", line="blue", corner=8)
    figure.text(360, 40, "organs.onnx", 18, code=True, bold=True)
    for i, word in enumerate(tr("convolution|ReLU|linear", "Faltung|ReLU|linear").split("|")):
        figure.rect(278, 70 + 42 * i, 164, 32, fill="ink", line="blue", corner=6)
        figure.text(288, 86 + 42 * i, word, 15, anchor="start")
        for j in range(3 if i != 1 else 0):
            figure.rect(394 + 16 * j, 80 + 42 * i, 11, 11, fill="orange", line="orange", width=1.5)
        if i < 2:
            figure.arrow((360, 102 + 42 * i), (360, 112 + 42 * i), colour="blue", width=1.5)
    figure.text(
        360, 222, tr("graph and weights in one", "Graph und Gewichte in einem"), 15, colour="grey"
    )
    figure.arrow((456, 130), (540, 130), width=3)
    figure.box(544, 84, 154, 92, "ONNX Runtime\n< 100 MB", colour="green", size=17)
    figure.text(621, 202, "C++, C#, Java,\nJavaScript, Python", 15, colour="grey")
    figure.text(621, 40, tr("any number\nof images", "beliebig viele\nBilder"), 15, colour="grey")
    figure.arrow((621, 62), (621, 82))
    figure.arrow((97, 178), (97, 264), colour="orange", width=2.5)
    figure.arrow((621, 226), (621, 264), colour="green", width=2.5)
    figure.text(60, 220, "logits", 15, code=True)
    figure.box(
        22,
        268,
        676,
        44,
        tr(
            "the same images: largest difference about 1e-5, not 1e-2",
            "dieselben Bilder: größter Unterschied um 1e-5, nicht 1e-2",
        ),
        colour="grey",
        size=18,
    )
    figure.text(
        360,
        336,
        tr(
            "on the way it must not change its mind", "unterwegs darf es seine Meinung nicht ändern"
        ),
        16,
        colour="grey",
    )
    return figure
