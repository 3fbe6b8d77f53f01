"""What a test asked a learner's code for, kept so that a failure can show it as a learner types it.

Nothing is written out before somebody reads it: most calls are right, and nobody looks at them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from weakref import WeakValueDictionary

MAX_CALLS = 8
"""So many earlier lines are shown before a call at the most."""


class LazyText:
    """Text as a learner would type it; it is written only when somebody wants to read it."""

    def __init__(self, write: Callable[[], str]) -> None:
        self._write = write

    @cached_property
    def text(self) -> str:
        return self._write()


@dataclass(frozen=True)
class Call:
    """A call, after the lines that made the objects it uses."""

    before: tuple[LazyText, ...]
    line: LazyText

    def texts(self) -> tuple[str, ...]:
        """The lines; of many earlier ones the first and the last."""
        # two objects may share a line; a call that was made twice is two lines of the same text
        before = [line.text for line in dict.fromkeys(self.before)]
        shown = before if len(before) <= MAX_CALLS else [*before[:2], "…", *before[3 - MAX_CALLS :]]
        return (*shown, self.line.text)


class CallLog:
    """Remembers what a test asked for, so that a failure can show it as a learner types it."""

    def __init__(self) -> None:
        self._last: Call | None = None
        self._latest: LazyText | None = None
        self._results: list[tuple[object, Call | None]] = []
        self._arguments: list[object] = []
        self._names: WeakValueDictionary[str, object] = WeakValueDictionary()

    @property
    def last(self) -> tuple[str, ...]:
        """The last call, after the lines that made the objects it uses."""
        return self._last.texts() if self._last else ()

    @property
    def latest(self) -> str:
        """What the last call returned, as a person reads it."""
        return self._latest.text if self._latest else ""

    def record(self, before: Iterable[LazyText], line: LazyText) -> Call:
        self._last = Call(tuple(before), line)
        return self._last

    def returned(self, result: object, shown: LazyText, *, keep: bool) -> None:
        """Remember what the last call returned, and the object itself unless it is a handle's."""
        self._latest = shown
        if keep:
            self._results = [*self._results[-20:], (result, self._last)]

    def arguments(self, values: tuple[object, ...]) -> None:
        self._arguments = list(values)

    def is_argument(self, value: object) -> bool:
        """Whether it is what the last call left of one of its arguments."""
        return any(value is argument for argument in self._arguments)

    def free_name(self, base: str) -> str:
        """A name for an object that none of the test's living objects has."""
        taken = {name.split("[")[0] for name in self._names}
        names = (base if n == 1 else f"{base}{n}" for n in count(1))
        return next(name for name in names if name not in taken)

    def name(self, handle: object, name: str) -> None:
        self._names[name] = handle

    def call_of(self, result: object) -> tuple[str, ...]:
        """The lines of the latest call that returned this very object, else of the last call."""
        for candidate, typed in reversed(self._results):
            if candidate is result and typed is not None:
                return typed.texts()
        return self.last
