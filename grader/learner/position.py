"""Where the learner is: the kata worked on last, and the one to go on with."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from grader.catalogue import stubs
from grader.catalogue.kata import Kata
from grader.learner import progress


def last_worked_on(katas: Sequence[Kata]) -> Kata | None:
    """The kata of these whose file was written last, or that was opened after that.

    The files tell it themselves, whichever editor wrote them; only what leaves no trace in them,
    such as a watch begun, is noted.
    """
    times = {kata.name: _changed(kata) for kata in katas}
    with suppress(OSError, UnicodeDecodeError):
        noted = _file().read_text(encoding="utf-8").strip()
        if noted in times:
            times[noted] = max(times[noted], _file().stat().st_mtime_ns)
    latest = max(katas, key=lambda kata: times[kata.name], default=None)
    return latest if latest and times[latest.name] else None


def note(kata: Kata) -> None:
    """The learner has opened this kata just now; forgotten where nothing can be written."""
    with suppress(OSError):
        _file().parent.mkdir(exist_ok=True)
        _file().write_text(f"{kata.name}\n", encoding="utf-8")


def next_open(katas: Sequence[Kata]) -> Kata | None:
    """The kata worked on last if it is open, else the next open one after it, or from the start."""
    last = last_worked_on(katas)
    place = [*katas].index(last) if last else 0
    return next(filter(progress.is_open, [*katas[place:], *katas[:place]]), None)


def kata_at_hand(katas: Sequence[Kata]) -> Kata:
    """The kata to go on with; where none is open, the one worked on last, or the last of all."""
    return next_open(katas) or last_worked_on(katas) or katas[-1]


def _changed(kata: Kata) -> int:
    """When the learner wrote the kata's file, in nanoseconds; 0 where it is still the stub."""
    try:
        return 0 if stubs.is_untouched(kata) else kata.stub_file.stat().st_mtime_ns
    except OSError:
        return 0


def _file() -> Path:
    return progress.FOLDER / "last"
