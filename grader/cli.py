"""The command `kata`, also `python -m grader`: what a person types."""

import argparse
import difflib
import io
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from grader import ROOT, UserError, catalogue, i18n
from grader.catalogue.locations import is_single_file, resolve_solutions, solution_file
from grader.command_line import Command, ExitCode, add_commands, argument
from grader.command_line.arguments import AGAINST, INTO, KATAS
from grader.command_line.command import Parser
from grader.desk import command as desk
from grader.distribution import command as distribution
from grader.grading.results import KataResult
from grader.i18n import Text, tr
from grader.learner import command as learner
from grader.learner import course_command
from grader.learner import room_command as joining
from grader.pictures import command as pictures
from grader.reports import formats
from grader.reports.report import Report
from grader.sandbox.messages import GraderError
from grader.testing.hypothesis_profile import seed_argument


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns one of the numbers of ExitCode."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a learner's text can hold any character
            stream.reconfigure(errors="backslashreplace")
    words = _choose_language(sys.argv[1:] if arguments is None else arguments)
    try:
        options = _parse(words)
        return int(options.command.run(options))
    except UserError as error:
        print(error, file=sys.stderr)
        return ExitCode.USAGE
    except GraderError as error:
        from grader.reports.sanitize import sanitize

        failed = tr("The grader itself failed:", "Das Testsystem selbst versagte:")
        print(failed, sanitize(str(error)), file=sys.stderr)
        return ExitCode.GRADER_FAILED
    except KeyboardInterrupt:
        print(tr("Stopped.", "Abgebrochen."), file=sys.stderr)
        return ExitCode.STOPPED


def test(options: argparse.Namespace) -> int:
    """Grade the katas named, all without names: failures, a table, what to do next."""
    from grader.grading.isolation import isolate_or_say
    from grader.learner import offer, progress

    verdicts = []
    isolated = _is_theirs(options) and isolate_or_say()
    for verdict in _graded(options, controlled=_is_theirs(options), isolated=isolated):
        verdicts.append(verdict)
        if options.against == "katas" and options.seed is None:
            progress.save(verdict)
    if options.against == "katas":
        solved = {verdict.kata.name for verdict in verdicts if verdict.solved}
        for kata in catalogue.katas(options.katas):
            if kata.name in solved and (offered := offer.after_solving(kata)):
                print(offered)
    if options.report:
        _write(Report(tuple(verdicts), options.seed, isolated=isolated), options)
    return exit_code(verdicts)


def merge(options: argparse.Namespace) -> int:
    """Fill in what one machine could not grade from the reports of others."""
    from grader.reports.merge import merge as merged

    report, said = merged(options.reports)
    for sentence in said:
        print(sentence, file=sys.stderr)
    _write(report, options)
    return ExitCode.NOT_DONE if said else ExitCode.DONE


def _write(report: Report, options: argparse.Namespace) -> None:
    written = formats.write(report, options.report or ["json"], options.into)
    for file in written:
        print(tr(f"written: {file}", f"geschrieben: {file}"))


def grade(options: argparse.Namespace) -> int:
    """Grade as `test` does, and tell GitHub Actions where it runs there."""
    from grader.distribution.integrity import complaint
    from grader.grading.isolation import isolate_or_say
    from grader.reports import github_actions

    try:
        if reason := complaint(ROOT):
            raise GraderError(reason)
        isolated = isolate_or_say()
        verdicts = list(_graded(options, controlled=True, isolated=isolated))
        report = Report(tuple(verdicts), options.seed, isolated=isolated)
        lines = list(github_actions.write_outputs(report, os.environ))
    except BaseException as error:  # also when somebody stops it
        github_actions.write_error(error, os.environ)
        raise
    for line in lines:
        print(line)
    return exit_code(verdicts)


def _is_theirs(options: argparse.Namespace) -> bool:
    """Whether the solutions may be somebody else's."""
    return options.against not in ("katas", "reference")


def _graded(
    options: argparse.Namespace, *, controlled: bool, isolated: bool
) -> Iterator[KataResult]:
    """Run the katas named and show what there is to show, each failure as soon as it is known."""
    from grader.grading.runner import Runner
    from grader.reports import terminal
    from grader.sandbox.messages import Job

    chosen = catalogue.katas(options.katas)
    place = resolve_solutions(options.against, Path.cwd())
    if is_single_file(place) and len(chosen) != 1:
        raise UserError(
            tr(f"--against {options.against} is one file: name the one kata it solves.",
                f"--against {options.against} ist eine einzelne Datei: nenne die Kata dazu.")
        )  # fmt: skip
    jobs = [
        Job(kata, solution_file(kata, place), options.seed, controlled=controlled,
            isolated=isolated)
        for kata in chosen
    ]  # fmt: skip
    console = terminal.console()
    verdicts: list[KataResult] = []
    try:
        with Runner(chosen) as runner:
            for verdict in runner.run(jobs):
                verdicts.append(verdict)
                terminal.show_failure(console, verdict)
                yield verdict
    except GraderError:  # of some katas; the others have their results
        if verdicts:
            terminal.show_summary(console, verdicts)
        raise
    own = options.against == "katas" and not controlled
    terminal.show_summary(console, verdicts, _at_hand() if own else "")


def _at_hand() -> str:
    """The name of the kata that the learner goes on with."""
    from grader.learner import course, position

    return position.kata_at_hand(course.order(catalogue.katas())).name


def exit_code(verdicts: Sequence[KataResult]) -> ExitCode:
    """DONE where all that could be graded is solved, and something was."""
    open_ones = [v for v in verdicts if not v.solved and (v.graded or not v.tests)]
    solved = not open_ones and any(v.solved for v in verdicts)
    return ExitCode.DONE if solved else ExitCode.NOT_DONE


def _choose_language(words: Sequence[str]) -> list[str]:
    """Take `--lang` out, wherever it stands: help and errors are to be in that language, too."""
    rest = [*words]
    i18n.set_language(None)
    for place in reversed(range(len(rest))):
        name, equals, value = rest[place].partition("=")
        size = 1 if equals else 2
        chosen = value or "".join(rest[place + 1 : place + size])
        if name == "--lang" and chosen in i18n.LANGUAGES:
            i18n.set_language(chosen)
            del rest[place : place + size]
    return rest


def _parse(words: Sequence[str]) -> argparse.Namespace:
    """What was typed.

    Raises:
        UserError: there is no command of that name.
    """
    known = commands()
    names = [command.name for command in known]
    if words and not words[0].startswith("-") and words[0] not in names:
        near = difflib.get_close_matches(words[0], names)
        nearest = ", ".join(near or names)
        raise UserError(
            tr(
                f"There is no command {words[0]!r}. Near it: {nearest}.",
                f"Einen Befehl {words[0]!r} gibt es nicht. Ähnlich heißen: {nearest}.",
            )
        )
    description = tr("Small graded exercises for PyTorch.", "Kleine bewertete Übungen zu PyTorch.")
    parser = Parser(prog="kata", description=description)
    add_commands(parser, known)
    if not words:
        parser.print_help(sys.stderr)
        sys.exit(ExitCode.USAGE)
    return parser.parse_args(words)


def commands() -> tuple[Command, ...]:
    """All commands of this copy, in the order of `kata --help`."""
    others: tuple[Command, ...] = ()
    if (Path(__file__).parent / "classroom").is_dir():  # a student's copy has none
        from grader.classroom.command import COMMANDS

        others = COMMANDS
    if (Path(__file__).parent / "room").is_dir():
        from grader.room.command import COMMANDS as ROOM

        others = (*others, *ROOM)
    learning = (
        *learner.COMMANDS,
        *course_command.COMMANDS,
        *pictures.COMMANDS,
        *desk.COMMANDS,
        *joining.COMMANDS,
    )
    return (*GRADING, *distribution.COMMANDS, *others, *learning)


SEED = argument(
    "--seed",
    type=seed_argument,
    metavar="N",
    help=Text(
        "draw new random cases; the default ones are fixed",
        "andere Zufallsfälle ziehen; sonst sind es immer dieselben",
    ),
)
REPORT = argument(
    "--report",
    action="append",
    choices=tuple(formats.FORMATS),
    help=Text("several are possible", "mehrere sind möglich"),
)
GRADING = (
    Command(
        "test",
        Text("grade solutions", "Lösungen bewerten"),
        test,
        (KATAS, AGAINST, SEED, REPORT, INTO),
    ),
    Command(
        "merge",
        Text(
            "fill in what was not graded from other reports",
            "aus anderen Berichten ergänzen, was nicht bewertet wurde",
        ),
        merge,
        (
            argument(
                "reports",
                nargs="+",
                type=Path,
                metavar=Text("REPORT.json", "BERICHT.json"),
                help=Text("the first one stays as it is", "der erste bleibt, wie er ist"),
            ),
            REPORT,
            INTO,
        ),
    ),
    Command(
        "grade",
        Text("the same as test, for GitHub Actions", "dasselbe wie test, für GitHub Actions"),
        grade,
        (KATAS, AGAINST, SEED),
    ),
)
