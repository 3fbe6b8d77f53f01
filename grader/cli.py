"""The command `kata`, also `python -m grader`: what a person types."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from grader import catalogue, language
from grader.against import solution_file, solutions_place
from grader.catalogue import CatalogueError
from grader.language import say
from grader.verdict import Verdict


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 solved, 1 not solved, 2 cannot be done."""
    options = _parser().parse_args(arguments)
    language.choose(options.lang)
    try:
        return int(options.command(options))
    except CatalogueError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(say("Stopped.", "Abgebrochen."), file=sys.stderr)
        return 130


def test(options: argparse.Namespace) -> int:
    """Grade the katas named, all without names: failures, a table, what to do next."""
    from grader.reports import terminal
    from grader.runner import Job, Runner

    chosen = catalogue.katas(options.katas)
    place = solutions_place(options.against, Path.cwd())
    if place.is_file() and len(chosen) != 1:
        raise CatalogueError(
            say(f"--against {options.against} is one file: name the one kata it solves.",
                f"--against {options.against} ist eine einzelne Datei: nenne die Kata dazu.")
        )  # fmt: skip
    jobs = [Job(kata, solution_file(kata, place), options.seed) for kata in chosen]
    console = terminal.console()
    verdicts = []
    with Runner(chosen) as runner:
        for verdict in runner.run(jobs):
            verdicts.append(verdict)
            terminal.show_failure(console, verdict)
    terminal.show_summary(console, verdicts)
    return 0 if all_solved(verdicts) else 1


def all_solved(verdicts: Sequence[Verdict]) -> bool:
    """Whether all that could be graded is solved, and something was."""
    open_ones = [v for v in verdicts if not v.solved and (v.graded or not v.tests)]
    return not open_ones and any(v.solved for v in verdicts)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kata", description="Small graded exercises for PyTorch.")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--lang", choices=language.LANGUAGES, help="English or German")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    grade = commands.add_parser("test", parents=[common], help="grade solutions")
    grade.add_argument(
        "katas", nargs="*", metavar="KATA", help="31, 31-42, 31_threshold, threshold"
    )
    grade.add_argument(
        "--against", default="katas", metavar="WHERE", help="katas (default), reference, or a path"
    )
    grade.add_argument("--seed", type=int, help="draw new random cases; the default ones are fixed")
    grade.set_defaults(command=test)
    return parser
