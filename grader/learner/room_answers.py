"""What a learner is told about the room that was joined, and about what it refuses."""

from grader import UserError
from grader.i18n import Text, tr
from grader.learner import membership
from grader.learner.membership import Membership
from grader.learner.room_client import Answer


def joined_room() -> Membership:
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


def no_answer(server: str) -> str:
    """What to look at when a room does not answer."""
    return tr(
        f"{server} does not answer. Are you in the same network, and is the room open?",
        f"{server} antwortet nicht. Bist du im selben Netz, und ist der Raum offen?",
    )


def refusal(answer: Answer) -> str:
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
