"""The files of a page, read once and sent compressed."""

import gzip
import hashlib
import mimetypes
from collections.abc import Iterator
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


def routes(folder: Path) -> Iterator[Route]:
    """A route below static/ for each file, so that no other name leads anywhere."""
    for file in sorted(folder.iterdir()):
        yield Route(f"/static/{file.name}", _Asset(file).answer)


class _Asset:
    def __init__(self, file: Path) -> None:
        self._content = file.read_bytes()
        self._packed = gzip.compress(self._content, 9, mtime=0)
        self._type = mimetypes.guess_type(file.name)[0]
        tag = f'"{hashlib.sha256(self._content).hexdigest()[:20]}"'
        self._headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}

    async def answer(self, request: Request) -> Response:
        headers = self._headers
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        if "gzip" in request.headers.get("accept-encoding", ""):
            coded = {**headers, "Content-Encoding": "gzip"}
            return Response(self._packed, media_type=self._type, headers=coded)
        return Response(self._content, media_type=self._type, headers=headers)
