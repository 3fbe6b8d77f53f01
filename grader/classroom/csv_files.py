"""Reads CSV files as Excel, Moodle or Windows save them: in any encoding, with any delimiter."""

import csv
import io
import unicodedata
from pathlib import Path

from grader import UserError

DELIMITERS = ",;\t"


def read_table(file: Path) -> tuple[list[str], list[dict[str, str]]]:
    """The headings and the rows of a file, in NFC and without spaces around the cells.

    Raises:
        UserError: it cannot be read.
    """
    try:
        text = decode(file.read_bytes())
    except OSError as error:
        raise UserError(f"{file}: {error.strerror}") from None
    if text.lower().startswith("sep="):
        text = text.partition("\n")[2]  # written for Excel
    stream = io.StringIO(text, newline="")
    rows = csv.DictReader(stream, delimiter=delimiter_of(text))
    headings = [nfc(name.strip()) for name in rows.fieldnames or () if name]
    return headings, [
        {
            nfc(key.strip()): nfc(value.strip())
            for key, value in row.items()
            if isinstance(key, str) and isinstance(value, str)
        }
        for row in rows
    ]


def delimiter_of(text: str) -> str:
    """What divides the cells: of the possible characters the commonest one in the first line."""
    return max(DELIMITERS, key=text.partition("\n")[0].count)


def decode(content: bytes) -> str:
    """The text of a file, whichever program saved it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def nfc(name: str) -> str:
    """A name in the form of Unicode in which names are compared."""
    return unicodedata.normalize("NFC", name)
