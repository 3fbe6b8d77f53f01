"""Parses source that nobody trusts in bounded time, in whichever process reads it.

Python's parser takes minutes for some files of 200 KB, and cannot be interrupted meanwhile. What no
person writes is therefore refused before it sees it.
"""

import ast
import re

MAX_SIZE = 200_000
"""Characters or bytes of a source that is still parsed."""
SMALL = 10_000
"""Of so few characters, whatever they are, the parser is done in a fraction of a second."""
MAX_DOTS = 200
"""Parts of one dotted name: an import takes time by the square of them."""
MAX_NESTING = 90
"""Brackets that are open at a time."""
MAX_BRACES = 5000
"""Opening braces: a formatted text takes time by the square of its fields."""
DOTTED = re.compile(rb"(?:\.[\w\s\\\x80-\xff]*){%d}" % MAX_DOTS)
NESTED = re.compile(rb"(?:[\[({][^\[\](){}]*){%d}" % MAX_NESTING)


class TooComplexError(ValueError):
    """The source is too large, or nested as no person writes it."""


def parse(source: str | bytes) -> ast.Module:
    """The syntax tree of a source.

    Raises:
        TooComplexError: it would take too long.
        SyntaxError, ValueError, RecursionError, MemoryError: it is no Python.
    """
    if len(source) > MAX_SIZE:
        raise TooComplexError
    if len(source) <= SMALL:
        return ast.parse(source)
    content = source if isinstance(source, bytes) else source.encode("utf-8", "replace")
    if content.count(b"{") > MAX_BRACES or DOTTED.search(content) or NESTED.search(content):
        raise TooComplexError
    return ast.parse(source)
