"""`kata class SUBMISSIONS`, `kata class merge REPORTS` and `kata class compare BEFORE AFTER`."""

import argparse
import os
from pathlib import Path

from grader import UserError
from grader.command_line import Command, argument
from grader.command_line.arguments import INTO
from grader.i18n import Text, tr
from grader.testing.hypothesis_profile import seed_argument

REPORTS = ("json", "csv", "moodle", "canvas", "html", "feedback", "progress")


def class_command(options: argparse.Namespace) -> int:
    """Grade or merge, and write the reports.

    Returns 0 when all is graded, 1 when a merged report is not complete, 3 when the grader failed.
    """
    from grader.classroom import run

    if options.given[0] == "merge":
        return run.merge_reports([Path(file) for file in options.given[1:]], options)
    if options.given[0] == "compare":
        return run.compare_reports([Path(file) for file in options.given[1:]], options)
    if len(options.given) != 1:
        raise UserError(
            tr(
                "kata class takes one folder of submissions, or one roster.csv.",
                "kata class nimmt einen Ordner mit Abgaben oder eine roster.csv.",
            )
        )
    return run.grade_class(Path(options.given[0]), options)


COMMANDS = (
    Command(
        "class",
        Text("grade the submissions of a class", "die Abgaben eines Kurses bewerten"),
        class_command,
        (
            argument(
                "given",
                nargs="+",
                metavar=Text("SUBMISSIONS", "ABGABEN"),
                help=Text(
                    "a folder with a clone or zip file per student, or a roster.csv with the "
                    "column `repository`; or the word merge or compare and class reports in JSON",
                    "ein Ordner mit einem Klon oder einer Zip-Datei für jede Person, oder eine "
                    "roster.csv mit der Spalte `repository`; oder das Wort merge oder compare und "
                    "Kursberichte in JSON",
                ),
            ),
            argument(
                "--katas",
                action="append",
                default=[],
                metavar="KATA",
                help=Text(
                    "grade only these: 31, 31-42, ...; several are possible",
                    "nur diese bewerten: 31, 31-42, ...; mehrere sind möglich",
                ),
            ),
            argument(
                "--course",
                default="",
                metavar=Text("COURSE", "KURS"),
                help=Text(
                    "grade the katas of courses/COURSE.toml",
                    "die Katas aus courses/KURS.toml bewerten",
                ),
            ),
            argument(
                "--report",
                action="append",
                choices=REPORTS,
                default=[],
                help=Text(
                    "several are possible; without it json and html",
                    "mehrere sind möglich; sonst json und html",
                ),
            ),
            INTO,
            argument(
                "--worksheet",
                type=Path,
                metavar=Text("FILE", "DATEI"),
                help=Text(
                    "a grading worksheet downloaded from Moodle, to be filled in",
                    "eine Bewertungstabelle aus Moodle, die ausgefüllt werden soll",
                ),
            ),
            argument(
                "--due",
                metavar=Text("TIME", "ZEIT"),
                help=Text(
                    "the deadline, as in 2026-12-01T23:59: clones are graded as they were then",
                    "die Frist, wie 2026-12-01T23:59: Klone werden so bewertet, wie sie da waren",
                ),
            ),
            argument(
                "--late",
                metavar=Text("POLICY", "REGEL"),
                help=Text(
                    'grade late work too, at a price: "10% per day"',
                    'auch Verspätetes bewerten, mit Abzug: "10% pro Tag"',
                ),
            ),
            argument(
                "--comments",
                type=Path,
                metavar=Text("FILE", "DATEI"),
                help=Text(
                    "a CSV file with points and remarks by hand: student, kata, points, text",
                    "eine CSV-Datei mit Punkten und Bemerkungen von Hand: student, kata, points, "
                    "text",
                ),
            ),
            argument(
                "--work",
                type=Path,
                metavar=Text("FOLDER", "ORDNER"),
                help=Text(
                    "where solutions and verdicts are kept, so that a stopped run goes on "
                    "(default: .kata/class)",
                    "wo Lösungen und Ergebnisse aufbewahrt werden, damit ein abgebrochener Lauf "
                    "weitergeht (sonst: .kata/class)",
                ),
            ),
            argument(
                "--seed",
                type=seed_argument,
                metavar="N",
                help=Text("draw new random cases", "andere Zufallsfälle ziehen"),
            ),
            argument(
                "--shard",
                metavar="N/OF",
                default="1/1",
                help=Text(
                    "grade only the N-th of OF parts of the class",
                    "nur den N-ten von OF Teilen des Kurses bewerten",
                ),
            ),
            argument(
                "--jobs",
                type=int,
                default=os.cpu_count() or 1,
                metavar="N",
                help=Text(
                    "how many solutions run at once (default: one per core)",
                    "wie viele Lösungen gleichzeitig laufen (sonst: eine je Kern)",
                ),
            ),
            argument(
                "--unsafe",
                action="store_true",
                help=Text(
                    "grade even where solutions cannot be isolated",
                    "auch bewerten, wo sich Lösungen nicht abschotten lassen",
                ),
            ),
            argument(
                "--list",
                type=Path,
                metavar=Text("FILE", "DATEI"),
                help=Text(
                    "only write down the paths of this part's submissions",
                    "nur die Pfade der Abgaben dieses Teils aufschreiben",
                ),
            ),
        ),
        description=Text(
            "Grade a class: `kata class SUBMISSIONS`, or make one report of several: `kata class "
            "merge PART.json ...`, or see what a regrade changes: `kata class compare BEFORE.json "
            "AFTER.json`.",
            "Einen Kurs bewerten: `kata class ABGABEN`, oder aus mehreren Berichten einen machen: "
            "`kata class merge TEIL.json ...`, oder sehen, was sich beim Nachbewerten ändert: "
            "`kata class compare VORHER.json NACHHER.json`.",
        ),
    ),
)
