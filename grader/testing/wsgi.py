"""Asks a web app without a network: where it runs, no socket may be opened.

A WSGI app is a function of a dictionary. The judge's web server (`grader.testing.live_server`)
sends each request here as data and gets the answer as data.
"""

import io
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import unquote

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Request = dict[str, Any]
"""method, path, headers (pairs of texts), body (its beginning) and length (of the whole body)."""
Response = tuple[int, list[tuple[str, str]], bytes]


def dispatch(app: App, requests: list[Request]) -> list[Response]:
    """Status, headers and body for each request; several run at the same time, each in a thread."""
    if hasattr(app, "config"):
        app.config["PROPAGATE_EXCEPTIONS"] = True  # else a mistake is a bare 500 without its line
    if len(requests) == 1:
        return [_answer(app, requests[0])]
    with ThreadPoolExecutor(len(requests)) as pool:
        return list(pool.map(lambda request: _answer(app, request), requests))


def _answer(app: App, request: Request) -> Response:
    started: list[Any] = []

    def start_response(status: str, headers: list[tuple[str, str]], _error: Any = None) -> Any:
        started[:] = [status, headers]
        return io.BytesIO().write

    chunks = app(_environ(request), start_response)
    try:
        body = b"".join(chunks)
    finally:
        if hasattr(chunks, "close"):
            chunks.close()
    status, headers = started
    return int(status.split()[0]), [(str(k), str(v)) for k, v in headers], body


def _environ(request: Request) -> dict[str, Any]:
    path, _, query = request["path"].partition("?")
    named = {name.upper().replace("-", "_"): value for name, value in request["headers"]}
    return {
        **{f"HTTP_{name}": value for name, value in named.items()},
        "REQUEST_METHOD": request["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote(path, "latin-1"),
        "QUERY_STRING": query,
        "CONTENT_TYPE": named.get("CONTENT_TYPE", ""),
        "CONTENT_LENGTH": str(request["length"]),
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BufferedReader(_Body(request["body"], request["length"])),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


class _Body(io.RawIOBase):
    """A body of which only the beginning was sent; zeros stand for the rest."""

    def __init__(self, beginning: bytes, length: int) -> None:
        self._beginning, self._length, self._read = io.BytesIO(beginning), length, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count = min(len(buffer), self._length - self._read)
        content = self._beginning.read(count).ljust(count, b"\0")
        buffer[:count] = content
        self._read += count
        return count
