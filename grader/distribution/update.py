"""`kata update SOURCE`: new tests, tasks and harness in a student's copy; solutions stay."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader import ROOT, UserError
from grader.command_line import ExitCode
from grader.distribution.integrity import is_copy
from grader.distribution.manifest import NAME, read_snapshot
from grader.distribution.sync import Change, apply, changes
from grader.i18n import tr


def update(source: str, *, yes: bool) -> int:
    """Show what is new in SOURCE, ask, and bring it in; exit code 1 if nothing was to be done.

    Args:
        source: the teacher's copy: a folder, or what `git clone` takes.
        yes: do not ask.

    Raises:
        UserError: this is no student's copy, or the source is none.
    """
    if not is_copy(ROOT):  # without its manifest it is one still
        raise UserError(
            tr(
                f"This folder has no {NAME}: it is not a student's copy, and git brings the news.",
                f"Dieser Ordner hat kein {NAME}: Er ist keine Kopie für Studierende; Neues kommt "
                "mit git.",
            )
        )
    with _fetched(source) as folder:
        snapshot = read_snapshot(folder)
        planned = changes(snapshot, ROOT)
        for change in planned:
            print(describe(change))
        if all(change.kind == "kept" for change in planned):
            print(tr("Everything is up to date.", "Alles ist auf dem neuesten Stand."))
            apply(snapshot, ROOT, ())
            return ExitCode.DONE
        if not (yes or _confirmed()):
            print(tr("Nothing was changed.", "Nichts wurde geändert."))
            return ExitCode.NOT_DONE
        for name in apply(snapshot, ROOT, planned):
            print(tr(f"kept: {name}", f"aufbewahrt: {name}"))
    print(tr("Done. Your solutions are as they were.", "Fertig. Deine Lösungen sind, wie sie "
              "waren."))  # fmt: skip
    return ExitCode.DONE


def describe(change: Change) -> str:
    """One change in a line."""
    kinds = {
        "new": tr("new", "neu"),
        "changed": tr("changed", "geändert"),
        "deleted": tr("gone", "entfällt"),
        "kept": tr("yours stays", "deins bleibt"),
    }
    more = ""
    if change.own:
        more = tr(" (yours is kept beside it)", " (deine Fassung bleibt daneben liegen)")
    elif change.kind == "kept":
        more = tr(" (the stub is a new one: `kata reset` shows it)",
                   " (der Rumpf ist ein neuer: `kata reset` zeigt ihn)")  # fmt: skip
    return f"  {kinds[change.kind]:<12} {change.path}{more}"


def _confirmed() -> bool:
    if not sys.stdin.isatty():
        print(tr("Add --yes to do it.", "Mit --yes geschieht es."))
        return False
    question = tr("Bring this in? [y/N] ", "Übernehmen? [j/N] ")
    return input(question).strip().lower() in ("y", "yes", "j", "ja")


@contextmanager
def _fetched(source: str) -> Iterator[Path]:
    """The folder of the teacher's copy, fetched with git where it is no folder of this machine."""
    if Path(source).is_dir():
        yield Path(source)
        return
    with tempfile.TemporaryDirectory(prefix="update-", ignore_cleanup_errors=True) as folder:
        command = ["git", "clone", "--quiet", "--depth=1", "--", source, folder]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except FileNotFoundError:
            raise UserError(
                tr(f"{source} is no folder, and git, which could fetch it, is not installed.",
                    f"{source} ist kein Ordner, und git ist nicht installiert, um es zu holen.")
            ) from None  # fmt: skip
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["?"])[-1]
            raise UserError(
                tr(f"{source} is no folder here, and git cannot fetch it: {last}",
                    f"{source} ist hier kein Ordner, und git kann es nicht holen: {last}")
            )  # fmt: skip
        yield Path(folder)
