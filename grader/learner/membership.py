"""Which room this copy has joined, and what it has to tell it; in files, so that it outlives us."""

import json
import os
import secrets
import shutil
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from grader.learner import progress


@dataclass(frozen=True)
class Membership:
    """A nickname in a room."""

    server: str
    """The room's address without its code: http://192.168.1.5:8311"""
    name: str
    token: str
    """The secret by which the room knows this copy."""


@dataclass(frozen=True)
class Message:
    """The latest verdict in one kata."""

    kata: str
    sequence: int
    """Grows with every verdict."""
    at: float
    """When it was, in seconds since 1970."""
    report: dict[str, Any]
    sent: bool = False


def load() -> Membership | None:
    """The room that was joined; None without one."""
    try:
        return Membership(**json.loads(_folder().joinpath("room.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def keep(membership: Membership) -> None:
    """Remember the room, readable by nobody but the learner."""
    _write(_folder() / "room.json", asdict(membership))


def forget() -> None:
    """Leave nothing of the room here."""
    shutil.rmtree(_folder(), ignore_errors=True)


def put(kata: str, report: dict[str, Any]) -> None:
    """Keep a verdict until it is sent, in place of an earlier one in the same kata."""
    known, now = message(kata), time.time()
    sequence = max(int(now * 1000), known.sequence + 1 if known else 0)
    _write(_outbox(kata), asdict(Message(kata, sequence, now, report)))


def message(kata: str) -> Message | None:
    """The latest verdict in a kata, sent or not."""
    return _read(_outbox(kata))


def messages() -> list[Message]:
    """The latest verdict in each kata, the oldest first."""
    found = map(_read, (_folder() / "outbox").glob("*.json"))
    return sorted(filter(None, found), key=lambda message: message.at)


def mark_sent(message_sent: Message) -> None:
    """It has arrived; a newer one of the same kata stays to be sent."""
    known = message(message_sent.kata)
    if known is not None and known.sequence == message_sent.sequence:
        _write(_outbox(known.kata), {**asdict(known), "sent": True})


def _folder() -> Path:
    return progress.FOLDER / "room"


def _outbox(kata: str) -> Path:
    return _folder() / "outbox" / f"{kata}.json"


def _read(file: Path) -> Message | None:
    try:
        return Message(**json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _write(file: Path, content: dict[str, Any]) -> None:
    """Write a file as a whole or not at all, readable by nobody else."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        json.dump(content, stream)
    beside.replace(file)
