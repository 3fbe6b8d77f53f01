"""Which requests are answered: learners' with the room's addresses, the teacher's with the secret.

Other pages in the teacher's browser can send requests here. They do not know the secret, cannot
send the cookie (SameSite), and their requests bear an Origin of another host.
"""

import hmac
import ipaddress
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, QueryParams
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from grader.i18n import tr
from grader.room.incoming import MAX_QUESTION, MAX_REPORT
from grader.room.limits import RateLimit
from grader.web.protection import (
    bears_cookie,
    content_security_policy,
    is_cross_site,
    is_too_long,
    limited,
    with_headers,
)

LEARNERS = re.compile(r"/|/[A-Z0-9]{6}|/static/[a-z]+\.(css|svg)|/api/(join|report|ask|leave|me)")
"""The paths that need no secret of the teacher's; all others do."""
PAGES = ("/teacher", "/wall")
BODY_SECONDS = 10.0


class Access:
    """The secret and the names of one server."""

    def __init__(self, secret: str, port: int, names: Iterable[str] = ()) -> None:
        """Fix who is let in.

        Args:
            secret: the teacher's.
            port: the server's; cookies know no ports, so their name has to.
            names: of this machine, or of a proxy in front of it; IP addresses need none.
        """
        self.secret, self.cookie = secret, f"room-{port}"
        self.names = {"localhost", *(name.lower() for name in names)}
        # a whole class can come from one address, where it is behind a router of its own
        self.requests = RateLimit(2000, 200)

    def is_foreign(self, headers: Headers, *, opens_page: bool) -> bool:
        """Whether another page, or a name that only pretends to be this machine, asks."""
        host = headers.get("host", "").lower()
        if not self._is_own(host):
            return True
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() != host:
            return True
        return is_cross_site(headers, opens_page=opens_page)

    def _is_own(self, host: str) -> bool:
        """Whether it is a known name, or an IP address: no other site can pretend to be one."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
            return name in self.names or bool(ipaddress.ip_address(name))
        except ValueError:
            return False

    def admits(self, query: QueryParams) -> bool:
        """Whether an address holds the secret."""
        return hmac.compare_digest(query.get("token", "").encode(), self.secret.encode())

    def knows(self, headers: Headers) -> bool:
        """Whether the request bears the cookie."""
        return bears_cookie(headers, self.cookie, self.secret)


class Guard:
    """Refuses what may not pass, limits sizes, and adds the headers that protect the pages."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app, self.access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":  # there are no websockets
            await send({"type": "websocket.close", "code": 1008})
            return
        sender = with_headers(send, content_security_policy())
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, sender)
            return
        await self.app(scope, limited(receive, _largest(scope["path"]), BODY_SECONDS), sender)

    def _refusal(self, scope: Scope) -> Response | None:
        """What is answered instead of passing the request on; None where it may pass."""
        headers, path, access = Headers(scope=scope), scope["path"], self.access
        if not access.requests.allows(address_of(scope)):
            return too_many()
        opens_page = scope["method"] == "GET" and (path in PAGES or "." not in path)
        if access.is_foreign(headers, opens_page=opens_page and not path.startswith("/api")):
            return PlainTextResponse("This host or origin is not the room's.", 403)
        if is_too_long(headers.get("content-length", "0"), _largest(path)):
            return PlainTextResponse("Too large.", 413)
        if LEARNERS.fullmatch(path):
            return None
        if path in PAGES and access.admits(QueryParams(scope["query_string"])):
            response = RedirectResponse(path.removeprefix("/"), 303)
            response.set_cookie(
                access.cookie, access.secret, path=None, httponly=True, samesite="strict"
            )
            return response
        if access.knows(headers):
            return None
        return PlainTextResponse(
            tr(
                "Open the teacher's address that `kata room` printed: it holds the token.",
                "Öffne die Adresse für Lehrende, die `kata room` ausgegeben hat: Sie enthält das "
                "Token.",
            ),
            403,
        )


def address_of(scope: Scope) -> str:
    """The IP address that a request comes from."""
    client = scope.get("client")
    return str(client[0]) if client else ""


def too_many() -> Response:
    """The answer to one who asks too often."""
    return PlainTextResponse("Too many requests.", 429, headers={"Retry-After": "5"})


def _largest(path: str) -> int:
    return MAX_QUESTION if path == "/api/ask" else MAX_REPORT
