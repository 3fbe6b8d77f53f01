"""The part of a replaying stub that is the same in each: this source, and after it the record."""

import base64
import hashlib
import pickle
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from grader.sandbox import wire

Question = dict[str, Any]
Answer = Callable[[Any, Question], dict[str, Any]]
NOT_ASKED = ("fresh", "source", "seconds")
"""Parts of a question that say how it is to be answered, and not what is asked."""


class Frames:
    """A pipe that keeps what is sent through it."""

    def __init__(self, waiting: list[bytes] | None = None) -> None:
        self.waiting = [*(waiting or [])]

    def send_bytes(self, buf: Any, /) -> None:
        self.waiting.append(bytes(buf))

    def recv_bytes(self, maxlength: int | None = None, /) -> bytes:
        return self.waiting.pop(0)


def digest(question: Question, history: str = "") -> str:
    """What is asked, after what was asked before, as a short text."""
    frames = Frames()
    wire.send(frames, {k: v for k, v in question.items() if k not in NOT_ASKED})
    return hashlib.sha256(b"\0".join([history.encode(), *frames.waiting])).hexdigest()[:20]


class Recall:
    """Answers the judge's questions from a record."""

    def __init__(self, record: dict[str, Any], honest: Answer, own: bytes) -> None:
        self._record, self._honest, self._own = record, honest, own
        self._controlled = False
        self._history = record["first"]  # the worker itself answers the first question

    @staticmethod
    def keys(question: Question) -> Iterator[str]:
        """Under what an answer is looked up: the arguments, else what is called."""
        yield digest({**question, "target": 0})
        yield f"{question['ask']} {question.get('called') or question.get('name')}"

    @classmethod
    def begin(cls, data: str, module: dict[str, Any]) -> None:
        """Answer from now on in place of the worker."""
        record = pickle.loads(zlib.decompress(base64.b85decode(data)))
        for name, kind in record["names"].items():
            module[name] = type(name, (), {}) if kind == "type" else lambda *_, **__: None
        worker: Any = sys.modules["grader.sandbox.worker"]
        own = Path(module["__file__"]).read_bytes() if "__file__" in module else b""
        if worker._answer.__name__ != cls.answer.__name__:  # the negative control loads it again
            worker._answer = cls(record, worker._answer, own).answer

    def answer(self, solution: Any, question: Question) -> dict[str, Any]:
        if question["fresh"]:
            self._controlled = question["source"] not in (None, self._own)
        if self._controlled:
            return self._honest(solution, question)
        self._history = digest(question, "" if question["fresh"] else self._history)
        found = self._record["history"].get(self._history)
        for key in self.keys(question):
            found = found or self._record["call"].get(key)
        return wire.receive(Frames(found)) if found else {"result": None}
