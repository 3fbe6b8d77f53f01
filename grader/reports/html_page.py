"""The frame of our HTML pages: one file each, which needs no server and runs no script but ours."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from grader.i18n import language
from grader.reports.sanitize import sanitize

STYLE = Path(__file__).parent / "page.css"


def page(title: str, body: Iterable[str], script: str = "") -> Iterator[str]:
    """The page in pieces, so that it need not be in memory as a whole.

    Args:
        title: the page's title and its heading.
        body: what follows the heading, already escaped.
        script: the page's only script.
    """
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    yield f'<!doctype html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    style = STYLE.read_text(encoding="utf-8")
    yield f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
    yield f"<main>\n<h1>{title}</h1>\n"
    yield from body
    yield "</main>\n"
    if script:
        yield f"<script>{script}</script>\n"
    yield "</body>\n</html>\n"


def text(said: str) -> str:
    """Any text, so that it is shown as it is and does nothing."""
    return escape(sanitize(said))


def block(lines: str) -> str:
    """Text in lines as it is; with a keyboard it can be scrolled where it is long."""
    return f'<pre tabindex="0">{text(lines)}</pre>'
