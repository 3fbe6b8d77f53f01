"""What has to change in a folder so that it becomes the latest copy, and doing it.

A learner's solution is never touched. Any other file that somebody changed is kept beside the new
one.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from grader.distribution.manifest import NAME, Manifest, Tree, as_json, content_of, digest, read

Kind = Literal["new", "changed", "gone", "yours"]


@dataclass(frozen=True)
class Change:
    """One file that is not as the latest copy has it."""

    kind: Kind
    """"yours": a solution that stays although its stub is a new one."""
    path: str
    own: bool = False
    """Somebody changed the file here, so it is kept aside."""


def changes(tree: Tree, folder: Path) -> list[Change]:
    """What tells a folder from the latest copy, in the order of the paths.

    Raises:
        UserError: the folder's manifest makes no sense.
    """
    old = read(folder) or Manifest(0, "", {}, {})
    found = [*_of_files(tree, folder, old), *_of_stubs(tree, folder, old)]
    return sorted(found, key=lambda change: change.path)


def carry_out(tree: Tree, folder: Path, planned: Iterable[Change]) -> list[str]:
    """Make the changes; returns the names under which changed files were kept aside."""
    content = tree.files | tree.stubs
    old = read(folder) or Manifest(0, "", {}, {})
    known = old.files | old.stubs
    kept = []
    for change in planned:
        file = folder / change.path
        if change.kind == "yours":
            continue
        here = content_of(file)
        # looked at again: somebody may have gone on working while the plan waited for an answer
        if file.is_dir() or (here is not None and digest(here) != known.get(change.path)):
            kept.append(_aside(file).relative_to(folder).as_posix())
        if change.kind == "gone":
            file.unlink(missing_ok=True)
        else:
            _write(file, content[change.path])
    _write(folder / NAME, as_json(tree.manifest()).encode())
    return kept


def _of_files(tree: Tree, folder: Path, old: Manifest) -> Iterator[Change]:
    for path, content in tree.files.items():
        here = content_of(folder / path)
        if here is None:
            yield Change("new", path)
        elif here != content:
            yield Change("changed", path, own=digest(here) != old.files.get(path))
    for path in old.files.keys() - tree.files.keys():
        if (here := content_of(folder / path)) is not None:
            yield Change("gone", path, own=digest(here) != old.files[path])


def _of_stubs(tree: Tree, folder: Path, old: Manifest) -> Iterator[Change]:
    for path, content in tree.stubs.items():
        here = content_of(folder / path)
        if here is None:
            yield Change("new", path)
        elif here != content and digest(here) == old.stubs.get(path):
            yield Change("changed", path)
        elif here != content and digest(content) != old.stubs.get(path):
            yield Change("yours", path)


def _aside(file: Path) -> Path:
    """Move a file out of the way; its new name says when."""
    stamp = time.strftime("%Y-%m-%d_%H-%M-%S")
    number, target = 1, file.with_name(f"{file.name}.{stamp}.kept")
    while target.exists():
        number += 1
        target = file.with_name(f"{file.name}.{stamp}-{number}.kept")
    return file.rename(target)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.is_symlink():
        file.unlink()  # what it points to is not ours
    file.write_bytes(content)
