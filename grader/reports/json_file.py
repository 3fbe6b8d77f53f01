"""Reads reports in JSON that another machine wrote; nothing in them is trusted.

The schema report.schema.json, in this folder, describes the report of a run and that of a class.
"""

import json
from pathlib import Path
from typing import Any, NoReturn

from grader import UserError
from grader.i18n import tr
from grader.reports.sanitize import sanitize

VERSION = 2
"""Rises whenever a reader of the JSON would have to be changed."""
RUN, CLASS = "kata report", "kata class report"
"""The kinds of reports."""
SCHEMA = Path(__file__).parent / "report.schema.json"
MAX_PATH = 80
"""Characters that are shown of where in a file something is wrong."""


def read_json(file: Path, kind: str) -> dict[str, Any]:
    """The content of a report, which follows the schema.

    Args:
        file: what another run has written.
        kind: RUN or CLASS.

    Raises:
        UserError: it is no such report, or one of another version.
    """
    try:
        content = json.loads(file.read_text(encoding="utf-8"), parse_constant=_no_number)
    except OSError as error:
        raise UserError(f"{file}: {error.strerror}") from None
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        raise not_a_report(file, kind, "$")
    version = content.get("version")
    if type(version) is int and 0 < version < VERSION:
        raise UserError(
            tr(
                f"{file} has the version {version} of the format, and this grader reads only "
                f"version {VERSION}: grade again.",
                f"{file} hat die Version {version} des Formats, und dieses Testsystem liest nur "
                f"Version {VERSION}: Bewerte noch einmal.",
            )
        )
    if where := _first_error(content) if content.get("kind") == kind else "$.kind":
        raise not_a_report(file, kind, where)
    return content


def not_a_report(file: Path, kind: str, where: str) -> UserError:
    """The error for a file that is no report of this kind; `where` is the first wrong place."""
    place = sanitize(where.replace("\n", " "))[:MAX_PATH]
    command = {RUN: "kata test --report json", CLASS: "kata class --report json"}[kind]
    return UserError(
        tr(
            f"{file} is no report as `{command}` of this version writes it (see {place}).",
            f"{file} ist kein Bericht, wie ihn `{command}` dieser Version schreibt "
            f"(siehe {place}).",
        )
    )


def _first_error(content: Any) -> str:
    """The JSON path of the first thing that does not follow the schema; empty if all does."""
    from jsonschema import Draft202012Validator  # takes 0.3 s, and only a merge needs it

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    error = next(Draft202012Validator(schema).iter_errors(content), None)
    if error is None:
        return ""
    while error.context:  # of the alternatives, the one of the right kind
        error = max(error.context, key=lambda e: len(e.absolute_path))
    return str(error.json_path)


def _no_number(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python reads although JSON does not have them."""
    raise ValueError(name)
