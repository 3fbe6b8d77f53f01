"""Checks the answers to a quiz."""

from grader.catalogue.quiz import Question
from grader.i18n import tr
from grader.solution.values import Data
from grader.testing.assertions import Mismatch
from grader.testing.compare import missing_return_hint
from grader.testing.difference import Difference
from grader.testing.kinds import described_with_value


def check_choice(actual: Data, question: Question) -> None:
    """Demand the letter of the right choice, small or capital.

    Raises:
        Mismatch: it is another one, with the explanation of that choice, or it is no letter.
    """
    choice = question.choices.get(actual.lower()) if isinstance(actual, str) else None
    if choice is None:
        raise Mismatch(_no_letter(actual, question), actual)
    why = question.why_not(choice)
    if why is not None:
        details = (f"{choice.letter}) {choice.text}", str(why))
        raise Mismatch(Difference("choice", "", "", details), actual)


def _no_letter(actual: Data, question: Question) -> Difference:
    wanted = tr("one of the letters ", "einer der Buchstaben ") + ", ".join(question.choices)
    details = (missing_return_hint(),) if actual is None else ()
    return Difference("values", wanted, described_with_value(actual), details)
