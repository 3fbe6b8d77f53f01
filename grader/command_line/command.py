"""A sub-command as data: its name, its help in both languages, its arguments, what it runs."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.i18n import LANGUAGES, Text, tr


@dataclass(frozen=True)
class Argument:
    """An argument or option of a command."""

    names: tuple[str, ...]
    """As typed: ("--into",), or ("katas",) for one without a dash."""
    help: Text
    settings: Mapping[str, Any]
    """What else `ArgumentParser.add_argument` takes."""


@dataclass(frozen=True)
class Command:
    """A sub-command of `kata`."""

    name: str
    help: Text
    """One line for the list of commands."""
    run: Callable[[argparse.Namespace], int]
    """Takes the parsed options, returns the exit code."""
    arguments: tuple[Argument, ...] = ()
    description: Text | None = None
    """What `--help` says in place of `help`."""


def argument(*names: str, help: Text, **settings: Any) -> Argument:
    """Declare an argument as `ArgumentParser.add_argument` does, with help in both languages."""
    return Argument(names, help, settings)


def add_commands(parser: argparse.ArgumentParser, commands: Sequence[Command]) -> None:
    """Give a parser its sub-commands, described in the language in use."""
    group = parser.add_subparsers(
        required=True,
        title=tr("commands", "Befehle"),
        metavar=tr("COMMAND", "BEFEHL"),
        parser_class=Parser,
    )
    for command in commands:
        sub = group.add_parser(
            command.name,
            help=_escaped(command.help),
            description=_escaped(command.description or command.help),
        )
        for item in command.arguments:
            shown: dict[str, Any] = {
                key: str(value) if isinstance(value, Text) else value
                for key, value in item.settings.items()
            }
            place = sub.options if item.names[0].startswith("-") else sub.positionals
            place.add_argument(*item.names, help=_escaped(item.help), **shown)
        sub.set_defaults(command=command)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser with headings in the language in use, and with `--lang`."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **settings)
        self.positionals = self.add_argument_group(tr("arguments", "Argumente"))
        self.options = self.add_argument_group(tr("options", "Optionen"))
        self.options.add_argument(
            "-h", "--help", action="help", help=tr("show this help", "diese Hilfe zeigen")
        )
        # `kata` takes it out before parsing; here it is described, and refused if it is another
        self.options.add_argument(
            "--lang",
            choices=LANGUAGES,
            default=argparse.SUPPRESS,
            help=tr("English or German", "Englisch oder Deutsch"),
        )


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        # a sub-command's parser asks for the usage of its parent with an empty prefix
        heading = tr("usage: ", "Aufruf: ") if prefix is None else prefix
        super().add_usage(usage, actions, groups, heading)


def _escaped(text: Text) -> str:
    """Help in which argparse finds nothing to fill in."""
    return str(text).replace("%", "%%")
