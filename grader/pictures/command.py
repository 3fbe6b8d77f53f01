"""`kata show`: draw what a solution does."""

import argparse
import sys
from pathlib import Path

from grader import catalogue
from grader.catalogue.locations import resolve_solutions, solution_file
from grader.command_line import Command, ExitCode, argument
from grader.command_line.arguments import AGAINST, KATAS
from grader.i18n import Text, tr


def show(options: argparse.Namespace) -> int:
    """Draw what the solutions of the katas named do, without names that of the next one."""
    from grader.grading.isolation import isolate_or_say
    from grader.learner import course, position
    from grader.pictures.show import open_viewer
    from grader.pictures.show import show as draw_all
    from grader.reports.sanitize import sanitize
    from grader.sandbox.messages import Job

    folder = resolve_solutions(options.against, Path.cwd())
    chosen = catalogue.katas(options.katas)
    if not options.katas:
        chosen = [position.kata_at_hand(course.current(chosen).katas())]
    chosen = [kata for kata in chosen if kata.picture_file] or chosen
    exit_code = ExitCode.DONE
    isolated = options.against not in ("katas", "reference") and isolate_or_say()
    jobs = (Job(kata, solution_file(kata, folder), isolated=isolated) for kata in chosen)
    for picture in draw_all(jobs):
        if picture.drawn.problem:
            print(f"{picture.kata.name}: {sanitize(picture.drawn.problem)}", file=sys.stderr)
            exit_code = ExitCode.NOT_DONE
            continue
        print(f"{picture.drawn.title}\n{picture.file}", flush=True)
        if options.open and not open_viewer(picture.file):
            print(
                tr(
                    "There is no desktop here to open it on.",
                    "Hier gibt es keinen Desktop, um es zu öffnen.",
                )
            )
    return exit_code


COMMANDS = (
    Command(
        "show",
        Text(
            "draw what your solution does, from kata 31 on",
            "zeichnen, was deine Lösung tut, ab Kata 31",
        ),
        show,
        (
            KATAS,
            AGAINST,
            argument(
                "--open", action="store_true", help=Text("open the picture", "das Bild öffnen")
            ),
        ),
    ),
)
