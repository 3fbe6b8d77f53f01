"""The room in memory, read from the store once and written through to it."""

import hashlib
import secrets
import time
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache

from grader.catalogue.kata import Kata
from grader.classroom.mistakes import Mistake, Mistakes
from grader.room.incoming import Question, Report
from grader.room.store import AskedCode, Standing, Store, StoredLearner
from grader.room.timetable import Step

MAX_LEARNERS = 600
CODE_LETTERS = "BCDFGHJKMNPQRTVWXYZ2346789"
"""None that is taken for another one, and no vowels, so that no words come about."""
CODE_LENGTH = 6


class NameTakenError(Exception):
    """Another learner of the room has this name."""


class RoomFullError(Exception):
    """More learners than a room has."""


class Room:
    """Who is there, and how far."""

    def __init__(
        self,
        store: Store,
        katas: Sequence[Kata],
        steps: Sequence[Step],
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Go on where the store's room was.

        Args:
            store: what is known already.
            katas: the ones that reports may be about.
            steps: the timetable.
            clock: seconds since 1970.
        """
        self.store, self.steps, self.clock = store, steps, clock
        self.katas = {kata.name: kata for kata in katas}
        self.learners = {learner.id: learner for learner in store.learners()}
        self._by_token = {learner.token: learner for learner in self.learners.values()}
        self.code = self._setting("code", _new_code)
        self.secret = self._setting("secret", lambda: secrets.token_urlsafe(32))
        self.started = float(self._setting("started", lambda: str(clock())))
        self.mistakes = cache(lambda kata: Mistakes([kata]))
        self.on_change: Callable[[int], None] = lambda _learner: None
        """Told the number of each learner who is new, changed or gone."""

    def _setting(self, key: str, make: Callable[[], str]) -> str:
        value = self.store.setting(key)
        if value is None:
            self.store.set(key, value := make())
        return value

    def start(self) -> None:
        """The timetable begins now."""
        self.started = self.clock()
        self.store.set("started", str(self.started))
        self.on_change(0)

    def join(self, name: str) -> str:
        """Let a learner in; returns the learner's secret.

        Raises:
            NameTakenError: another learner has it.
            RoomFullError: nobody else can join.
        """
        if len(self.learners) >= MAX_LEARNERS:
            raise RoomFullError
        token, joined = secrets.token_urlsafe(24), self.clock()
        number = self.store.add(name, _folded(name), _hash(token), joined)
        if number is None:
            raise NameTakenError
        learner = StoredLearner(number, name, _hash(token), joined, {}, set())
        self.learners[number] = self._by_token[learner.token] = learner
        self.on_change(number)
        return token

    def learner(self, token: str) -> StoredLearner | None:
        """Whose secret it is."""
        return self._by_token.get(_hash(token))

    def report(self, learner: StoredLearner, report: Report) -> None:
        """Take a verdict in; one that is known already, or older, changes nothing."""
        known = learner.standings.get(report.kata)
        if known is not None and report.sequence <= known.sequence:
            return
        at = self.clock() - report.age
        mistake = self.mistakes(report.kata).match_failures(report.kata, report.failures)
        name = mistake.name if mistake else ""
        test = report.failures[0][0] if report.failures else ""
        same = known is not None and (known.test, known.state) == (test, report.state)
        is_solved = report.state == "solved"
        solved, through = (known.solved, known.through) if known else (None, None)
        if solved is None and is_solved:
            solved = at
        if through is None and (is_solved or report.idea):
            through = at
        standing = Standing(
            report.kata, report.sequence, report.state, report.passed, report.total, report.idea,
            test, name, known.since if known is not None and same else at, at, solved, through,
        )  # fmt: skip
        failure = (report.kata, test, name)
        new = report.state == "in_progress" and bool(test) and failure not in learner.seen
        asked = learner.question
        answered = asked is not None and asked.kata == report.kata and is_solved
        self.store.save(learner.id, standing, seen=new, answered=answered)
        learner.standings[report.kata] = standing
        if new:
            learner.seen.add(failure)
        if answered:
            learner.question = None
        self.on_change(learner.id)

    def ask(self, learner: StoredLearner, question: Question) -> None:
        """A learner shows a file and asks for help."""
        asked = AskedCode(question.kata, self.clock(), question.code)
        self.store.ask(learner.id, asked)
        learner.question = asked
        self.on_change(learner.id)

    def answer(self, learner: StoredLearner) -> None:
        """The question is done with; the file is deleted."""
        self.store.answer(learner.id)
        learner.question = None
        self.on_change(learner.id)

    def remove(self, learner: StoredLearner) -> None:
        """Delete everything that is known of a learner."""
        self.store.remove(learner.id)
        del self.learners[learner.id], self._by_token[learner.token]
        self.on_change(learner.id)

    def mistake(self, kata: str, name: str) -> Mistake | None:
        """The typical mistake of a kata by its name."""
        return self.mistakes(kata).named(name)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "backslashreplace")).hexdigest()


def _folded(name: str) -> str:
    """A form in which names that look the same are the same."""
    return unicodedata.normalize("NFKC", name).casefold()


def _new_code() -> str:
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
