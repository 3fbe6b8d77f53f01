"""`kata desk`: the katas in the browser."""

import argparse

from grader.command_line import Command, argument
from grader.i18n import Text


def desk(options: argparse.Namespace) -> int:
    """Open the katas in the browser."""
    from grader.desk.server import serve

    return serve(options.port, options.host, open_browser=not options.no_browser)


COMMANDS = (
    Command(
        "desk",
        Text(
            "open the katas in the browser: read, write, see red and green",
            "die Katas im Browser öffnen: lesen, schreiben, Rot und Grün sehen",
        ),
        desk,
        (
            argument(
                "--port",
                type=int,
                metavar="PORT",
                help=Text(
                    "where to listen (default: the port of the last time, else any free one)",
                    "der Port (sonst der vom letzten Mal oder irgendein freier)",
                ),
            ),
            argument(
                "--host",
                action="append",
                default=[],
                metavar="NAME",
                help=Text(
                    "a name under which a proxy shows the desk",
                    "ein Name, unter dem ein Proxy den Arbeitsplatz zeigt",
                ),
            ),
            argument(
                "--no-browser",
                action="store_true",
                help=Text("only print the address", "nur die Adresse ausgeben"),
            ),
        ),
    ),
)
