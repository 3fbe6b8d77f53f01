"""What `kata watch` listens to: saves of the learner's files, and keys."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from watchfiles import Change
from watchfiles import watch as watch_files

from grader.catalogue.kata import Kata
from grader.grading.results import KataResult, TestResult
from grader.i18n import tr

DEBOUNCE = 50
"""Milliseconds within which several saves are one."""
QUIT = "q"


@dataclass(frozen=True)
class Event:
    """Something that the loop has to react to."""

    kind: Literal["saved", "key", "test", "result", "failed", "message"]
    key: str = ""
    message: str = ""
    """A sentence to be shown, or, where the grader itself failed, what happened."""
    kata: Kata | None = None
    """Whose file was saved."""
    test: TestResult | None = None
    """A test that failed in a run that goes on."""
    result: KataResult | None = None
    run: int = 0
    """Which run the test or result belongs to; that of a cancelled one is not shown."""


def listen_to_files(katas: Sequence[Kata], put: Callable[[Event], None]) -> None:
    """Tell of each save; where the system cannot report changes, by looking for them."""
    problem = ""
    for polling in (None, True):
        try:
            for kata in _saved(katas, polling=polling):
                put(Event("saved", kata=kata))
            return
        except (OSError, RuntimeError) as error:  # no inotify instance or watch is left
            problem = str(error)
        if not polling:
            text = tr(
                f"The system does not report saves ({problem}); files are looked at instead.",
                f"Das System meldet kein Speichern ({problem}); stattdessen wird nachgesehen.",
            )
            put(Event("message", message=text))
    text = tr(
        f"Saves are not noticed any more ({problem}): press r after each.",
        f"Speichern wird nicht mehr bemerkt ({problem}): Drücke danach r.",
    )
    put(Event("message", message=text))


def _saved(katas: Sequence[Kata], *, polling: bool | None) -> Iterator[Kata]:
    """The katas whose files are saved, created or removed, the last one saved last."""
    by_file = {kata.stub_file.resolve(): kata for kata in katas}
    root = katas[0].folder.parent
    for changes in watch_files(
        root, debounce=DEBOUNCE, step=10, raise_interrupt=False, force_polling=polling
    ):
        yield from (by_file[file] for file in _by_time(changes) if file in by_file)


def _by_time(changes: set[tuple[Change, str]]) -> list[Path]:
    files = {Path(path).resolve() for _, path in changes}
    return sorted(files, key=lambda file: file.stat().st_mtime if file.exists() else 0.0)


def listen_to_keys(put: Callable[[Event], None]) -> None:
    """Tell of each key until there are no more."""
    read = key_reader()
    while read is not None:
        key = read()
        if not key:
            return
        put(Event("key", key=key))
        if key == QUIT:
            return


def key_reader() -> Callable[[], str] | None:
    """What waits for a key and returns it, "" when there are no more; None without a keyboard."""
    if not sys.stdin.isatty():
        return None
    import readchar

    def read() -> str:
        try:
            return readchar.readkey().lower()
        except KeyboardInterrupt:
            return QUIT
        except (EOFError, OSError):
            return ""

    return read
