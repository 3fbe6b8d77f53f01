"""What a learner types: watch, next, list, hint, reset and solution."""

import argparse
from collections.abc import Sequence

from grader import ROOT, UserError, catalogue
from grader.catalogue.kata import Kata
from grader.catalogue.locations import solution_file
from grader.command_line import Command, ExitCode, argument
from grader.command_line.arguments import KATAS
from grader.i18n import Text, tr


def watch(options: argparse.Namespace) -> int:
    """Run the first unsolved kata, or the one named, after every save."""
    from grader.learner.watch import WatchSession
    from grader.reports import terminal

    katas = catalogue.katas()
    chosen = catalogue.katas(options.katas) if options.katas else [first_open(katas)]
    if len(chosen) > 1:
        raise UserError(
            tr(
                f"kata watch begins with one kata: name one of {_names(chosen)}.",
                f"kata watch beginnt mit einer Kata: Nenne eine von {_names(chosen)}.",
            )
        )
    return WatchSession(katas, chosen[0], terminal.console()).run()


def show_next(_options: argparse.Namespace) -> int:
    """Say which kata comes next."""
    from grader.reports import terminal

    terminal.show_task(terminal.console(), first_open(catalogue.katas()))
    return ExitCode.DONE


def show_list(_options: argparse.Namespace) -> int:
    """Show all katas and how far they are; files that changed since their last run are run."""
    from grader.catalogue import stubs
    from grader.learner import overview, progress
    from grader.reports import terminal

    katas = catalogue.katas()
    progress.update([kata for kata in katas if not stubs.is_untouched(kata)])
    overview.show_list(terminal.console(), katas)
    return ExitCode.DONE


def show_hint(options: argparse.Namespace) -> int:
    """Show one more hint of each kata named, else of the next one."""
    from grader.learner import progress
    from grader.reports import terminal

    chosen = _named_or_next(options)
    for kata in chosen:
        if len(chosen) > 1:
            print(kata.name)
        terminal.show_hint(terminal.console(), kata, progress.next_hint(kata))
    return ExitCode.DONE


def reset(options: argparse.Namespace) -> int:
    """Put the stubs of the katas named back; the learner's versions are kept beside them."""
    from grader.catalogue import stubs

    if not options.katas:
        name = first_open(catalogue.katas()).name
        raise UserError(
            tr(
                f"Which kata? Name it, for instance: kata reset {name}",
                f"Welche Kata? Nenne sie, zum Beispiel: kata reset {name}",
            )
        )
    for kata in catalogue.katas(options.katas):
        backup = stubs.reset(kata)
        file = kata.stub_file.name
        print(tr(f"{file} is the stub again.", f"{file} ist wieder der Rumpf."))
        if backup is not None:
            print(
                tr(
                    f"Your version is kept as {backup.name}.",
                    f"Deine Fassung liegt daneben als {backup.name}.",
                )
            )
    return ExitCode.DONE


def solution(options: argparse.Namespace) -> int:
    """Show the references of the katas named, once they are solved or given up.

    In a terminal they are shown against the learner's own, with two other right solutions.
    """
    from grader.learner.solutions import show_solutions
    from grader.reports import terminal

    console = terminal.console()
    chosen = _named_or_next(options)
    shown = [_solution_of(kata, give_up=options.give_up) for kata in chosen]
    for kata, text in zip(chosen, shown, strict=True):
        if len(chosen) > 1:
            print(f"# {kata.name}")
        if console.is_terminal:
            show_solutions(console, kata)
        else:
            print(text, end="")
    return ExitCode.DONE


def _solution_of(kata: Kata, *, give_up: bool) -> str:
    """The text of a kata's reference.

    Raises:
        UserError: this copy has none, or the kata is not solved and not given up.
    """
    from grader.learner import progress
    from grader.learner.solutions import no_solution, source_of

    file = solution_file(kata, ROOT / "reference")
    if not file.is_file():
        raise UserError(no_solution(kata))
    if not give_up and progress.update([kata])[0].state != "solved":
        raise UserError(
            tr(
                f"{kata.name} is not solved yet; with --give-up you see the solution anyway.",
                f"{kata.name} ist noch nicht gelöst; mit --give-up siehst du die Lösung trotzdem.",
            )
        )
    return source_of(file)


def first_open(katas: Sequence[Kata]) -> Kata:
    """The first kata that is not solved and can be graded here; the last one if there is none."""
    from grader.learner import progress

    return next(filter(progress.is_open, katas), katas[-1])


def _named_or_next(options: argparse.Namespace) -> list[Kata]:
    if options.katas:
        return catalogue.katas(options.katas)
    return [first_open(catalogue.katas())]


def _names(katas: Sequence[Kata]) -> str:
    return ", ".join(kata.name for kata in katas)


COMMANDS = (
    Command(
        "watch",
        Text(
            "run a kata after every save; the first unsolved one, or the one named",
            "nach jedem Speichern prüfen; die erste ungelöste Kata oder die genannte",
        ),
        watch,
        (KATAS,),
    ),
    Command(
        "next", Text("say which kata comes next", "sagen, welche Kata als nächste kommt"), show_next
    ),
    Command(
        "list",
        Text(
            "show all katas and how far they are",
            "alle Katas zeigen, und wie weit du mit ihnen bist",
        ),
        show_list,
    ),
    Command("hint", Text("show one more hint", "noch einen Hinweis zeigen"), show_hint, (KATAS,)),
    Command(
        "reset",
        Text(
            "put the stub back; your version is kept beside it",
            "den Rumpf zurückholen; deine Fassung bleibt daneben liegen",
        ),
        reset,
        (KATAS,),
    ),
    Command(
        "solution",
        Text(
            "show the reference once the kata is solved",
            "die Musterlösung zeigen, sobald die Kata gelöst ist",
        ),
        solution,
        (
            KATAS,
            argument(
                "--give-up",
                action="store_true",
                help=Text("show it unsolved", "auch zeigen, wenn sie nicht gelöst ist"),
            ),
        ),
    ),
)
