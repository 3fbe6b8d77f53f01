"""What several parts of the class page share: headings of sortable tables, numbers."""

from grader.i18n import tr
from grader.reports.html_page import text

STATES = ("solved", "in_progress", "not_started", "missing", "not_graded", "error")
DESCENDING = "descending"


def heading(label: str, kind: str = "", order: str = "", title: str = "") -> str:
    """A heading that sorts its table; `order` is that of the first click."""
    kinds = f' class="{kind}"' if kind else ""
    first = f' data-first="{order}"' if order else ""
    hint = f' title="{text(title)}"' if title else ""
    button = f'<span role="button" tabindex="0">{text(label)}</span>'
    return f'<th scope="col"{kinds}{first}{hint}>{button}</th>'


def decimal(value: float) -> str:
    """A number with one digit behind the point, or the comma."""
    return tr(f"{value:.1f}", f"{value:.1f}".replace(".", ","))


def percent(count: int, of: int) -> str:
    """A share as a whole percentage; empty where there is nothing."""
    return f"{100 * count / of:.0f}%" if of else ""
