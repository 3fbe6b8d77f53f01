"""Tells the room that a learner has joined about each verdict, from a thread that nobody waits for.

The code is never part of it. What could not be sent is kept and sent later.
"""

import queue
import random
import threading
import time
from contextlib import suppress
from typing import Any

from grader.grading.results import KataResult
from grader.i18n import tr
from grader.learner import membership
from grader.learner.membership import Membership, Message
from grader.reports.signature import signature

FIRST_WAIT, LONGEST_WAIT = 2.0, 60.0
"""Seconds after which it is tried again when the room does not answer."""
MAX_FAILURES = 20
UNKNOWN_HERE = 401
"""The HTTP status of a room that does not know this copy, as after a new one was begun."""


class Sharing:
    """Reports of one watch or desk; does nothing where no room was joined."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[tuple[str, dict[str, Any]] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        if membership.load() is not None:
            self._start()  # what an earlier one could not send

    def report(self, result: KataResult) -> str:
        """Let the room know a verdict; returns what it is told in one line, or an empty text."""
        member = membership.load()
        if member is None or result.state == "not_graded":
            return ""
        report = report_of(result)
        self._waiting.put((result.kata.name, report))
        self._start()
        return describe(member, result.kata.name, report)

    def close(self) -> None:
        """Tell nothing more; what was reported is kept, and sent by the next one."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, daemon=True)
            self._thread.start()

    def _run(self) -> None:
        wait: float | None = 0.0
        while self._keep_reports(wait):
            try:
                sent = send_all()
            except OSError:  # the disk is full, perhaps
                sent = False
            wait = None if sent else min(LONGEST_WAIT, max(FIRST_WAIT, 2 * (wait or 0)))
            if wait is not None:
                wait *= random.uniform(0.8, 1.2)  # not all copies at once when the room is back

    def _keep_reports(self, wait: float | None) -> bool:
        """Write down all reports that wait for it; where there is none, wait for one.

        Args:
            wait: the most seconds to wait; None for as long as it takes.

        Returns:
            Whether there can be more.
        """
        with suppress(queue.Empty):
            item = self._waiting.get(timeout=wait)
            while item is not None:
                with suppress(OSError):  # the disk is full, perhaps; the next verdict comes
                    membership.put(*item)
                item = self._waiting.get_nowait()
            return False
        return True


def report_of(result: KataResult) -> dict[str, Any]:
    """What the room is told of a verdict."""
    first = result.first_failure
    failed = [test for test in result.tests if test.costs_points and test is not first]
    tests = [first, *failed] if first else []
    return {
        "state": result.state,
        "passed": result.passed,
        "total": len(result.graded),
        "idea": result.idea_passed,
        "failures": [[test.name, signature(test.text)] for test in tests[:MAX_FAILURES]],
    }


def describe(member: Membership, kata: str, report: dict[str, Any]) -> str:
    """What the room is told, in one line."""
    passed, total = report["passed"], report["total"]
    failures = report["failures"]
    line = tr(
        f"The room sees of {member.name}: {kata}, {passed} of {total} tests",
        f"Der Raum sieht von {member.name}: {kata}, {passed} von {total} Tests",
    )
    if failures:
        line += tr(f", first failure {failures[0][0]}", f", zuerst scheitert {failures[0][0]}")
    return line


def send_all() -> bool:
    """Send what is waiting; False where the room could not be reached, and something is left."""
    from grader.learner.room_client import UnreachableError

    member = membership.load()
    if member is None:
        return True
    for message in membership.messages():
        if message.sent:
            continue
        try:
            if not _send(member, message):
                return True  # nothing more can be sent until the learner joins again
        except UnreachableError:
            return False
        membership.mark_sent(message)
    return True


def _send(member: Membership, message: Message) -> bool:
    """Send one verdict; False where the room does not know this copy.

    What the room refuses for other reasons, such as a kata that it has not, counts as sent.

    Raises:
        UnreachableError: the room does not answer.
    """
    from grader.learner.room_client import ask

    age = max(0.0, time.time() - message.at)
    content = {
        **message.report,
        "kata": message.kata,
        "sequence": message.sequence,
        "age": age,
    }
    answer = ask(member.server, "POST", "/api/report", token=member.token, content=content)
    return answer.status != UNKNOWN_HERE
