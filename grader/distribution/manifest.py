"""The manifest of a copy for students: which files it came with, each with its SHA-256.

A learner's own files, the stubs, stand apart: they are meant to be changed.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from grader import UserError, __version__
from grader.i18n import tr

NAME = "manifest.json"
VERSION = 1


@dataclass(frozen=True)
class Manifest:
    """What a copy was made of; paths are relative to its root, with slashes."""

    version: int
    grader: str
    """The version of the harness."""
    files: dict[str, str]
    """Tests, tasks, harness and configuration, each with the SHA-256 of its content."""
    stubs: dict[str, str]
    """The learner's files as they were handed out."""


@dataclass(frozen=True)
class Snapshot:
    """The content of a copy, before it is written anywhere."""

    files: dict[str, bytes]
    stubs: dict[str, bytes]

    def manifest(self) -> Manifest:
        """The manifest that goes with it."""
        files, stubs = (
            {path: digest(content) for path, content in sorted(part.items())}
            for part in (self.files, self.stubs)
        )
        return Manifest(VERSION, __version__, files, stubs)


def digest(content: bytes) -> str:
    """The SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def as_json(manifest: Manifest) -> str:
    """As it is written to manifest.json."""
    return json.dumps(asdict(manifest), indent=1) + "\n"


def read(folder: Path) -> Manifest | None:
    """The manifest of a copy; None where there is none.

    Raises:
        UserError: there is one, and it makes no sense.
    """
    try:
        manifest = Manifest(**json.loads((folder / NAME).read_text(encoding="utf-8")))
        paths = [*manifest.files, *manifest.stubs]
        sums = [*manifest.files.values(), *manifest.stubs.values()]
        sound = all(map(_stays_inside, paths)) and all(isinstance(s, str) for s in sums)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, AttributeError):
        sound = False
    if not sound or manifest.version != VERSION:
        raise UserError(
            tr(f"{folder / NAME} is no manifest of this version; make or fetch the copy again.",
                f"{folder / NAME} ist kein Manifest dieser Version; erzeuge oder hole die Kopie "
                "noch einmal.")
        )  # fmt: skip
    return manifest


def read_snapshot(folder: Path) -> Snapshot:
    """The content of a copy that was made with a manifest.

    Raises:
        UserError: it has no manifest, or its files are not those of the manifest.
    """
    manifest = read(folder)
    if manifest is None:
        raise UserError(
            tr(f"{folder} has no {NAME}, so it is no copy that `nox -s template` made.",
                f"{folder} hat kein {NAME}, ist also keine Kopie von `nox -s template`.")
        )  # fmt: skip
    files, stubs = ({path: _bytes(folder / path) for path in part}
                    for part in (manifest.files, manifest.stubs))  # fmt: skip
    snapshot = Snapshot(files, stubs)
    if snapshot.manifest().files != manifest.files or snapshot.manifest().stubs != manifest.stubs:
        raise UserError(
            tr(f"{folder} was changed after it was made; make it again with `nox -s template`.",
                f"{folder} wurde nach dem Erzeugen verändert; erzeuge die Kopie mit `nox -s "
                "template` noch einmal.")
        )  # fmt: skip
    return snapshot


def content_of(file: Path) -> bytes | None:
    """What a file holds; None where there is no file."""
    return file.read_bytes() if file.is_file() else None


def _bytes(file: Path) -> bytes:
    return content_of(file) or b""


def _stays_inside(path: str) -> bool:
    pure = PurePosixPath(path)
    parts_fine = not pure.is_absolute() and ".." not in pure.parts
    return parts_fine and "\\" not in path and ":" not in path and path not in ("", NAME)
