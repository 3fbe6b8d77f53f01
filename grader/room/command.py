"""`kata room`: the teacher's live page of a workshop."""

import argparse

from grader.catalogue.course_file import chosen_course
from grader.command_line import Command, argument
from grader.i18n import Text


def room(options: argparse.Namespace) -> int:
    """Open the room, or go on with the one of the last time."""
    from grader.room.server import serve

    chosen = chosen_course(options.course, [options.katas] if options.katas else [])
    parts = [part for section in chosen.sections for part in section.parts]
    return serve(parts, options.host, options.port, options.name, new=options.new)


COMMANDS = (
    Command(
        "room",
        Text(
            "a live page for the teacher: who is where, who needs help",
            "eine Seite für Lehrende: wer wo ist, wer Hilfe braucht",
        ),
        room,
        (
            argument(
                "--course",
                default="",
                metavar=Text("COURSE", "KURS"),
                help=Text(
                    "the timetable of courses/COURSE.toml, such as workshop",
                    "der Zeitplan aus courses/KURS.toml, etwa workshop",
                ),
            ),
            argument(
                "--katas",
                default="",
                metavar=Text("WHICH", "WELCHE"),
                help=Text(
                    "the katas of the timetable, as in 31-42,52 (default: all)",
                    "die Katas des Zeitplans, etwa 31-42,52 (sonst: alle)",
                ),
            ),
            argument(
                "--port",
                type=int,
                metavar="PORT",
                help=Text(
                    "where to listen (default: 8311, or the port of the last time)",
                    "der Port (sonst 8311 oder der vom letzten Mal)",
                ),
            ),
            argument(
                "--host",
                default="0.0.0.0",
                metavar="IP",
                help=Text(
                    "the address of this machine to listen on (default: all)",
                    "die Adresse dieses Rechners, auf der gelauscht wird (sonst: alle)",
                ),
            ),
            argument(
                "--name",
                default="",
                metavar="NAME",
                help=Text(
                    "the name under which learners reach this machine, in place of its IP address",
                    "der Name, unter dem Lernende diesen Rechner erreichen, statt seiner "
                    "IP-Adresse",
                ),
            ),
            argument(
                "--new",
                action="store_true",
                help=Text(
                    "begin a new room; delete what the last one knew",
                    "einen neuen Raum beginnen; was der letzte wusste, wird gelöscht",
                ),
            ),
        ),
    ),
)
