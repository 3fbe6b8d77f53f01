"""Isolates the solutions of others where the system allows it, and says so where it does not."""

import sys

from grader.i18n import tr
from grader.sandbox import namespaces


def isolate_or_say() -> bool:
    """Whether solutions can be isolated; one line for the person at the screen if they cannot."""
    reason = namespaces.unavailable_reason()
    if reason:
        notice = tr(
            f"Not isolated: this system does not allow it ({reason}). Grade only what you "
            "trust, or read docs/class.md.",
            f"Nicht abgeschottet: Dieses System erlaubt es nicht ({reason}). Bewerte nur Lösungen, "
            "denen du traust, oder lies docs/class.md.",
        )
        print(notice, file=sys.stderr)
    return not reason
