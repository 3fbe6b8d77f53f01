"""Part of proof 6: German texts use the words of docs/glossary.md, not the variants it gives up."""

import re
from collections.abc import Iterator
from functools import cache

from grader import ROOT
from grader.authoring.findings import Gap
from grader.catalogue.kata import Kata
from grader.catalogue.test_specs import read_test_specs

FILE = ROOT / "docs" / "glossary.md"
COLUMNS = 4
NO_PROSE = re.compile(r"```.*?```|`[^`]*`|\([^()]*\)", re.DOTALL)
"""Code, and what stands in parentheses: there a page may name the other word once."""
ARTICLE = re.compile(r"^(der|die|das) ")


@cache
def variants() -> dict[str, str]:
    """The variants that are not to come back, each with the word in its place.

    One with a remark in parentheses depends on the sentence; no machine can judge it.
    """
    found = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) != COLUMNS or cells[-1] in ("not", "---"):
            continue
        for variant in filter(None, (part.strip() for part in cells[-1].split(","))):
            if "(" not in variant:
                noun = ARTICLE.sub("", variant)
                # "das ReLU" gives up the article only
                found[variant if noun in cells[1].split() else noun] = cells[1]
    return found


def check_words(kata: Kata) -> Iterator[Gap]:
    """Read the kata's German page, its hints and the rules of its tests."""
    for place, text in _german(kata):
        prose = NO_PROSE.sub(" ", text)
        for variant, word in variants().items():
            if re.search(rf"(?<![\w-]){re.escape(variant)}(?![\w-])", prose):
                yield Gap(6, f"{place} says “{variant}”; the glossary has: {word}")


def _german(kata: Kata) -> Iterator[tuple[str, str]]:
    page = kata.folder / "README.de.md"
    if page.is_file():
        yield page.name, page.read_text(encoding="utf-8")
    yield "kata.toml", "\n".join(text.de for text in (kata.title, kata.learned, *kata.hints))
    for test in read_test_specs(kata.test_file):
        yield test.name, test.why.de
