"""The katas' pages as HTML that holds nothing but what Markdown means.

HTML in a page is shown as text, addresses other than http(s) and those inside the page are dropped,
and pictures come from the kata's own folder, by their place in the page and not by their name.
"""

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonConsoleLexer, PythonLexer

from grader.catalogue.kata import Kata

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
KATA_PAGE = re.compile(r"\.\./(\d\d)_\w+/README(\.de)?\.md(#.*)?")
PICTURE_SUFFIXES = (".png", ".svg", ".jpg")


def page_html(kata: Kata, text: str) -> str:
    """A README of the kata."""
    number = kata.number
    addresses = {src: f"api/kata/{number}/image/{n}" for n, src in enumerate(images(kata))}
    return _html(text, addresses)


def snippet_html(text: str) -> str:
    """A hint, a question, an explanation: Markdown without pictures."""
    return _html(text, {})


def images(kata: Kata) -> dict[str, Path]:
    """The pictures of the kata's pages by what these call them; all lie in its folder."""
    found: set[str] = set()
    for page in kata.folder.glob("README*.md"):
        tokens = _walk(_parser().parse(page.read_text(encoding="utf-8")))
        found.update(str(token.attrs["src"]) for token in tokens if token.type == "image")
    files = {src: (kata.folder / src).resolve() for src in sorted(found)}
    return {src: file for src, file in files.items() if _is_picture(file, kata)}


def highlighted(source: str) -> str:
    """Python as spans with the classes of Pygments."""
    lexer = PythonConsoleLexer() if source.startswith(">>>") else PythonLexer()
    return str(highlight(source, lexer, HtmlFormatter(nowrap=True)))


def _is_picture(file: Path, kata: Kata) -> bool:
    inside = file.is_relative_to(kata.folder.resolve())
    return inside and file.suffix in PICTURE_SUFFIXES and file.is_file()


def _html(text: str, pictures: dict[str, str]) -> str:
    parser = _parser()
    tokens = parser.parse(COMMENT.sub("", text))
    for token in _walk(tokens):
        _tame(token, pictures)
    html = str(parser.renderer.render(tokens, parser.options, {}))
    return html.replace("<pre>", '<pre tabindex="0">')  # so that the arrow keys can scroll it


def _tame(token: Token, pictures: dict[str, str]) -> None:
    """Let a token say only what the page may show."""
    if align := re.search(r"right|center", str(token.attrs.pop("style", ""))):
        token.attrs["class"] = align[0]  # the page's policy allows no style attributes
    if token.type == "link_open":
        _link(token)
    elif token.type == "image":
        source = str(token.attrs["src"])
        if source in pictures:
            token.attrs["src"] = pictures[source]
        else:  # nothing is fetched from elsewhere
            token.type, token.tag = "text", ""
    elif token.type in ("heading_open", "heading_close"):  # h1 is the view's own
        token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "highlight": _highlight}).enable("table")
    parser.add_render_rule("table_open", _scrolling_table)
    parser.add_render_rule("table_close", _end_of_table)
    return parser


def _scrolling_table(*_: Any) -> str:
    return '<div class="table" tabindex="0"><table>'


def _end_of_table(*_: Any) -> str:
    return "</table></div>"


def _highlight(source: str, lang: str, _attributes: str) -> str:
    return highlighted(source) if lang == "python" else escape(source)


def _link(token: Token) -> None:
    address = str(token.attrs.get("href", ""))
    if page := KATA_PAGE.fullmatch(address):
        token.attrs["href"] = f"#/{page[1]}"
    elif re.match(r"https?://", address):
        token.attrs |= {"target": "_blank", "rel": "noopener noreferrer"}
    else:
        del token.attrs["href"]


def _walk(tokens: Sequence[Token]) -> list[Token]:
    return [inner for token in tokens for inner in (token, *(token.children or ()))]
