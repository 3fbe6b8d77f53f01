"""Talks to a room's server: short time limits, no proxies, no redirects."""

import http.client
import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from grader import UserError
from grader.i18n import tr

SECONDS = 3.0
"""That the server may take for each step of an answer."""
MAX_ANSWER = 100_000
CODE = re.compile(r"[A-Za-z0-9]{4,12}")


class UnreachableError(Exception):
    """The room does not answer, or is too busy: later, perhaps."""


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    content: dict[str, Any]

    @property
    def is_done(self) -> bool:
        return self.status in (200, 204)


def ask(
    server: str, method: str, path: str, *, token: str = "", content: dict[str, Any] | None = None
) -> Answer:
    """Send one request.

    Args:
        server: the address without a path.
        method: GET or POST.
        path: below the address.
        token: the learner's secret.
        content: the body, as JSON.

    Raises:
        UnreachableError: there is no answer, or one that asks to come back later.
    """
    parts = urlsplit(server)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    try:
        connection = kind(parts.hostname or "", parts.port, timeout=SECONDS)
        try:
            body = json.dumps(content or {}) if method == "POST" else None
            connection.request(method, parts.path + path, body, headers)
            response = connection.getresponse()
            text = response.read(MAX_ANSWER)
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise UnreachableError(str(error)) from None
    if response.status in (408, 429) or response.status >= 500:
        raise UnreachableError(f"HTTP {response.status}")
    return Answer(response.status, _object(text))


def parse_address(address: str) -> tuple[str, str]:
    """Server and code of an address as a person types it; the code is empty where none is there.

    Raises:
        UserError: it is no address.
    """
    text = address.strip()
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        usable = parts.scheme in ("http", "https") and parts.hostname
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        usable, port = None, ""
    if not usable:
        raise UserError(
            tr(
                f"{address!r} is no address of a room; it looks like "
                "http://192.168.1.5:8311/ABC234.",
                f"{address!r} ist keine Adresse eines Raums; sie sieht aus wie "
                "http://192.168.1.5:8311/ABC234.",
            )
        )
    folder, _, last = parts.path.rstrip("/").rpartition("/")
    code = last if CODE.fullmatch(last) else ""
    host = f"[{parts.hostname}]" if ":" in str(parts.hostname) else parts.hostname
    return f"{parts.scheme}://{host}{port}{folder}", code.upper()


def _object(text: bytes) -> dict[str, Any]:
    try:
        content = json.loads(text or b"{}")
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}
