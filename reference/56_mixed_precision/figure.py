"""The figure of kata 56: the bits of three formats, and the range of numbers they hold."""

from math import log10

from grader.figures.figure import Figure
from grader.figures.words import Tr

FORMATS = (("float32", 8, 23), ("bfloat16", 8, 7), ("float16", 5, 10))
RANGES = ((1.4e-45, 3.4e38), (9.2e-41, 3.4e38), (6.0e-8, 65504.0))


def draw(tr: Tr) -> Figure:
    """Draw every bit of the formats, their ranges, and the gradient 1e-8 with and without scale."""
    figure = Figure("bits", 720, 400, tr("The bits of three formats", "Die Bits dreier Formate"))
    cell, left = 18, 122
    parts = tr("sign|exponent|fraction", "Vorzeichen|Exponent|Nachkommateil").split("|")
    for x, word, colour in zip(
        (left, left + 130, left + 270), parts, ("grey", "orange", "blue"), strict=True
    ):
        figure.rect(x, 22, 16, 16, fill=colour, line=colour)
        figure.text(x + 24, 30, word, 16, anchor="start")
    for k, (name, exponent, fraction) in enumerate(FORMATS):
        y = 56 + 42 * k
        figure.text(20, y + 14, name, 18, code=True, anchor="start")
        for i in range(1 + exponent + fraction):
            colour = "grey" if i == 0 else "orange" if i <= exponent else "blue"
            figure.rect(left + cell * i, y, cell, 28, fill=colour, line=colour, width=1.5)
        end = left + cell * (1 + exponent + fraction) + 12
        if k:
            bits = tr(f"1 + {exponent} + {fraction} bits", f"1 + {exponent} + {fraction} Bit")
            figure.text(end, y + 14, bits, 16, anchor="start", colour="grey")
    figure.line([(20, 196), (700, 196)], width=1)

    def at(value: float) -> float:
        return left + (log10(value) + 46) / 86 * 576

    for k, (low, high) in enumerate(RANGES):
        y = 222 + 36 * k
        figure.text(20, y + 11, FORMATS[k][0], 18, code=True, anchor="start")
        figure.rect(at(low), y, at(high) - at(low), 22, fill="green", line="green", corner=5)
    for power in (-45, -30, -15, 0, 15, 30):
        figure.line([(at(10.0**power), 336), (at(10.0**power), 342)], width=1.5)
        figure.text(at(10.0**power), 356, f"1e{power}" if power else "1", 15, colour="grey")
    figure.line([(left, 336), (698, 336)], width=1.5)
    figure.line([(at(1e-8), 216), (at(1e-8), 336)], colour="red", dashed=True)
    figure.circle(at(1e-8), 305, 6, solid="red", line=None)
    figure.arrow((at(1e-8) + 2, 325), (at(1.024e-5) + 2, 325), colour="red", width=2.5)
    figure.text(at(1e-8) - 10, 305, "1e-8", 16, colour="red", anchor="end", bold=True)
    figure.text(
        360,
        382,
        tr(
            "the gradient 1e-8 is below float16; times 1024 it is inside",
            "der Gradient 1e-8 liegt unter float16; mal 1024 liegt er darin",
        ),
        16,
        colour="red",
    )
    return figure
