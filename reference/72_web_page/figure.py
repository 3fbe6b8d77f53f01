"""The figure of kata 72: requests and responses between a browser and the server."""

from grader.figures.figure import Figure
from grader.figures.words import Tr


def draw(tr: Tr) -> Figure:
    """Draw the two requests of a visit, what the server does, and the statuses of what fails."""
    figure = Figure("requests", 720, 440, tr("Requests and responses", "Anfragen und Antworten"))
    figure.box(22, 20, 150, 44, "Browser", colour="blue", size=19, bold=True)
    figure.box(372, 20, 150, 44, "Server", colour="orange", size=19, bold=True)
    for x in (97, 447):
        figure.line([(x, 66), (x, 418)], dashed=True)
    steps = (
        (100, True, "GET /", "blue"),
        (142, False, tr("200 page with a form", "200 Seite mit Formular"), "green"),
        (202, True, "POST /classify", "blue"),
        (306, False, tr("200 page with the answer", "200 Seite mit der Antwort"), "green"),
        (378, False, tr("4xx page with one sentence", "4xx Seite mit einem Satz"), "red"),
    )
    for y, there, word, colour in steps:
        start, end = ((101, y), (441, y)) if there else ((443, y), (103, y))
        figure.arrow(start, end, colour=colour, width=3, dashed=colour == "red")
        figure.text(272, y - 16, word, 17, code=there, colour=colour)
    figure.text(272, 222, "mole.png", 16, code=True, colour="grey")
    figure.box(466, 182, 232, 36, tr("checks the photo", "prüft das Foto"), colour="grey", size=16)
    figure.arrow((582, 220), (582, 234))
    figure.box(
        466,
        236,
        232,
        36,
        tr("asks the classifier", "fragt den Klassifikator"),
        colour="grey",
        size=16,
    )
    figure.arrow((582, 274), (582, 288))
    figure.box(
        466,
        290,
        232,
        36,
        tr("lays the map over it", "legt die Karte darüber"),
        colour="grey",
        size=16,
    )
    figure.text(
        466,
        378,
        tr(
            "400 nothing there\n413 too large\n415 no photo",
            "400 nichts da\n413 zu groß\n415 kein Foto",
        ),
        16,
        anchor="start",
        colour="red",
    )
    figure.text(
        272,
        326,
        tr("three likeliest and a data URL", "drei wahrscheinlichste, eine Data-URL"),
        15,
        colour="grey",
    )
    return figure
