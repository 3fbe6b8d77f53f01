"""Katas that the learner has set aside: `kata skip`."""

from collections.abc import Iterable

from grader import ROOT
from grader.catalogue.kata import Kata

FILE = ROOT / ".kata" / "skipped"


def names() -> set[str]:
    """The names of the katas that are skipped."""
    try:
        return set(FILE.read_text(encoding="utf-8").split())
    except (OSError, UnicodeDecodeError):
        return set()


def add(katas: Iterable[Kata]) -> None:
    """Leave these katas out from now on."""
    _write(names() | {kata.name for kata in katas})


def remove(katas: Iterable[Kata]) -> None:
    """Take these katas in again."""
    _write(names() - {kata.name for kata in katas})


def _write(skipped: set[str]) -> None:
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text("".join(f"{name}\n" for name in sorted(skipped)), encoding="utf-8")
