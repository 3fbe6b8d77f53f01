"""`kata update`: bring what is new into a student's copy."""

import argparse

from grader.command_line import Command, argument
from grader.i18n import Text


def update(options: argparse.Namespace) -> int:
    """Bring new tests, tasks and harness into a student's copy."""
    from grader.distribution.update import update as bring_in

    return bring_in(options.source, yes=options.yes)


COMMANDS = (
    Command(
        "update",
        Text(
            "bring in what is new; your solutions stay",
            "Neues übernehmen; deine Lösungen bleiben",
        ),
        update,
        (
            argument(
                "source",
                metavar=Text("SOURCE", "QUELLE"),
                help=Text(
                    "the teacher's copy: a folder or a URL",
                    "die Kopie der Lehrenden: ein Ordner oder eine URL",
                ),
            ),
            argument("--yes", action="store_true", help=Text("do not ask", "nicht nachfragen")),
        ),
    ),
)
