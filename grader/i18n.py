"""Which of the two languages a person reads: German or English.

Each sentence stands in the code in both languages side by side, so that neither can be forgotten
when the other one changes.
"""

import contextlib
import locale
import os
from collections.abc import Iterator
from dataclasses import dataclass

LANGUAGES = ("en", "de")

_chosen: str | None = None


def set_language(language: str | None) -> None:
    """Fix the language for this process; None goes back to KATA_LANG and the system's locale."""
    global _chosen
    _chosen = language


def chosen_language() -> str | None:
    """The language that was fixed; None where the environment decides."""
    return _chosen


@contextlib.contextmanager
def in_language(language: str) -> Iterator[None]:
    """Speak another language for a while."""
    before = chosen_language()
    set_language(language)
    try:
        yield
    finally:
        set_language(before)


def language() -> str:
    """The language in use: as chosen, else KATA_LANG, else the system's locale, else English."""
    if _chosen in LANGUAGES:
        return str(_chosen)
    wanted = os.environ.get("KATA_LANG", "")[:2].lower()
    if wanted in LANGUAGES:
        return wanted
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "de" if value.lower().startswith("de") else "en"
    system = (locale.getlocale()[0] or "").lower()
    return "de" if system.startswith(("de", "german")) else "en"


def tr(en: str, de: str) -> str:
    """The sentence in the language in use."""
    return de if language() == "de" else en


def count(number: int) -> str:
    """A number of things, its thousands apart as the language in use does it."""
    return tr(f"{number:,}", f"{number:,}".replace(",", " "))


@dataclass(frozen=True)
class Text:
    """A text in both languages; `str()` gives the one in use."""

    en: str
    de: str

    def __str__(self) -> str:
        return tr(self.en, self.de)

    @classmethod
    def from_table(cls, table: object) -> "Text":
        """The text that a table of a TOML file holds.

        Raises:
            ValueError: it is something else; the message says what it must be.
        """
        if not isinstance(table, dict) or table.keys() != set(LANGUAGES):
            raise ValueError("a table with exactly en and de")
        if not all(isinstance(text, str) and text.strip() for text in table.values()):
            raise ValueError("a table whose en and de are texts")
        return cls(**table)
