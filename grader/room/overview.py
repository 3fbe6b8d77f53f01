"""What the pages show, counted from the room: rows of learners, failures, the timetable."""

import math
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from grader.catalogue.test_specs import read_test_specs
from grader.i18n import Text, language
from grader.room.model import Room
from grader.room.store import Standing, StoredLearner

FEWEST = 3
"""Learners in a kata from which on it is worth saying that half of them share a failure."""
MAX_SHOWN = 8
"""Failures that are listed."""

Failure = tuple[str, str, str]
"""Kata, test and typical mistake; with a mistake there is no test, since several may show it."""


def hello(room: Room) -> dict[str, Any]:
    """Everything that the teacher's page begins with."""
    return {
        **wall_hello(room),
        "rows": [row(room, learner) for learner in room.learners.values()],
    }


def wall_hello(room: Room) -> dict[str, Any]:
    """Everything that the projector's page begins with; no names."""
    titles = {name: asdict(kata.title) for name, kata in room.katas.items()}
    return {**summary(room), "lang": language(), "code": room.code, "titles": titles}


def change(room: Room, changed: Iterable[int]) -> dict[str, Any]:
    """What is new for the teacher's page since the last change."""
    there = [room.learners[number] for number in changed if number in room.learners]
    gone = [number for number in changed if number and number not in room.learners]
    return {**summary(room), "rows": [row(room, learner) for learner in there], "gone": gone}


def row(room: Room, learner: StoredLearner) -> dict[str, Any]:
    """One learner, at the kata of the latest verdict."""
    standing = current(learner)
    shown: dict[str, Any] = {
        "id": learner.id,
        "name": learner.name,
        "joined": learner.joined,
        "solved": sum(s.solved is not None for s in learner.standings.values()),
        "help": learner.question and {"kata": learner.question.kata, "at": learner.question.at},
    }
    if standing is None:
        return {**shown, "kata": None, "at": learner.joined}
    parts = ("kata", "state", "passed", "total", "idea", "since", "at")
    shown |= {part: getattr(standing, part) for part in parts}
    open_one = standing.state == "in_progress"
    return {**shown, **_texts(room, _failure(standing), wanted=open_one)}


def current(learner: StoredLearner) -> Standing | None:
    """The standing in the kata that the learner reported last."""
    return max(learner.standings.values(), key=lambda standing: standing.at, default=None)


def summary(room: Room) -> dict[str, Any]:
    """What is counted over the room; no names."""
    now = [s for s in map(current, room.learners.values()) if s is not None]
    return {
        "now": room.clock(),
        "present": len(room.learners),
        "asking": sum(learner.question is not None for learner in room.learners.values()),
        "katas": [*_katas(room, now)],
        "failures": _failures(room, now),
        "timetable": _timetable(room),
    }


def _katas(room: Room, now: list[Standing]) -> Iterator[dict[str, Any]]:
    working = Counter(s.kata for s in now if s.state != "solved")
    solved = Counter(
        s.kata for one in room.learners.values() for s in one.standings.values() if s.solved
    )
    planned = {step.kata.name for step in room.steps}
    for name in room.katas:
        if name in planned or working[name] or solved[name]:
            yield {"kata": name, "working": working[name], "solved": solved[name]}


def _failures(room: Room, now: list[Standing]) -> list[dict[str, Any]]:
    """The failures that most learners have, or have had."""
    having = Counter(_failure(s) for s in now if s.state == "in_progress" and s.test)
    ever: Counter[Failure] = Counter()
    began: Counter[str] = Counter()
    for learner in room.learners.values():
        ever.update({_failure_of(*seen) for seen in learner.seen})
        began.update(s.kata for s in learner.standings.values() if s.state != "not_started")
    often = sorted(ever, key=lambda one: (-having[one], -ever[one], one))
    several = [one for one in often if ever[one] > 1][:MAX_SHOWN]
    return [
        {
            "kata": one[0],
            "having": having[one],
            "ever": ever[one],
            "of": began[one[0]],
            "half": began[one[0]] >= FEWEST and 2 * ever[one] >= began[one[0]],
            **_texts(room, one),
        }
        for one in several
    ]


def _failure(standing: Standing) -> Failure:
    return _failure_of(standing.kata, standing.test, standing.mistake)


def _failure_of(kata: str, test: str, mistake: str) -> Failure:
    return kata, "" if mistake else test, mistake


def _texts(room: Room, failure: Failure, *, wanted: bool = True) -> dict[str, Any]:
    """The failing test's rule and the typical mistake, each in both languages or None."""
    kata, test, name = failure
    mistake = room.mistake(kata, name) if name and wanted else None
    rule = None
    if wanted and (mistake or test):
        test = mistake.test if mistake else test
        known = _rules(room.katas[kata].test_file) if kata in room.katas else {}
        rule = asdict(known.get(test) or Text(test, test))  # of another version of the katas
    return {"rule": rule, "mistake": mistake and asdict(mistake.sentence)}


@cache
def _rules(test_file: Path) -> dict[str, Text]:
    return {spec.name: spec.why for spec in read_test_specs(test_file)}


def _timetable(room: Room) -> dict[str, Any]:
    """The steps, and when half of those who work were through with each."""
    learners = [learner for learner in room.learners.values() if learner.standings]
    through_steps, steps = [0] * len(learners), []
    for step in room.steps:
        times = []
        for place, learner in enumerate(learners):
            standing = learner.standings.get(step.kata.name)
            if standing is not None and standing.through is not None:
                times.append(standing.through)
                through_steps[place] += 1
        half = math.ceil(len(learners) / 2)
        median = sorted(times)[half - 1] if times and len(times) >= half else None
        planned = {"kata": step.kata.name, "minutes": step.minutes, "end": step.end}
        steps.append({**planned, "through": len(times), "median": median})
    done = statistics.median_low(through_steps) if through_steps else 0
    return {"started": room.started, "steps": steps, "done": done, "working": len(learners)}
