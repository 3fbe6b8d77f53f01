"""Forms with files, as a browser sends them and as a failure shows them."""

import secrets
from dataclasses import dataclass

from grader.solution.values import format_value


@dataclass(frozen=True)
class Upload:
    """A file that somebody sends with a form."""

    name: str
    content: bytes
    shown: str = "photo"
    """How a failure shows the content."""


def format_form(form: dict[str, Upload]) -> str:
    """A form as a learner would type it."""
    pairs = (
        f"{field!r}: ({file.shown}, {format_value(file.name)})" for field, file in form.items()
    )
    return "{" + ", ".join(pairs) + "}"


def multipart(form: dict[str, Upload]) -> tuple[str, bytes]:
    """A form's content type and body, as a browser writes them (RFC 7578)."""
    edge = secrets.token_hex(16)
    parts = []
    for name, file in form.items():
        quoted = file.name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
        head = f'Content-Disposition: form-data; name="{name}"; filename="{quoted}"'
        head += "\r\nContent-Type: application/octet-stream"
        parts.append(f"--{edge}\r\n{head}\r\n\r\n".encode() + file.content + b"\r\n")
    if not parts:
        text = 'Content-Disposition: form-data; name="comment"\r\n\r\nno file\r\n'
        parts.append(f"--{edge}\r\n{text}".encode())
    return f"multipart/form-data; boundary={edge}", b"".join(parts) + f"--{edge}--\r\n".encode()
