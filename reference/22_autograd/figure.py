"""The figure of kata 22: the graph that torch notes on the way there and walks on the way back."""

from grader.figures.figure import Figure
from grader.figures.words import Tr


def draw(tr: Tr) -> Figure:
    """Draw the graph of f = r⁴ / L at r = 2 and L = 4, with values and derivatives."""
    figure = Figure("graph", 720, 350, tr("The graph of f = r⁴ / L", "Der Graph von f = r⁴ / L"))
    figure.text(104, 32, tr("leaves", "Blätter"), 17, colour="grey")
    for y, name, value, slope in ((96, "r", 2, 8), (246, "L", 4, -1)):
        figure.node(104, y, 36, f"{name} = {value}", colour="blue", size=19, bold=True)
        figure.rect(42, y + 46, 124, 30, fill="orange", line="orange", corner=6)
        figure.text(104, y + 61, f".grad  {tr.number(slope)}", 17, code=True)
    figure.box(276, 64, 110, 64, "r⁴ = 16", colour="grey", size=19)
    figure.box(476, 139, 110, 64, "16 / 4", colour="grey", size=19)
    figure.node(662, 171, 38, "f = 4", colour="green", size=19, bold=True)
    there = {"colour": "blue", "width": 3.0}
    back = {"colour": "orange", "width": 3.0, "dashed": True}
    figure.arrow((142, 84), (274, 84), **there)
    figure.arrow((274, 112), (140, 112), **back)
    figure.text(208, 134, "· 4r³ = 32", 17, colour="orange")
    figure.arrow((388, 82), (496, 136), **there)
    figure.arrow((474, 150), (372, 132), **back)
    figure.text(404, 172, f"· 1/L = {tr.number(0.25)}", 17, colour="orange")
    figure.arrow((142, 254), (530, 207), **there)
    figure.arrow((474, 190), (140, 232), **back)
    figure.text(258, 190, f"· (−r⁴/L²) = {tr.number(-1)}", 17, colour="orange")
    figure.arrow((588, 162), (622, 162), **there)
    figure.arrow((622, 182), (588, 182), **back)
    figure.text(605, 206, "1", 17, colour="orange")
    figure.arrow((330, 286), (386, 286), **there)
    figure.text(
        398,
        286,
        tr("compute: torch notes every step", "rechnen: torch notiert jeden Schritt"),
        16,
        anchor="start",
    )
    figure.arrow((386, 318), (330, 318), **back)
    figure.text(
        398,
        318,
        tr("backward(): times each derivative", "backward(): mal jede Ableitung"),
        16,
        anchor="start",
    )
    return figure
