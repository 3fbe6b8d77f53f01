"""`kata join`, `kata ask` and `kata leave`."""

import argparse

from grader.command_line import Command, argument
from grader.command_line.arguments import KATAS
from grader.i18n import Text


def join(options: argparse.Namespace) -> int:
    """Join a room, or show what it is told."""
    from grader.learner import joining

    return joining.show() if options.show else joining.join(options.address, options.name)


def leave(options: argparse.Namespace) -> int:
    """Leave the room."""
    from grader.learner import joining

    return joining.forget() if options.forget else joining.leave()


def ask(options: argparse.Namespace) -> int:
    """Show the teacher one file, once."""
    from grader.learner.asking import ask_for_help

    return ask_for_help(options.katas)


COMMANDS = (
    Command(
        "join",
        Text(
            "let your teacher's room see how far you are, never your code",
            "den Raum sehen lassen, wie weit du bist, nie deinen Code",
        ),
        join,
        (
            argument(
                "address",
                nargs="?",
                default="",
                metavar=Text("ADDRESS", "ADRESSE"),
                help=Text(
                    "as the teacher shows it: http://192.168.1.5:8311/ABC234",
                    "wie sie gezeigt wird: http://192.168.1.5:8311/ABC234",
                ),
            ),
            argument(
                "--name",
                default="",
                metavar="NAME",
                help=Text("your nickname (default: ask)", "dein Spitzname (sonst: fragen)"),
            ),
            argument(
                "--show",
                action="store_true",
                help=Text("show what the room is told", "zeigen, was der Raum erfährt"),
            ),
        ),
    ),
    Command(
        "ask",
        Text(
            "ask for help: show your teacher your file, once",
            "um Hilfe bitten: deine Datei einmal zeigen",
        ),
        ask,
        (KATAS,),
    ),
    Command(
        "leave",
        Text(
            "leave the room; what it knows of you is deleted",
            "den Raum verlassen; was er über dich weiß, wird gelöscht",
        ),
        leave,
        (
            argument(
                "--forget",
                action="store_true",
                help=Text(
                    "also where the room is gone: only stop sending",
                    "auch wenn es den Raum nicht mehr gibt: nur nichts mehr senden",
                ),
            ),
        ),
    ),
)
