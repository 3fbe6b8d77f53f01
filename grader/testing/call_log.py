"""What a test asked a learner's code for, kept so that a failure can show it as a learner types it.

Nothing is written out before somebody reads it: most calls are right, and nobody looks at them.
"""

import keyword
import re
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count, groupby
from string import ascii_lowercase
from typing import Any
from weakref import WeakValueDictionary

from grader.solution.formatting import LINES, format_value

MAX_CALLS = 8
"""Maximum number of earlier lines that are shown before a call."""
MAX_RESULTS = 21
MAX_OBJECTS = 20
"""Maximum number of objects of a learner's classes whose lines are kept."""
MAX_OWN_CALLS = 50
CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
WORD = re.compile(r"(?<![\w.'\"])[^\W\d]\w*(?!=)")
"""A name in a line of Python: no attribute, no keyword of a call, no beginning of a text."""
CALL_LINES = 13
"""Lines of a call together with those before it; beyond it arguments are described."""


class LazyText:
    """Text as a learner would type it; it is written only when somebody wants to read it."""

    def __init__(self, write: Callable[[], str]) -> None:
        self._write = write

    @cached_property
    def text(self) -> str:
        return self._write()


class Line:
    """One line that a test made the learner's code run.

    Args:
        write: gives the line as a learner would type it, its arguments in so many lines at most.
        called: the name of what it calls or asks for, such as `neuron.receive`.
        learner: the name of what the learner wrote and the line uses; empty for nothing.
        direct: whether that is what it calls, and not one of the arguments.
        is_call: whether it calls something, and not only asks for an attribute.
    """

    def __init__(
        self,
        write: Callable[[int], str],
        called: str = "",
        learner: str = "",
        *,
        direct: bool = False,
        is_call: bool = False,
    ) -> None:
        self.write = write
        self.called = called
        self.learner = learner
        self.direct = direct
        self.is_call = is_call
        self.number = 0
        """Its place in the order in which the lines ran."""

    def assigned(self, name: str) -> "Line":
        """The same line with its result given a name."""
        line = Line(
            lambda lines: _assigned(name, self.write(lines)), self.called, self.learner,
            direct=self.direct, is_call=self.is_call,
        )  # fmt: skip
        line.number = self.number
        return line


@dataclass(frozen=True)
class Call:
    """A call, after the lines that it depends on."""

    before: tuple[Line, ...]
    line: Line
    others: tuple[Line, ...] = ()
    """The lines of other objects of the same class, where the learner wrote it."""

    def texts(self, place: str = "", room: int = CALL_LINES) -> tuple[str, ...]:
        """The lines; of many earlier ones the first and the last.

        Args:
            place: which part of the result is meant, as code behind the call: `[1]`.
            room: how many lines there are for it; arguments are described where they need more.
        """
        for limit in (LINES, 6, 4, 2, 1):
            before = [*_repeats_joined(line.write(limit) for line in self.before)]
            if len(before) > MAX_CALLS:
                before = [*before[:2], "…", *before[3 - MAX_CALLS :]]
            texts = (*before, self.line.write(limit) + place)
            if sum(text.count("\n") + 1 for text in texts) <= room:
                break
        return texts

    def after(self, earlier: Iterable["Call"]) -> "Call":
        """The same call after more calls that it depends on."""
        lines = (line for call in earlier for line in (*call.before, call.line))
        return replace(self, before=_in_order((*self.before, *lines)))

    def with_others(self) -> "Call":
        """The same call after the lines of other objects of its class as well."""
        return replace(self, before=_in_order((*self.before, *self.others)))

    @property
    def learner(self) -> str:
        """What the learner wrote and the call uses, by itself or in the lines before it."""
        lines = (self.line, *reversed(self.before))
        return next((line.learner for line in lines if line.learner), "")


@dataclass(frozen=True)
class Origin:
    """Where a value came from."""

    call: Call
    place: str
    """Which part of the result it is, as code behind the call; empty for all of it."""
    result: Any


class CallLog:
    """Remembers what a test asked for, so that a failure can show it as a learner types it."""

    def __init__(self) -> None:
        self.last_call: Call | None = None
        self._latest: LazyText | None = None
        self._results: list[tuple[Any, Call]] = []
        self._arguments: list[object] = []
        self._names: WeakValueDictionary[str, Any] = WeakValueDictionary()
        self._bases: dict[str, str] = {}
        self._taken: set[str] = set()
        self._own_calls: list[Call] = []
        self._stories: list[tuple[str, dict[Line, None]]] = []
        self._numbers = count(1)

    def snapshot(self) -> "CallLog":
        """The log as it is now, while this one goes on."""
        return copy(self)  # no list in it is ever changed

    @property
    def last(self) -> tuple[str, ...]:
        """The last call, after the lines that made the objects it uses."""
        return self.readable(self.last_call.texts()) if self.last_call else ()

    @property
    def latest(self) -> str:
        """What the last call returned, as a person reads it."""
        return self._latest.text if self._latest else ""

    @property
    def own_calls(self) -> tuple[Call, ...]:
        """The latest calls of what the learner wrote."""
        return tuple(self._own_calls)

    def record(
        self, before: Iterable[Line], line: Line, kinds: frozenset[str] = frozenset()
    ) -> Call:
        """Remember a line that is about to run.

        Args:
            before: the lines that the objects in it went through.
            line: the line.
            kinds: the learner's classes of these objects.
        """
        line.number = next(self._numbers)
        others = (line for kind, lines in self._stories if kind in kinds for line in lines)
        self.last_call = Call(_in_order(before), line, tuple(others))
        if line.direct and line.is_call:
            self._own_calls = [*self._own_calls[1 - MAX_OWN_CALLS :], self.last_call]
        return self.last_call

    def returned(self, result: object, shown: LazyText, *, keep: bool) -> None:
        """Remember what the last call returned, and the object itself unless it is a handle's."""
        self._latest = shown
        if keep and self.last_call is not None:
            self._results = [*self._results[1 - MAX_RESULTS :], (result, self.last_call)]

    def arguments(self, values: tuple[object, ...]) -> None:
        self._arguments = list(values)

    def argument_number(self, value: object) -> int | None:
        """Which argument it is, from 0, as the last call left it; None for anything else."""
        return next((i for i, left in enumerate(self._arguments) if left is value), None)

    def reserve(self, name: str) -> None:
        """Give no object a name that the learner's code has."""
        self._taken.add(name)

    def free_name(self, type_name: str) -> str:
        """A name for an object that none of the test's living objects has."""
        taken = {name.split("[")[0] for name in self._names} | self._taken
        return _free(type_name, taken)

    def name(self, handle: object, name: str, type_name: str) -> None:
        self._names[name] = handle
        self._bases[name.split("[")[0]] = type_name

    def keep_story(self, kind: str, lines: dict[Line, None]) -> None:
        """Keep what an object of a learner's class goes through, also when the test has let go."""
        self._stories = [*self._stories[1 - MAX_OBJECTS :], (kind, lines)]

    def readable(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """The texts with the names that a person would give if there were no other objects."""
        words = [word for text in texts for word in WORD.findall(text)]
        given = [word for word in dict.fromkeys(words) if word in self._bases]
        taken = (set(words) - set(given)) | self._taken
        names: dict[str, str] = {}
        for word in given:
            names[word] = _free(self._bases[word], taken)
            taken.add(names[word])
        if all(old == new for old, new in names.items()):
            return texts
        return tuple(WORD.sub(lambda found: names.get(found[0], found[0]), t) for t in texts)

    def origin_of(self, value: object) -> Origin | None:
        """The latest call that returned this very object, or something that holds it."""
        for whole in (True, False):
            for result, call in reversed(self._results):
                place = "" if whole and result is value else None
                if not whole and (call is self.last_call or not _is_plain(value)):
                    place = _place_in(result, value)
                if place is not None:
                    return Origin(call, place, result)
        return None

    def contradiction(self) -> tuple[Call, str, str] | None:
        """A call that was made twice with two results, and both of them."""
        seen: dict[tuple[str, ...], str] = {}
        for result, call in self._results:
            text, key = format_value(result), call.texts()
            if not call.before and seen.setdefault(key, text) != text:
                return call, seen[key], text
        return None


def _assigned(name: str, call: str) -> str:
    first, _, rest = call.partition("\n")
    if not rest or first.endswith("("):
        return f"{name} = {call}"
    return f"{name} = " + call.replace("\n", "\n" + " " * (len(name) + 3))


def _in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines as they ran; one that made two objects is there once."""
    return tuple(sorted(dict.fromkeys(lines), key=lambda line: line.number))


def _repeats_joined(texts: Iterable[str]) -> Iterator[str]:
    for text, same in groupby(texts):
        times = len([*same])
        if times > 2 and "\n" not in text:
            yield f"for _ in range({times}): {text}"
        else:
            yield from [text] * times


def _is_plain(value: object) -> bool:
    """Whether two equal values are often the same object."""
    return value is None or isinstance(value, bool | int | str)


def _place_in(result: Any, value: object, depth: int = 3) -> str | None:
    """Where a collection holds this very object, as code behind its name."""
    if depth == 0 or not isinstance(result, list | tuple | dict):
        return None
    pairs = result.items() if isinstance(result, dict) else enumerate(result)
    for key, item in pairs:
        if item is value:
            return f"[{key!r}]"
        if (inside := _place_in(item, value, depth - 1)) is not None:
            return f"[{key!r}]{inside}"
    return None


def _free(type_name: str, taken: set[str]) -> str:
    """A variable's name that a person would choose for an object: `neuron`, then `neuron_b`."""
    words = [w for w in CAPITAL.sub("_", type_name).lower().split("_") if w.isidentifier()]
    short, long = (words or ["value"])[-1], "_".join(words or ["value"])
    letters = (f"{short}_{letter}" for letter in ascii_lowercase[1:])
    numbers = (f"{short}_{number}" for number in count(27))
    candidates = (name for names in ((short, long), letters, numbers) for name in names)
    return next(n for n in candidates if n not in taken and not keyword.iskeyword(n))
