"""Which requests are answered: those of the desk's own page, from this machine, with the token.

Any page in the same browser can send requests to 127.0.0.1. It does not know the token, it cannot
send the cookie (SameSite), and its requests bear an Origin or a Host that is not the desk's.
"""

import hmac
import secrets
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, QueryParams
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from grader.i18n import tr
from grader.web.protection import (
    bears_cookie,
    content_security_policy,
    is_cross_site,
    is_too_long,
    limited,
    with_headers,
)

MAX_BODY = 2_000_000
"""Bytes that a request may have; the largest stub has 20,000."""


class Access:
    """The token and the hosts of one server."""

    def __init__(self, token: str, port: int, hosts: Iterable[str] = ()) -> None:
        """Fix who is let in.

        Args:
            token: the secret; whoever has it can run code as the learner.
            port: the server's; cookies know no ports, so their name has to.
            hosts: names under which a proxy shows the desk, with a port where one is typed.
        """
        self.token = token
        self.hosts = {*(f"{name}:{port}" for name in ("127.0.0.1", "localhost")), *hosts}
        self.cookie = f"desk-{port}"
        self._keys: set[str] = set()

    def new_key(self) -> str:
        """A secret that opens the page once.

        The address a browser is started with can be read in the list of processes by every user of
        the machine, so it must not hold the token.
        """
        key = secrets.token_urlsafe(24)
        self._keys.add(key)
        return key

    def admits(self, query: QueryParams) -> bool:
        """Whether an address holds the token or a key; a key is used up by that."""
        key = query.get("key", "")
        if key in self._keys:
            self._keys.discard(key)
            return True
        return hmac.compare_digest(query.get("token", "").encode(), self.token.encode())

    def knows(self, headers: Headers) -> bool:
        """Whether the request bears the cookie."""
        return bears_cookie(headers, self.cookie, self.token)

    def is_foreign(self, headers: Headers, *, opens_page: bool) -> bool:
        """Whether another page, or a name that only pretends to be this machine, asks."""
        if headers.get("host", "").lower() not in self.hosts:
            return True
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() not in self.hosts:
            return True
        return is_cross_site(headers, opens_page=opens_page)


class Guard:
    """Refuses what may not pass, limits sizes, and adds the headers that protect the page."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app, self.access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":  # there are no websockets
            await send({"type": "websocket.close", "code": 1008})
            return
        scope["nonce"] = secrets.token_urlsafe(16)
        sender = with_headers(send, content_security_policy(scope["nonce"]))
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, sender)
            return
        await self.app(scope, limited(receive, MAX_BODY), sender)

    def _refusal(self, scope: Scope) -> Response | None:
        """What is answered instead of passing the request on; None where it may pass."""
        headers, opens_page = Headers(scope=scope), scope["path"] in ("", "/")
        if self.access.is_foreign(headers, opens_page=opens_page and scope["method"] == "GET"):
            return PlainTextResponse("This host or origin is not the desk's.", 403)
        if opens_page and self.access.admits(QueryParams(scope["query_string"])):
            response = RedirectResponse("./", 303)
            # without a path it holds for the folder of this address, also behind a proxy's prefix
            response.set_cookie(
                self.access.cookie, self.access.token, path=None, httponly=True, samesite="strict"
            )
            return response
        if not self.access.knows(headers):
            return PlainTextResponse(
                tr(
                    "Open the address that `kata desk` printed: it holds the token.",
                    "Öffne die Adresse, die `kata desk` ausgegeben hat: Sie enthält das Token.",
                ),
                403,
            )
        if is_too_long(headers.get("content-length", "0"), MAX_BODY):
            return _too_large()
        return None


def _too_large() -> Response:
    return PlainTextResponse(
        tr("That is too large for the desk.", "Das ist zu groß für den Arbeitsplatz."), 413
    )
