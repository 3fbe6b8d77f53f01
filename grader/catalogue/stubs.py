"""The original stub of each kata, so that a learner can begin again."""

from pathlib import Path

from grader import UserError
from grader.catalogue.backups import back_up
from grader.catalogue.kata import Kata
from grader.i18n import tr

FOLDER = Path(__file__).parent / "original_stubs"


def original_stub(kata: Kata) -> Path:
    """The copy of the kata's stub; `nox -s authors -- --accept` writes it."""
    return FOLDER / f"{kata.name}{kata.stub_file.suffix}.txt"


def is_untouched(kata: Kata) -> bool:
    """Whether the learner's file is still the stub."""
    try:
        return kata.stub_file.read_bytes() == original_stub(kata).read_bytes()
    except OSError:
        return False


def reset(kata: Kata) -> Path | None:
    """Put the stub back; returns the backup of the learner's version, None if there was none.

    Raises:
        UserError: there is no copy of its stub; nothing was changed.
    """
    try:
        stub = original_stub(kata).read_bytes()
    except FileNotFoundError:
        raise UserError(
            tr(f"No stub is kept for {kata.name}.", f"Für {kata.name} ist kein Rumpf hinterlegt.")
        ) from None
    backup = None
    if kata.stub_file.exists() and not is_untouched(kata):
        backup = back_up(kata.stub_file)
    kata.stub_file.write_bytes(stub)
    return backup
