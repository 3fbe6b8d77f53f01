"""The command `kata`, also `python -m grader`: what a person types."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from grader import ROOT, UserError, catalogue, i18n
from grader.catalogue.kata import Kata
from grader.catalogue.locations import is_single_file, resolve_solutions, solution_file
from grader.grading.results import KataResult
from grader.i18n import tr
from grader.sandbox.messages import GraderError
from grader.testing.hypothesis_profile import seed_argument

if TYPE_CHECKING:
    from grader.reports.report import Report

REPORTS = ("json", "csv", "junit", "gradescope", "classroom50", "markdown", "html")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code.

    0 solved, 1 not solved, 2 cannot be done, 3 the grader itself failed, 130 stopped.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a learner's text can hold any character
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    i18n.set_language(options.lang)
    try:
        return int(options.command(options))
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    except GraderError as error:
        from grader.reports.sanitize import sanitize

        failed = tr("The grader itself failed:", "Das Prüfwerk selbst versagte:")
        print(failed, sanitize(str(error)), file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print(tr("Stopped.", "Abgebrochen."), file=sys.stderr)
        return 130


def test(options: argparse.Namespace) -> int:
    """Grade the katas named, all without names: failures, a table, what to do next."""
    from grader.learner import progress

    verdicts = []
    theirs = options.against not in ("katas", "reference")
    for verdict in _graded(options, controlled=theirs):
        verdicts.append(verdict)
        if options.against == "katas" and options.seed is None:
            progress.save(verdict)
    if options.report:
        from grader.reports.report import report_of

        _write(report_of(verdicts, options.seed), options)
    return 0 if all_solved(verdicts) else 1


def merge(options: argparse.Namespace) -> int:
    """Fill in what one machine could not grade from the reports of others."""
    from grader.reports.merge import merge as merged

    report, said = merged(options.reports)
    for sentence in said:
        print(sentence, file=sys.stderr)
    _write(report, options)
    return 1 if said else 0


def _write(report: "Report", options: argparse.Namespace) -> None:
    from grader.reports import formats

    try:
        written = formats.write(report, options.report or ["json"], options.into)
    except OSError as error:
        raise UserError(
            tr(f"The report cannot be written: {error}",
                f"Der Bericht lässt sich nicht schreiben: {error}")
        ) from None  # fmt: skip
    for file in written:
        print(tr(f"written: {file}", f"geschrieben: {file}"))


def grade(options: argparse.Namespace) -> int:
    """Grade as `test` does, and tell GitHub Actions where it runs there."""
    from grader.distribution.manifest import tampered
    from grader.reports import github_actions
    from grader.reports.report import report_of

    try:
        if changed := tampered(ROOT):
            raise GraderError(
                tr(f"not as they were handed out: {', '.join(changed)}. Put them back, for "
                    "instance with `kata update`; nothing is graded until then.",
                    f"nicht wie ausgegeben: {', '.join(changed)}. Stelle sie wieder her, etwa mit "
                    "`kata update`; bis dahin wird nichts bewertet.")
            )  # fmt: skip
        verdicts = list(_graded(options, controlled=True))
        lines = list(github_actions.tell(report_of(verdicts, options.seed), os.environ))
    except BaseException as error:  # also when somebody stops it
        github_actions.tell_error(error, os.environ)
        raise
    for line in lines:
        print(line)
    return 0 if all_solved(verdicts) else 1


def _graded(options: argparse.Namespace, *, controlled: bool) -> Iterator[KataResult]:
    """Run the katas named and show what there is to show, each failure as soon as it is known."""
    from grader.grading.runner import Runner
    from grader.reports import terminal
    from grader.sandbox import namespaces
    from grader.sandbox.messages import Job

    chosen = catalogue.katas(options.katas)
    place = resolve_solutions(options.against, Path.cwd())
    if is_single_file(place) and len(chosen) != 1:
        raise UserError(
            tr(f"--against {options.against} is one file: name the one kata it solves.",
                f"--against {options.against} ist eine einzelne Datei: nenne die Kata dazu.")
        )  # fmt: skip
    isolated = controlled and not namespaces.unavailable_reason()
    jobs = [
        Job(kata, solution_file(kata, place), options.seed, controlled=controlled,
            isolated=isolated)
        for kata in chosen
    ]  # fmt: skip
    console = terminal.console()
    verdicts = []
    with Runner(chosen) as runner:
        for verdict in runner.run(jobs):
            verdicts.append(verdict)
            terminal.show_failure(console, verdict)
            yield verdict
    terminal.show_summary(console, verdicts)


def watch(options: argparse.Namespace) -> int:
    """Run the first unsolved kata, or the one named, after every save."""
    from grader.learner.watch import WatchSession
    from grader.reports import terminal

    katas = catalogue.katas()
    start = catalogue.katas(options.katas)[0] if options.katas else _first_unsolved(katas)
    return WatchSession(katas, start, terminal.console()).go()


def desk(options: argparse.Namespace) -> int:
    """Open the katas in the browser."""
    from grader.desk.server import serve

    browser = not options.no_browser
    return serve(options.port, options.host, lang=options.lang, open_browser=browser)


def show_next(_options: argparse.Namespace) -> int:
    """Say which kata comes next."""
    from grader.reports import terminal

    terminal.show_task(terminal.console(), _first_unsolved(catalogue.katas()))
    return 0


def show_hint(options: argparse.Namespace) -> int:
    """Show one more hint of the kata named, else of the next one."""
    from grader.learner import progress
    from grader.reports import terminal

    kata = _one(options)
    terminal.show_hint(terminal.console(), kata, progress.next_hint(kata))
    return 0


def show_list(_options: argparse.Namespace) -> int:
    """Show all katas and how far they are; what changed since it was known is run first."""
    from grader.catalogue import stubs
    from grader.learner import overview, progress
    from grader.reports import terminal

    katas = catalogue.katas()
    progress.update([kata for kata in katas if not stubs.is_untouched(kata)])
    overview.show_list(terminal.console(), katas)
    return 0


def reset(options: argparse.Namespace) -> int:
    """Put the stub back; the learner's version is kept beside it."""
    from grader.catalogue import stubs

    kata = _one(options)
    aside = stubs.reset(kata)
    print(tr(f"{kata.stub_file.name} is the stub again.",
              f"{kata.stub_file.name} ist wieder der Rumpf."))  # fmt: skip
    if aside is not None:
        print(tr(f"Your version is kept as {aside.name}.",
                  f"Deine Fassung liegt daneben als {aside.name}."))  # fmt: skip
    return 0


def solution(options: argparse.Namespace) -> int:
    """Show the reference, once the kata is solved or given up."""
    from grader.learner import progress

    kata = _one(options)
    file = solution_file(kata, ROOT / "reference")
    if not file.is_file():
        raise UserError(
            tr(f"This copy has no solution of {kata.name}.",
                f"In dieser Kopie gibt es keine Lösung von {kata.name}.")
        )  # fmt: skip
    if not options.give_up and progress.update([kata])[0].state != "solved":
        raise UserError(
            tr(f"{kata.name} is not solved yet; with --give-up you see the solution anyway.",
                f"{kata.name} ist noch nicht gelöst; mit --give-up siehst du die Lösung trotzdem.")
        )  # fmt: skip
    if kata.is_notebook:
        from grader.solution.notebook import code_cells

        cells = code_cells(file.read_bytes())
        print("\n\n".join(f"# [{cell.number}]\n{cell.source}" for cell in cells))
    else:
        print(file.read_text(encoding="utf-8"), end="")
    return 0


def show(options: argparse.Namespace) -> int:
    """Draw what the solutions of the katas named do, without names that of the next one."""
    from grader.pictures.show import open_viewer
    from grader.pictures.show import show as shown
    from grader.reports.sanitize import sanitize
    from grader.sandbox.messages import Job

    place = resolve_solutions(options.against, Path.cwd())
    chosen = catalogue.katas(options.katas) if options.katas else [_one(options)]
    drawn = True
    chosen = [kata for kata in chosen if kata.picture_file] or chosen
    for picture in shown(Job(kata, solution_file(kata, place)) for kata in chosen):
        if picture.drawn.problem:
            print(f"{picture.kata.name}: {sanitize(picture.drawn.problem)}", file=sys.stderr)
            drawn = False
            continue
        print(f"{picture.drawn.title}\n{picture.file}", flush=True)
        if options.open and not open_viewer(picture.file):
            print(tr("There is no desktop here to open it on.",
                      "Hier gibt es keinen Desktop, um es zu öffnen."))  # fmt: skip
    return 0 if drawn else 1


def update(options: argparse.Namespace) -> int:
    """Bring new tests, tasks and harness into a student's copy."""
    from grader.distribution.update import update as bring_in

    return bring_in(options.source, yes=options.yes)


def _one(options: argparse.Namespace) -> Kata:
    """The kata named, else the next unsolved one."""
    if options.katas:
        return catalogue.katas(options.katas)[0]
    return _first_unsolved(catalogue.katas())


def _first_unsolved(katas: Sequence[Kata]) -> Kata:
    from grader.learner import progress

    return next(filter(progress.is_open, katas), katas[-1])


def all_solved(verdicts: Sequence[KataResult]) -> bool:
    """Whether all that could be graded is solved, and something was."""
    open_ones = [v for v in verdicts if not v.solved and (v.graded or not v.tests)]
    return not open_ones and any(v.solved for v in verdicts)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kata", description="Small graded exercises for PyTorch.")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--lang", choices=i18n.LANGUAGES, help="English or German")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    graded = argparse.ArgumentParser(add_help=False, parents=[common])
    graded.add_argument(
        "katas", nargs="*", metavar="KATA", help="31, 31-42, 31_threshold, threshold"
    )
    graded.add_argument(
        "--against", default="katas", metavar="WHERE", help="katas (default), reference, or a path"
    )
    graded.add_argument(
        "--seed", type=seed_argument, help="draw new random cases; the default ones are fixed"
    )
    written = argparse.ArgumentParser(add_help=False)
    written.add_argument("--report", action="append", choices=REPORTS, help="several are possible")
    written.add_argument("--into", type=Path, default=Path("report"), metavar="FOLDER",
                         help="where reports are written (default: report)")  # fmt: skip
    tested = commands.add_parser("test", parents=[graded, written], help="grade solutions")
    tested.set_defaults(command=test)
    merged = commands.add_parser(
        "merge", parents=[common, written], help="fill in what was not graded from other reports"
    )
    merged.add_argument("reports", nargs="+", type=Path, metavar="REPORT.json")
    merged.set_defaults(command=merge)
    handed_in = commands.add_parser("grade", parents=[graded], help="the same, for GitHub Actions")
    handed_in.set_defaults(command=grade)
    updated = commands.add_parser(
        "update", parents=[common], help="bring in what is new; your solutions stay"
    )
    updated.add_argument("source", metavar="SOURCE", help="the teacher's copy: a folder or a URL")
    updated.add_argument("--yes", action="store_true", help="do not ask")
    updated.set_defaults(command=update)
    if (Path(__file__).parent / "classroom").is_dir():  # a student's copy has none
        from grader.classroom.command import add_to

        add_to(commands, common)
    others: tuple[tuple[str, Callable[[argparse.Namespace], int], str], ...] = (
        ("watch", watch, "run a kata after every save; the first unsolved one, or the one named"),
        ("desk", desk, "open the katas in the browser: read, write, see red and green"),
        ("next", show_next, "say which kata comes next"),
        ("list", show_list, "show all katas and how far they are"),
        ("hint", show_hint, "show one more hint"),
        ("reset", reset, "put the stub back; your version is kept beside it"),
        ("solution", solution, "show the reference once the kata is solved"),
        ("show", show, "draw what your solution does, from kata 31 on"),
    )
    for name, command, what in others:
        sub = commands.add_parser(name, parents=[common], help=what)
        sub.set_defaults(command=command)
        if name not in ("desk", "next", "list"):
            sub.add_argument("katas", nargs="*", metavar="KATA")
        if name == "desk":
            sub.add_argument("--port", type=int, help="where to listen (default: any free port)")
            sub.add_argument("--host", action="append", default=[], metavar="NAME",
                             help="a name under which a proxy shows the desk")  # fmt: skip
            sub.add_argument("--no-browser", action="store_true", help="only print the address")
        if name == "solution":
            sub.add_argument("--give-up", action="store_true", help="show it unsolved")
        if name == "show":
            sub.add_argument("--open", action="store_true", help="open the picture")
            sub.add_argument("--against", default="katas", metavar="WHERE", help="as for test")
    return parser
