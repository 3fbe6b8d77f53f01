"""A learner's side of a room: joining it, seeing what it is told, asking for help, leaving."""

import sys
from collections.abc import Sequence

from grader import UserError, catalogue
from grader.catalogue.kata import Kata
from grader.command_line import ExitCode
from grader.i18n import Text, tr
from grader.learner import membership
from grader.learner.membership import Membership
from grader.learner.room_client import Answer, UnreachableError, ask, parse_address
from grader.learner.sharing import UNKNOWN_HERE, describe
from grader.reports.sanitize import sanitize

MAX_CODE = 60_000
"""Characters of a file that are shown to the teacher."""


def join(address: str, name: str) -> int:
    """Join a room.

    Args:
        address: as a person types it, with the room's code at its end or without.
        name: the nickname; empty to ask for it.

    Raises:
        UserError: this copy is in a room, something is missing, or the room refuses it.
    """
    member = membership.load()
    if member is not None:
        raise UserError(
            tr(
                f"You are in the room {member.server} as {member.name}. `kata leave` first.",
                f"Du bist im Raum {member.server} als {member.name}. Zuerst `kata leave`.",
            )
        )
    if not address:
        raise UserError(
            tr(
                "Which room? Type the address that your teacher shows: kata join ADDRESS",
                "Welcher Raum? Gib die Adresse an, die gezeigt wird: kata join ADRESSE",
            )
        )
    server, code = parse_address(address)
    code = code or _asked(tr("Code of the room: ", "Code des Raums: "), "ADDRESS/CODE")
    name = name or _asked(tr("Your nickname: ", "Dein Spitzname: "), "--name")
    joined = _join(server, code, name)
    membership.keep(joined)
    print(
        tr(
            f"You are in the room as {joined.name}. After each run `kata watch` and `kata desk` "
            "tell it: nickname, kata, tests passed, which tests fail, and a fingerprint of their "
            "messages, by which typical mistakes are recognised.\n"
            "Never your code, unless you type `kata ask`. `kata join --show` shows what was told, "
            "`kata leave` deletes it.",
            f"Du bist im Raum als {joined.name}. Nach jedem Lauf sagen ihm `kata watch` und `kata "
            "desk`: Spitzname, Kata, bestandene Tests, welche Tests scheitern, und einen "
            "Fingerabdruck ihrer Meldungen, an dem typische Fehler erkannt werden.\n"
            "Nie deinen Code, außer du gibst `kata ask` ein. `kata join --show` zeigt, was gesagt "
            "wurde, `kata leave` löscht es.",
        )
    )
    return ExitCode.DONE


def forget() -> int:
    """Stop sending, also where the room is gone.

    Raises:
        UserError: this copy is in no room.
    """
    _member()
    membership.forget()
    print(
        tr(
            "Nothing is sent any more. What the room knows has to be deleted there.",
            "Es wird nichts mehr gesendet. Was der Raum weiß, muss dort gelöscht werden.",
        )
    )
    return ExitCode.DONE


def leave() -> int:
    """Have the room delete what it knows, and delete what is kept here.

    Raises:
        UserError: this copy is in no room, or the room does not answer.
    """
    member = _member()
    try:
        answer = ask(member.server, "POST", "/api/leave", token=member.token)
    except UnreachableError:
        raise UserError(
            tr(
                "The room does not answer, so it cannot delete what it knows; you stay in it. "
                "Try again when it is open, or leave it undeleted with `kata leave --forget`.",
                "Der Raum antwortet nicht und kann nicht löschen, was er weiß; du bleibst darin. "
                "Versuche es noch einmal, wenn er offen ist, oder geh mit `kata leave --forget`, "
                "ohne dass er löscht.",
            )
        ) from None
    if not answer.is_done and answer.status != UNKNOWN_HERE:
        raise UserError(_refused(answer))
    membership.forget()
    print(
        tr(
            "You have left the room; it has deleted everything about you.",
            "Du hast den Raum verlassen; er hat alles über dich gelöscht.",
        )
    )
    return ExitCode.DONE


def ask_for_help(katas: Sequence[str]) -> int:
    """Show the teacher one file, once.

    Args:
        katas: the kata as a person names it; empty for that of the latest verdict.

    Raises:
        UserError: it is unclear which one, its file cannot be read, or the room refuses it.
    """
    member = _member()
    kata = _kata_at_hand(katas)
    content = {"kata": kata.name, "code": _code(kata)}
    try:
        answer = ask(member.server, "POST", "/api/ask", token=member.token, content=content)
    except UnreachableError:
        raise UserError(_silent(member.server)) from None
    if not answer.is_done:
        raise UserError(_refused(answer))
    file = f"katas/{kata.name}/{kata.stub_file.name}"
    print(
        tr(
            f"Your teacher sees {file} as it is now, until the kata is solved or you leave.",
            f"Zu sehen ist jetzt {file} in diesem Stand, bis die Kata gelöst ist oder du gehst.",
        )
    )
    return ExitCode.DONE


def show() -> int:
    """Say what the room was told, and whether it answers.

    Raises:
        UserError: this copy is in no room.
    """
    member = _member()
    try:
        answer = ask(member.server, "GET", "/api/me", token=member.token)
        state = tr("it answers", "er antwortet") if answer.is_done else _refused(answer)
    except UnreachableError:
        state = tr(
            "it does not answer now; what it has not seen is sent later",
            "er antwortet gerade nicht; was er noch nicht weiß, wird später gesendet",
        )
    print(tr(f"Room {member.server}: {state}", f"Raum {member.server}: {state}"))
    for message in membership.messages():
        waits = "" if message.sent else tr(" (not sent yet)", " (noch nicht gesendet)")
        print(f"{describe(member, message.kata, message.report)}{waits}")
    return ExitCode.DONE


def _join(server: str, code: str, name: str) -> Membership:
    """Ask the room to let this copy in.

    Raises:
        UserError: it does not answer, or refuses.
    """
    try:
        answer = ask(server, "POST", "/api/join", content={"code": code, "name": name})
    except UnreachableError:
        raise UserError(_silent(server)) from None
    token, known = answer.content.get("token"), answer.content.get("name")
    if not answer.is_done or not isinstance(token, str) or not isinstance(known, str):
        raise UserError(_refused(answer))
    return Membership(server, sanitize(known), token)


def _member() -> Membership:
    """The room that was joined.

    Raises:
        UserError: there is none.
    """
    member = membership.load()
    if member is None:
        raise UserError(
            tr(
                "You are in no room. `kata join ADDRESS` joins one.",
                "Du bist in keinem Raum. `kata join ADRESSE` tritt einem bei.",
            )
        )
    return member


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


def _asked(question: str, option: str) -> str:
    """What the learner types; where nobody can be asked, an option has to be given."""
    try:
        typed = input(question).strip() if sys.stdin.isatty() else ""
    except EOFError:
        typed = ""
    if not typed:
        raise UserError(
            tr(
                f"{question.rstrip(': ')} is missing; give it as {option}.",
                f"{question.rstrip(': ')} fehlt; gib ihn an als {option}.",
            )
        )
    return typed


def _silent(server: str) -> str:
    return tr(
        f"{server} does not answer. Are you in the same network, and is the room open?",
        f"{server} antwortet nicht. Bist du im selben Netz, und ist der Raum offen?",
    )


def _refused(answer: Answer) -> str:
    """Why a room does not do what it was asked for."""
    status = answer.status
    if status == 403 and answer.content.get("wrong") != "code":  # of another server
        status = 404
    reasons = {
        401: Text(
            "the room does not know you any more; `kata leave`, then join again",
            "der Raum kennt dich nicht mehr; `kata leave`, dann tritt neu bei",
        ),
        403: Text("the code is wrong", "der Code ist falsch"),
        409: Text(
            "somebody has this nickname; choose another one",
            "diesen Spitznamen hat schon jemand; wähle einen anderen",
        ),
        422: Text(
            "a nickname has 1 to 30 visible characters, and the kata must be one of the room's",
            "ein Spitzname hat 1 bis 30 sichtbare Zeichen, und die Kata muss es im Raum geben",
        ),
        507: Text("the room is full", "der Raum ist voll"),
    }
    other = Text(f"this is no room ({status})", f"das ist kein Raum ({status})")
    return str(reasons.get(status, other))
