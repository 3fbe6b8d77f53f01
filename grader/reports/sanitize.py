"""Text of a learner's code, made harmless for the terminal or log that it is shown in."""

import re

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Characters that move the cursor, ring or begin a command of the terminal."""
COMMAND = re.compile(r"^(\s*:)(?=:)|#(?=#\[)", re.MULTILINE)
"""Where GitHub Actions looks for a command: `::` that begins a line, and `##[` anywhere."""


def sanitize(text: str) -> str:
    """The text without any command, for a terminal or for GitHub Actions.

    A `\\r` is the end of a line, as it is for GitHub; other control characters are written out. A
    space parts what would be a workflow command: `: :error::`.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", lines)
    return COMMAND.sub(lambda found: f"{found[0]} ", shown)
