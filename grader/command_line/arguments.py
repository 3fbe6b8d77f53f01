"""Arguments that several commands have."""

from pathlib import Path

from grader.command_line.command import argument
from grader.i18n import Text

KATAS = argument(
    "katas",
    nargs="*",
    metavar="KATA",
    help=Text(
        "31, 31-42, 31_threshold, threshold, or a path such as katas/31_threshold/",
        "31, 31-42, 31_threshold, threshold oder ein Pfad wie katas/31_threshold/",
    ),
)
AGAINST = argument(
    "--against",
    default="katas",
    metavar=Text("WHERE", "WO"),
    help=Text(
        "which solutions: katas (default), reference, or a path",
        "welche Lösungen: katas (wenn nichts dasteht), reference oder ein Pfad",
    ),
)
INTO = argument(
    "--into",
    type=Path,
    default=Path("report"),
    metavar=Text("FOLDER", "ORDNER"),
    help=Text(
        "where reports are written (default: report)",
        "wohin Berichte geschrieben werden (sonst: report)",
    ),
)
