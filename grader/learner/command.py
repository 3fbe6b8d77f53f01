"""What a learner types about katas: watch, next, list, hint, reset and solution."""

import argparse
from collections.abc import Sequence

from grader import ROOT, UserError, catalogue
from grader.catalogue.course import number_ranges
from grader.catalogue.kata import Kata
from grader.catalogue.locations import solution_file
from grader.command_line import Command, ExitCode, argument
from grader.command_line.arguments import KATAS
from grader.i18n import Text, tr


def watch(options: argparse.Namespace) -> int:
    """Run the kata at hand, or the one named, after every save."""
    from grader.learner import course, position
    from grader.learner.watch import WatchSession
    from grader.reports import terminal

    katas = course.current().katas()
    chosen = catalogue.katas(options.katas) if options.katas else [first_open(katas)]
    if len(chosen) > 1:
        raise UserError(
            tr(
                f"kata watch begins with one kata: name one of {_names(chosen)}.",
                f"kata watch beginnt mit einer Kata: Nenne eine von {_names(chosen)}.",
            )
        )
    if chosen[0] not in katas:  # it is none of the course's
        katas = catalogue.katas()
    position.note(chosen[0])
    return WatchSession(katas, chosen[0], terminal.console()).run()


def show_next(_options: argparse.Namespace) -> int:
    """Say which kata comes next."""
    from grader.learner import course, position, progress
    from grader.reports import terminal

    followed = course.current()
    kata = position.next_open(followed.katas())
    if kata is None:
        print(tr("No kata is open any more.", "Keine Kata ist mehr offen."))
    else:
        terminal.show_task(terminal.console(), kata)
        step = followed.step_of(kata)
        if step and step.optional:
            print(
                tr(
                    f"optional here; without it: kata skip {kata.number:02}",
                    f"hier freiwillig; ohne sie weiter: kata skip {kata.number:02}",
                )
            )
    if stale := [one for one in followed.katas() if progress.solved_before(one)]:
        print(_to_check(stale), tr("`kata list` does it.", "`kata list` tut es."))
    return ExitCode.DONE


def show_list(options: argparse.Namespace) -> int:
    """Show how far the katas are; files that changed since their last run are run."""
    from grader.catalogue import stubs
    from grader.learner import course, overview, progress
    from grader.reports import terminal

    followed = course.current()
    katas = followed.katas()
    if stale := [kata for kata in katas if progress.solved_before(kata)]:
        print(_to_check(stale), flush=True)
    progress.update([kata for kata in katas if not stubs.is_untouched(kata)])
    overview.show_course(terminal.console(), followed, everything=options.all)
    return ExitCode.DONE


def _to_check(katas: Sequence[Kata]) -> str:
    numbers = number_ranges(kata.number for kata in katas)
    return tr(
        f"Solved, and to be checked again since the tests have changed: {numbers}.",
        f"Gelöst, aber neu zu prüfen, weil sich die Tests geändert haben: {numbers}.",
    )


def show_hint(options: argparse.Namespace) -> int:
    """Show one more hint of each kata named, else of the one at hand; all when all were seen."""
    from grader.learner import position, progress
    from grader.reports import terminal

    chosen = _named_or_next(options)
    for kata in chosen:
        if len(chosen) > 1:
            print(kata.name)
        all_seen = progress.hints_seen(kata) == len(kata.hints)
        for index in range(len(kata.hints)) if all_seen else [progress.next_hint(kata)]:
            terminal.show_hint(terminal.console(), kata, index)
    position.note(chosen[-1])
    return ExitCode.DONE


def reset(options: argparse.Namespace) -> int:
    """Put the stubs of the katas named back; the learner's versions are kept beside them."""
    from grader.catalogue import stubs
    from grader.learner import position

    if not options.katas:
        name = _named_or_next(options)[0].name
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
        position.note(kata)
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
    """The kata to go on with: open, can be graded here, nearest after the one worked on last."""
    from grader.learner import position

    return position.kata_at_hand(katas)


def _named_or_next(options: argparse.Namespace) -> list[Kata]:
    from grader.learner import course

    if options.katas:
        return catalogue.katas(options.katas)
    return [first_open(course.current().katas())]


def _names(katas: Sequence[Kata]) -> str:
    return ", ".join(kata.name for kata in katas)


COMMANDS = (
    Command(
        "watch",
        Text(
            "run a kata after every save: the one at hand, or the one named",
            "nach jedem Speichern prüfen: die Kata, bei der du bist, oder die genannte",
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
            "show how far you are, folded around the kata at hand",
            "zeigen, wie weit du bist, ausgeklappt um die Kata, bei der du bist",
        ),
        show_list,
        (
            argument(
                "--all",
                action="store_true",
                help=Text("unfold everything", "alles ausklappen"),
            ),
        ),
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
