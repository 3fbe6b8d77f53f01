"""What has to change in a folder so that it becomes the latest copy, and doing it.

A learner's solution is never touched. Of any other file that somebody changed, a backup stays
beside the new one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from grader.catalogue.backups import back_up
from grader.distribution.manifest import NAME, Manifest, Snapshot, as_json, content_of, digest, read

Kind = Literal["new", "changed", "deleted", "kept"]


@dataclass(frozen=True)
class Change:
    """One file that is not as the latest copy has it."""

    kind: Kind
    """"kept": a solution that stays although its stub is a new one."""
    path: str
    own: bool = False
    """Somebody changed the file here, so it is backed up."""


def changes(snapshot: Snapshot, folder: Path) -> list[Change]:
    """What tells a folder from the latest copy, in the order of the paths.

    Raises:
        UserError: the folder's manifest makes no sense.
    """
    old = read(folder) or Manifest(0, "", {}, {})
    found = [*_of_files(snapshot, folder, old), *_of_stubs(snapshot, folder, old)]
    return sorted(found, key=lambda change: change.path)


def apply(snapshot: Snapshot, folder: Path, planned: Iterable[Change]) -> list[str]:
    """Make the changes; returns the names of the backups of changed files."""
    content = snapshot.files | snapshot.stubs
    old = read(folder) or Manifest(0, "", {}, {})
    known = old.files | old.stubs
    backups = []
    for change in planned:
        file = folder / change.path
        if change.kind == "kept":
            continue
        here = content_of(file)
        # looked at again: somebody may have gone on working while the plan waited for an answer
        if file.is_dir() or (here is not None and digest(here) != known.get(change.path)):
            backups.append(back_up(file).relative_to(folder).as_posix())
        if change.kind == "deleted":
            file.unlink(missing_ok=True)
        else:
            _write(file, content[change.path])
    _write(folder / NAME, as_json(snapshot.manifest()).encode())
    return backups


def _of_files(snapshot: Snapshot, folder: Path, old: Manifest) -> Iterator[Change]:
    for path, content in snapshot.files.items():
        here = content_of(folder / path)
        if here is None:
            yield Change("new", path)
        elif here != content:
            yield Change("changed", path, own=digest(here) != old.files.get(path))
    for path in old.files.keys() - snapshot.files.keys():
        if (here := content_of(folder / path)) is not None:
            yield Change("deleted", path, own=digest(here) != old.files[path])


def _of_stubs(snapshot: Snapshot, folder: Path, old: Manifest) -> Iterator[Change]:
    for path, content in snapshot.stubs.items():
        here = content_of(folder / path)
        if here is None:
            yield Change("new", path)
        elif here != content and digest(here) == old.stubs.get(path):
            yield Change("changed", path)
        elif here != content and digest(content) != old.stubs.get(path):
            yield Change("kept", path)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.is_symlink():
        file.unlink()  # what it points to is not ours
    file.write_bytes(content)
