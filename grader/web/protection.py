"""Headers that protect a page, who a request is from, and limits for what it may send."""

import asyncio
import hmac
from http.cookies import CookieError, SimpleCookie
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message, Receive, Send

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'{styles}; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def content_security_policy(nonce: str = "") -> str:
    """Nothing but the page's own files; with a nonce also styles that bear it."""
    return CSP.format(styles=f" 'nonce-{nonce}'" if nonce else "")


def with_headers(send: Send, csp: str) -> Send:
    """Add the headers to every answer."""

    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["Content-Security-Policy"] = csp
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sender


def bears_cookie(headers: Headers, name: str, secret: str) -> bool:
    """Whether a request bears the cookie of this name with the secret in it."""
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return False
    value = morsel.value if morsel else ""
    return hmac.compare_digest(value.encode(), secret.encode())


def is_cross_site(headers: Headers, *, opens_page: bool) -> bool:
    """Whether the browser marks the request as another site's, other than a link to a page."""
    followed_a_link = opens_page and headers.get("sec-fetch-mode") == "navigate"
    own = headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
    return not (own or followed_a_link)


def limited(receive: Receive, max_bytes: int, seconds: float | None = None) -> Receive:
    """Count the bytes also where no length was stated; a body has to arrive in time.

    Args:
        receive: of the server.
        max_bytes: of the whole body.
        seconds: for each part of the body; None for no limit.
    """
    size, complete = 0, False

    async def receiver() -> Message:
        nonlocal size, complete
        try:
            # after the body comes only the end of the connection, for which a stream waits long
            message = await asyncio.wait_for(receive(), None if complete else seconds)
        except TimeoutError:
            raise HTTPException(408) from None
        size += len(message.get("body", b""))
        complete = not message.get("more_body", False)
        if size > max_bytes:
            raise HTTPException(413)
        return message

    return receiver


def is_too_long(content_length: str, max_bytes: int) -> bool:
    """Whether a request states a size that is no number or too large."""
    return not content_length.isdecimal() or int(content_length) > max_bytes


async def json_object(request: Request) -> dict[str, Any]:
    """The body, which has to be a JSON object; forms of other pages cannot send this type.

    Raises:
        HTTPException: 415 or 400, it is something else, or the sender hung up in its middle.
    """
    if request.headers.get("content-type", "").split(";")[0] != "application/json":
        raise HTTPException(415)
    try:
        content = await request.json()
    except (ValueError, RecursionError, ClientDisconnect):
        raise HTTPException(400) from None
    if not isinstance(content, dict):
        raise HTTPException(400)
    return content
