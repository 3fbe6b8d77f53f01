"""What the desk remembers between two starts: port, token, language and the last kata."""

import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass
class Memory:
    """With the same port and token a page that stayed open goes on after a restart."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    port: int = 0
    lang: str = ""
    last: int | None = None


def load(file: Path) -> Memory:
    """What was kept; a fresh memory where nothing readable is."""
    try:
        return Memory(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Memory()


def store(memory: Memory, file: Path) -> None:
    """Keep it, readable by nobody but the learner; where that is impossible it is forgotten."""
    try:
        file.parent.mkdir(exist_ok=True)
        beside = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            json.dump(asdict(memory), stream)
        beside.replace(file)
    except OSError:
        return
