"""Finds a stub that does not lie where it should, by the names of a submission's files."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from grader.catalogue.kata import Kata
from grader.i18n import tr

Parts = tuple[str, ...]
"""A path in a submission."""
SKIPPED = (
    "__MACOSX", "__pycache__", "env", "node_modules", "original_stubs", "reference",
    "site-packages", "venv",
)  # fmt: skip
"""Folders in which no solution of a student lies."""
COPY = re.compile(r"(?:\s*\(\d+\)|[ _-]+(?:copy|kopie))+$")
"""What systems add to the name of a file that is there already, or was loaded twice."""
ARCHIVES = (".7z", ".bz2", ".gz", ".rar", ".tar", ".tgz", ".xz", ".zip")
NAMES_SHOWN = 3


def is_skipped(parts: Sequence[str]) -> bool:
    """Whether a path is hidden or lies in a folder without solutions."""
    return any(part.startswith(".") or part in SKIPPED for part in parts)


def find(kata: Kata, paths: Iterable[Parts]) -> list[Parts]:
    """The paths that may be a kata's stub: the best kind only, several where it is not clear.

    In the kata's own folder, wherever that is; else by the file's name; else by a name that
    differs in case or as a copy does. All quizzes have files of one name: only the folder tells.
    """
    named = [(parts, _plain(parts[-1])) for parts in paths]
    wanted = kata.stub_file.name
    kinds = [[parts for parts, _ in named if parts[-2:] == (kata.name, wanted)]]
    if not kata.is_quiz:
        kinds.append([parts for parts, _ in named if parts[-1] == wanted])
        kinds.append([parts for parts, plain in named if plain == _plain(wanted)])
    return next((kind for kind in kinds if kind), [])


def nothing_found(paths: Sequence[Parts]) -> str:
    """The note on a submission in which no kata was found: what lies there, archives first."""
    if not paths:
        return tr("nothing was handed in: there is no file", "nichts abgegeben: keine Datei da")
    names = sorted(
        ("/".join(parts) for parts in paths), key=lambda name: not name.lower().endswith(ARCHIVES)
    )
    shown = ", ".join(name[:80] for name in names[:NAMES_SHOWN])
    more = f" + {len(names) - NAMES_SHOWN}" if len(names) > NAMES_SHOWN else ""
    return tr(f"no kata found here: {shown}{more}", f"hier ist keine Kata: {shown}{more}")


def ambiguous(found: Sequence[Parts]) -> str:
    """The note on a stub that may be any of several files."""
    shown = ", ".join("/".join(parts) for parts in found[:NAMES_SHOWN])
    return tr(f"is there more than once: {shown}", f"ist mehr als einmal da: {shown}")


def renamed(kata: Kata, parts: Parts) -> str:
    """The note on a file that was taken for the stub in spite of its name; mostly empty."""
    wanted = kata.stub_file.name
    if parts[-1] == wanted:
        return ""
    return tr(f"was taken for {wanted}", f"wurde als {wanted} genommen")


def _plain(name: str) -> str:
    stem, dot, suffix = unicodedata.normalize("NFC", name).casefold().rpartition(".")
    return COPY.sub("", stem) + dot + suffix
