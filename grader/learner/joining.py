"""A learner's side of a room: joining it, seeing what it is told, leaving."""

import sys
from contextlib import suppress

from grader import UserError
from grader.command_line import ExitCode
from grader.i18n import tr
from grader.learner import membership, progress
from grader.learner.membership import Membership
from grader.learner.room_answers import joined_room, no_answer, refusal
from grader.learner.room_client import UnreachableError, ask, parse_address
from grader.learner.sharing import UNKNOWN_HERE, describe
from grader.reports.sanitize import sanitize


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
    try:
        membership.keep(joined)
    except OSError as error:
        with suppress(UnreachableError):
            ask(server, "POST", "/api/leave", token=joined.token)
        raise UserError(
            tr(
                f"The room cannot be remembered in {progress.FOLDER}: {error.strerror}",
                f"Der Raum lässt sich in {progress.FOLDER} nicht merken: {error.strerror}",
            )
        ) from None
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
    joined_room()
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
    member = joined_room()
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
        raise UserError(refusal(answer))
    membership.forget()
    print(
        tr(
            "You have left the room; it has deleted everything about you.",
            "Du hast den Raum verlassen; er hat alles über dich gelöscht.",
        )
    )
    return ExitCode.DONE


def show() -> int:
    """Say what the room was told, and whether it answers.

    Raises:
        UserError: this copy is in no room.
    """
    member = joined_room()
    try:
        answer = ask(member.server, "GET", "/api/me", token=member.token)
        state = tr("it answers", "er antwortet") if answer.is_done else refusal(answer)
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
        raise UserError(no_answer(server)) from None
    token, known = answer.content.get("token"), answer.content.get("name")
    if not answer.is_done or not isinstance(token, str) or not isinstance(known, str):
        raise UserError(refusal(answer))
    return Membership(server, sanitize(known), token)


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
