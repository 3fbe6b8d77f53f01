"""The learner's file as the page reads and writes it, never over a version it has not seen."""

import errno
import hashlib
import os
import secrets
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from grader.catalogue.kata import Kata
from grader.i18n import tr

MISSING = "missing"
"""The version of a file that is not there."""
_WRITING = threading.Lock()


@dataclass(frozen=True)
class Snapshot:
    """The file at one moment."""

    text: str
    """With `\\n` between lines, whatever the file has."""
    version: str
    """The SHA-256 of its bytes, in hexadecimal, or MISSING."""
    problem: str = ""
    """Why the page cannot edit it, in a sentence; empty where it can."""


class ConflictError(Exception):
    """The file is not the one that the page began with; nothing was written."""

    def __init__(self, now: Snapshot) -> None:
        super().__init__(now.version)
        self.now = now


class NotSavedError(Exception):
    """The file cannot be written, and is as it was; the message is a sentence for the learner."""


def read(kata: Kata) -> Snapshot:
    """The learner's file as it is now."""
    file = kata.stub_file
    if file.is_symlink() or file.parent.is_symlink():
        return Snapshot("", MISSING, _a_link(kata))
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return Snapshot("", MISSING, _missing(kata))
    except OSError as error:
        return Snapshot("", MISSING, f"{file.name}: {error.strerror}")
    version = hashlib.sha256(content).hexdigest()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Snapshot("", version, _not_utf8(kata))
    return Snapshot(text.replace("\r\n", "\n").replace("\r", "\n"), version)


def save(kata: Kata, text: str, version: str) -> Snapshot:
    """Write the file atomically.

    Args:
        kata: whose file it is.
        text: the new content.
        version: what the text was made from; MISSING to write a file that is not there.

    Raises:
        ConflictError: somebody else changed the file since then.
        NotSavedError: the disk is full, the folder is read-only, or the like.
    """
    file = kata.stub_file
    with _WRITING:
        before = read(kata)
        if before.version != version:
            raise ConflictError(before)
        if file.is_symlink() or file.parent.is_symlink():
            raise NotSavedError(_a_link(kata))
        if before.problem and version != MISSING:
            raise NotSavedError(before.problem)
        try:
            content = text.encode()
            if version != MISSING and b"\r\n" in file.read_bytes():
                content = content.replace(b"\n", b"\r\n")
            _replace(file, content, kata, version)
        except UnicodeEncodeError:
            raise NotSavedError(_not_utf8(kata)) from None
        except OSError as error:
            raise NotSavedError(refused(kata, error)) from None
        return Snapshot(text, hashlib.sha256(content).hexdigest())


def _replace(file: Path, content: bytes, kata: Kata, version: str) -> None:
    """Write beside the file, then put that in its place, unless it was changed meanwhile."""
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if file.exists():
            beside.chmod(file.stat().st_mode)
        now = read(kata)
        if now.version != version:
            raise ConflictError(now)
        beside.replace(file)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def refused(kata: Kata, error: OSError) -> str:
    """Why the system did not let a file be written, in a sentence for the learner."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return tr(
            "Not saved: the disk is full. Your text stays in this page; free some space and save "
            "again.",
            "Nicht gespeichert: Der Datenträger ist voll. Dein Text bleibt auf dieser Seite; "
            "schaffe Platz und speichere noch einmal.",
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return tr(
            f"Not saved: katas/{kata.name} is read-only. Your text stays in this page; make the "
            "folder writable and save again.",
            f"Nicht gespeichert: In katas/{kata.name} darf nicht geschrieben werden. Dein Text "
            "bleibt auf dieser Seite; gib den Ordner frei und speichere noch einmal.",
        )
    return tr(
        f"Not saved: {error.strerror}. Your text stays in this page.",
        f"Nicht gespeichert: {error.strerror}. Dein Text bleibt auf dieser Seite.",
    )


def _missing(kata: Kata) -> str:
    return tr(
        f"The file {kata.stub_file.name} is gone. Save writes the text of this page into a new "
        "one; Reset puts the stub back.",
        f"Die Datei {kata.stub_file.name} ist nicht mehr da. Speichern legt sie mit dem Text "
        "dieser Seite neu an; Zurücksetzen holt den Rumpf.",
    )


def _a_link(kata: Kata) -> str:
    return tr(
        f"{kata.stub_file.name} is a link to another place; the file itself has to be there.",
        f"{kata.stub_file.name} verweist nur auf einen anderen Ort; die Datei selbst muss dort "
        "liegen.",
    )


def _not_utf8(kata: Kata) -> str:
    return tr(
        f"{kata.stub_file.name} is not UTF-8 text. Mend it in your own editor, or reset it.",
        f"{kata.stub_file.name} ist kein Text in UTF-8. Berichtige das in deinem Editor, oder "
        "setze die Datei zurück.",
    )
