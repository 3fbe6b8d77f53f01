"""Asking for help in a room: the one way in which a learner's code leaves this machine."""

from collections.abc import Sequence

from grader import UserError, catalogue
from grader.catalogue.kata import Kata
from grader.command_line import ExitCode
from grader.i18n import tr
from grader.learner import membership
from grader.learner.room_answers import joined_room, no_answer, refusal
from grader.learner.room_client import UnreachableError, ask

MAX_CODE = 60_000
"""Characters of a file that are shown to the teacher."""


def ask_for_help(katas: Sequence[str]) -> int:
    """Show the teacher one file, once.

    Args:
        katas: the kata as a person names it; empty for that of the latest verdict.

    Raises:
        UserError: it is unclear which one, its file cannot be read, or the room refuses it.
    """
    member = joined_room()
    kata = _kata_at_hand(katas)
    content = {"kata": kata.name, "code": _code(kata)}
    try:
        answer = ask(member.server, "POST", "/api/ask", token=member.token, content=content)
    except UnreachableError:
        raise UserError(no_answer(member.server)) from None
    if not answer.is_done:
        raise UserError(refusal(answer))
    file = f"katas/{kata.name}/{kata.stub_file.name}"
    print(
        tr(
            f"Your teacher sees {file} as it is now, until the kata is solved or you leave.",
            f"Zu sehen ist jetzt {file} in diesem Stand, bis die Kata gelöst ist oder du gehst.",
        )
    )
    return ExitCode.DONE


def _kata_at_hand(katas: Sequence[str]) -> Kata:
    """The kata named, else the one of the latest verdict.

    Raises:
        UserError: none or several were named, and there is no verdict.
    """
    latest = [message.kata for message in membership.messages()[-1:]]
    chosen = catalogue.katas(katas or latest) if katas or latest else []
    if len(chosen) != 1:
        raise UserError(
            tr(
                "Which kata? Name one, for instance: kata ask 31",
                "Welche Kata? Nenne eine, zum Beispiel: kata ask 31",
            )
        )
    return chosen[0]


def _code(kata: Kata) -> str:
    """The learner's file, of a notebook only the code.

    Raises:
        UserError: it cannot be read.
    """
    try:
        content = kata.stub_file.read_bytes()
    except OSError as error:
        raise UserError(
            tr(
                f"{kata.stub_file.name} cannot be read: {error}",
                f"{kata.stub_file.name} ist nicht lesbar: {error}",
            )
        ) from None
    if not kata.is_notebook:
        return content.decode("utf-8", "replace")[:MAX_CODE]
    from grader.solution.notebook import code_cells

    cells = code_cells(content)
    return "\n\n".join(f"# [{cell.number}]\n{cell.source}" for cell in cells)[:MAX_CODE]
