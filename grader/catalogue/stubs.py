"""The untouched stub of each kata, kept so that a learner can begin again."""

import time
from pathlib import Path

from grader import UserError
from grader.catalogue.kata import Kata
from grader.i18n import tr

FOLDER = Path(__file__).parent / "original_stubs"


def original_stub(kata: Kata) -> Path:
    """The kept copy of the kata's stub; `nox -s authors -- --accept` writes it."""
    return FOLDER / f"{kata.name}{kata.stub_file.suffix}.txt"


def is_untouched(kata: Kata) -> bool:
    """Whether the learner's file is still the stub."""
    try:
        return kata.stub_file.read_bytes() == original_stub(kata).read_bytes()
    except OSError:
        return False


def reset(kata: Kata) -> Path | None:
    """Put the stub back; returns where the learner's version is kept, None if there was none.

    Raises:
        UserError: no stub is kept for this kata; nothing was changed.
    """
    try:
        stub = original_stub(kata).read_bytes()
    except FileNotFoundError:
        raise UserError(
            tr(f"No stub is kept for {kata.name}.", f"Für {kata.name} ist kein Rumpf hinterlegt.")
        ) from None
    aside = None
    if kata.stub_file.exists() and not is_untouched(kata):
        stem, suffix = kata.stub_file.stem, kata.stub_file.suffix
        stamp = time.strftime("%Y-%m-%d_%H-%M-%S")
        aside = kata.folder / f"{stem}_{stamp}{suffix}.kept"
        number = 2
        while aside.exists():
            aside = kata.folder / f"{stem}_{stamp}_{number}{suffix}.kept"
            number += 1
        kata.stub_file.replace(aside)
    kata.stub_file.write_bytes(stub)
    return aside
