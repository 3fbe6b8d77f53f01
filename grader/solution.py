"""A learner's module as the tests see it: names to call, data in, data out, handles for objects.

`Handle` is the face that a test talks to. Behind it stands a `Solution`, which knows where the
learner's code really runs; `LocalSolution` runs it in this process.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any, Protocol
from weakref import WeakValueDictionary

from grader.bans import BannedCall, refused
from grader.language import say
from grader.learner_file import LearnerFile
from grader.time_limit import DidNotFinish
from grader.trouble import LearnerTrouble, Trouble, raised
from grader.values import Data, Unreadable, copied, written, written_call

MODULE = 0
"""The reference of the learner's module itself."""
HYPOTHESIS_ASKS = {
    "execute_example", "setup_example", "teardown_example",
    "hypothesis_internal_is_this_a_mock_check",
}  # fmt: skip
"""What Hypothesis asks the first argument of a test; never the learner's names."""
HISTORY = 8
"""So many earlier lines are shown before a call at the most."""


@dataclass(frozen=True)
class Reference:
    """Stands for an object that stays with the learner's code."""

    number: int
    type_name: str


class Solution(Protocol):
    """Where the learner's code runs. Values are data, with References for everything else.

    Every method raises LearnerTrouble when the learner's code does not give what was asked for.
    """

    def get(self, target: int, name: str) -> Data: ...

    def set(self, target: int, name: str, value: Data) -> None: ...

    def call(
        self, target: int, args: tuple[Data, ...], kwargs: dict[str, Data], called: str
    ) -> tuple[Data, tuple[Data, ...]]:
        """The result, and the positional arguments as they were after the call."""
        ...


class LocalSolution:
    """A Solution in this process: breakpoints, prints and debuggers work as anyone expects."""

    def __init__(self, file: LearnerFile) -> None:
        self.file = file
        self._objects: list[object] = []

    def get(self, target: int, name: str) -> Data:
        owner = self._object(target)
        missing = object()
        value = self._guarded(name, lambda: getattr(owner, name, missing))
        if value is missing:
            place = self.file.path.name if target == MODULE else f"class {type(owner).__name__}"
            known = tuple(n for n in dir(owner) if not n.startswith("_"))
            raise LearnerTrouble(Trouble("missing_name", name, place, known=known))
        return self._out(name, value)

    def set(self, target: int, name: str, value: Data) -> None:
        owner = self._object(target)
        self._guarded(name, lambda: setattr(owner, name, self._in(value)))

    def call(
        self, target: int, args: tuple[Data, ...], kwargs: dict[str, Data], called: str
    ) -> tuple[Data, tuple[Data, ...]]:
        function: Any = self._object(target)
        given = self._in(args)
        result = self._guarded(called, lambda: function(*given, **self._in(kwargs)))
        return self._out(called, result), self._out(called, given)

    def _object(self, number: int) -> object:
        if not self._objects:
            self._objects.append(self.file.run())
        return self._objects[number]

    def _guarded(self, subject: str, work: Callable[[], object]) -> object:
        """Do the work; whatever the learner's code raises comes out as a LearnerTrouble."""
        try:
            with refused(self.file.bans):
                return work()
        except BannedCall as error:
            lines = self.file.lines_of(error)
            raise LearnerTrouble(Trouble("banned", error.name, error.reason, lines=lines)) from None
        except DidNotFinish as error:
            lines, seconds = self.file.lines_of(error), f"{error.seconds:g}"
            raise Stopped(Trouble("too_slow", subject, seconds, lines=lines)) from None
        except KeyboardInterrupt:
            raise  # the person at the keyboard
        except BaseException as error:
            raise LearnerTrouble(raised(subject, error, self.file.lines_of(error))) from None

    def _out(self, subject: str, value: object) -> Data:
        try:
            return copied(value, self._kept)
        except Unreadable as error:
            raise LearnerTrouble(Trouble("unreadable_value", subject, str(error))) from None

    def _in(self, value: Data) -> Any:
        return copied(value, self._resolved)

    def _kept(self, value: object) -> Reference:
        self._objects.append(value)
        kind = "function" if isinstance(value, _FUNCTIONS) else type(value).__name__
        return Reference(len(self._objects) - 1, kind)

    def _resolved(self, value: object) -> object:
        return self._object(value.number) if isinstance(value, Reference) else value


class Stopped(BaseException):
    """A call did not finish in time. No Exception, so that Hypothesis does not try it again."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.subject)
        self.trouble = trouble


_FUNCTIONS = (FunctionType, MethodType, BuiltinFunctionType)


class Recorder:
    """Remembers what a test asked for, so that a failure can show it as a learner types it."""

    def __init__(self) -> None:
        self.last: tuple[str, ...] = ()
        """The last call, after the lines that made the objects it uses."""
        self.latest = ""
        """What the last call returned, as a person reads it."""
        self._results: list[tuple[object, tuple[str, ...]]] = []
        self._arguments: list[object] = []
        self._names: WeakValueDictionary[str, Handle] = WeakValueDictionary()

    def record(self, before: list[str], line: str) -> None:
        shown = before if len(before) <= HISTORY else [*before[:2], "…", *before[3 - HISTORY :]]
        self.last = (*shown, line)

    def returned(self, result: object) -> None:
        self.latest = result._described() if isinstance(result, Handle) else written(result)
        if not any(_handles(result)):  # a handle's name is free again when the test lets go of it
            self._results = [*self._results[-20:], (result, self.last)]

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

    def name(self, handle: "Handle", name: str) -> None:
        self._names[name] = handle

    def call_of(self, result: object) -> tuple[str, ...]:
        """The lines of the latest call that returned this very object, else of the last call."""
        for candidate, lines in reversed(self._results):
            if candidate is result:
                return lines
        return self.last


class Handle:
    """An object of the learner's code; attributes and calls are passed on to it."""

    def __init__(
        self, solution: Solution, recorder: Recorder, reference: Reference, name: str = ""
    ) -> None:
        self.__dict__.update(
            _solution=solution, _recorder=recorder, _reference=reference, _name=name, _lines=[]
        )

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name in HYPOTHESIS_ASKS:
            raise AttributeError(name)
        shown = f"{self._name}.{name}" if self._name else name
        self._recorder.record(self._lines, shown)
        value = self._wrapped(self._solution.get(self._reference.number, name))
        if isinstance(value, Handle):
            value.__dict__.update(_name=shown, _lines=self._lines)
        self._recorder.returned(value)
        return value

    def __setattr__(self, name: str, value: object) -> None:
        line = f"{self._name}.{name} = {written(value)}"
        self._recorder.record(self._lines, line)
        self._solution.set(self._reference.number, name, _unwrapped(value))
        self._lines.append(line)

    def __call__(self, *args: object, **kwargs: object) -> Any:
        return self._called(args, kwargs)[0]

    def arguments_after(self, *args: object, **kwargs: object) -> tuple[Any, ...]:
        """Call it, and return the positional arguments as they are after the call."""
        after = self._called(args, kwargs)[1]
        self._recorder.arguments(after)
        return tuple(after)

    def _called(self, args: tuple[object, ...], kwargs: dict[str, object]) -> tuple[Any, Any]:
        line = written_call(self._name, args, kwargs)
        used = [*_handles((self, args, [*kwargs.values()]))]
        before = [*dict.fromkeys(line for handle in used for line in handle._lines)]
        self._recorder.record(before, line)
        result, after = self._solution.call(
            self._reference.number, _unwrapped(args), _unwrapped(kwargs), self._name
        )
        if "." in self._name and not isinstance(result, Reference):
            self._lines.append(line)
        value = self._wrapped(result, (before, line))
        self._recorder.returned(value)
        return value, self._wrapped(after)

    def _wrapped(self, value: Data, made_by: tuple[list[str], str] | None = None) -> Any:
        """The value with a handle for each reference in it, named after the call that made it."""
        if isinstance(value, Reference):
            return self._named(value, self._recorder.free_name(value.type_name.lower()), made_by)
        if not _has_reference(value):
            return value
        name = self._recorder.free_name("result")
        if made_by:
            made_by = (made_by[0], f"{name} = {made_by[1]}")
        return self._wrapped_inside(value, name, made_by)

    def _wrapped_inside(self, value: Data, name: str, made_by: tuple[list[str], str] | None) -> Any:
        if isinstance(value, Reference):
            return self._named(value, name, made_by)
        if isinstance(value, list | tuple):
            items = [self._wrapped_inside(v, f"{name}[{i}]", made_by) for i, v in enumerate(value)]
            return type(value)(items)
        if isinstance(value, dict):
            return {k: self._wrapped_inside(v, f"{name}[{k!r}]", made_by) for k, v in value.items()}
        return value

    def _named(
        self, reference: Reference, name: str, made_by: tuple[list[str], str] | None
    ) -> "Handle":
        handle = Handle(self._solution, self._recorder, reference, name)
        if made_by:
            before, line = made_by
            handle._lines.extend([*before, line if "[" in name else f"{name} = {line}"])
        self._recorder.name(handle, name)
        return handle

    def _described(self) -> str:
        kind = self._reference.type_name
        return say(f"an object of type {kind}", f"ein Objekt vom Typ {kind}")

    def __repr__(self) -> str:
        return str(self._name or self._reference.type_name)


def _has_reference(value: Data) -> bool:
    if isinstance(value, dict):
        return any(map(_has_reference, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_has_reference, value))
    return isinstance(value, Reference)


def _handles(value: object) -> Iterator[Handle]:
    """The handles in a value, at any depth of lists and tuples."""
    if isinstance(value, Handle):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _handles(item)


def _unwrapped(value: object) -> Any:
    return copied(value, lambda v: v._reference if isinstance(v, Handle) else v)
