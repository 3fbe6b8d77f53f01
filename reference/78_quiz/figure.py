"""The figure of kata 78: what the track was about."""

from grader.figures.figure import Figure
from grader.figures.overview import blob, curve, overview
from grader.figures.words import Tr


def draw(tr: Tr) -> Figure:
    """Draw three answers, a page, two outlines, and a ROC curve."""
    cards = (
        ("71", tr("three likeliest\nlesions", "die drei wahr-\nscheinlichsten"), _three),
        ("72", tr("a network on\na web page", "ein Netz auf\neiner Webseite"), _page),
        ("73", tr("how much two\noutlines agree", "wie gut Umrisse\nübereinstimmen"), _outlines),
        ("74", tr("why accuracy\nlies", "warum die\nGenauigkeit lügt"), _roc),
    )
    return overview("track", tr("What this quiz asks about", "Wonach dieses Quiz fragt"), cards, 4)


def _three(figure: Figure, x: float, y: float) -> None:
    for k, wide in enumerate((80, 48, 20)):
        figure.rect(x - 40, y - 27 + 19 * k, wide, 13, fill="orange", line="orange", width=1.5)


def _page(figure: Figure, x: float, y: float) -> None:
    figure.rect(x - 42, y - 30, 84, 60, fill="grey", corner=5)
    figure.line([(x - 42, y - 17), (x + 42, y - 17)])
    blob(figure, x - 18, y + 8, 12, "red")
    for dy in (-2, 8, 18):
        figure.line([(x + 6, y + dy), (x + 32, y + dy)], colour="ink")


def _outlines(figure: Figure, x: float, y: float) -> None:
    blob(figure, x - 8, y, 24, "blue")
    blob(figure, x + 8, y + 4, 24, "orange", dashed=True)


def _roc(figure: Figure, x: float, y: float) -> None:
    curve(figure, x, y, [(0, 0), (0.05, 0.4), (0.2, 0.7), (0.5, 0.9), (1, 1)], "green")
    figure.line([(x - 42, y + 28), (x + 42, y - 28)], width=1.5, dashed=True)
