"""The face of a learner's code that a test talks to: attributes and calls are passed on."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from grader.language import say
from grader.recorder import Lazy, Recorder, Typed
from grader.solution import GIVEN, PROBES, Reference, Solution
from grader.values import Data, copied, written, written_call

HYPOTHESIS_ASKS = {
    "execute_example", "setup_example", "teardown_example",
    "hypothesis_internal_is_this_a_mock_check",
}  # fmt: skip
"""What Hypothesis asks the first argument of a test; never the learner's names."""


class Handle:
    """An object of the learner's code; attributes and calls are passed on to it."""

    def __init__(
        self, solution: Solution, recorder: Recorder, reference: Reference, name: str = ""
    ) -> None:
        self.__dict__.update(
            _solution=solution, _recorder=recorder, _reference=reference, _name=name, _lines=[],
            _owner=None,
        )  # fmt: skip

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name in HYPOTHESIS_ASKS:
            raise AttributeError(name)
        shown = f"{self._name}.{name}" if self._name else name
        self._recorder.record(self._lines, Lazy(lambda: shown))
        value = self._wrapped(self._solution.get(self._reference.number, name))
        if isinstance(value, Handle):
            value.__dict__.update(_name=shown, _lines=self._lines, _owner=self._reference)
        self._returned(value)
        return value

    def __setattr__(self, name: str, value: object) -> None:
        given, shown = _unwrapped(value), f"{self._name}.{name}"
        line = Lazy(lambda: f"{shown} = {written(given)}")
        self._recorder.record(self._lines, line)
        self._solution.set(self._reference.number, name, given)
        self._lines.append(line)

    def __call__(self, *args: object, **kwargs: object) -> Any:
        return self._called(args, kwargs)

    def arguments_after(self, *args: object, **kwargs: object) -> tuple[Any, ...]:
        """Call it, and return the positional arguments as they are after the call."""
        _, left = self._called(args, kwargs, after=True)
        self._recorder.arguments(left)
        return tuple(left)

    def _called(
        self, args: tuple[object, ...], kwargs: dict[str, object], *, after: bool = False
    ) -> Any:
        given, named, shown = _unwrapped(args), _unwrapped(kwargs), self._name
        line = Lazy(lambda: written_call(shown, given, named))
        used = [*_handles((self, args, [*kwargs.values()]))]
        typed = self._recorder.record((line for handle in used for line in handle._lines), line)
        answer = self._solution.call(self._reference.number, given, named, shown, after=after)
        result, left = answer if after else (answer, ())
        if not isinstance(result, Reference) or result == self._owner:  # as `net.eval()` does
            changed = [self] if "." in shown else []
            for lines in {id(h._lines): h._lines for h in (*changed, *_objects(used[1:]))}.values():
                lines.append(line)
        value = self._wrapped(result, typed)
        self._returned(value)
        return (value, self._wrapped(left)) if after else value

    def _returned(self, value: Any) -> None:
        if any(_handles(value)):  # a handle's name is free again when the test lets go of it
            text = value._described() if isinstance(value, Handle) else written(value)
            self._recorder.returned(value, Lazy(lambda: text), keep=False)
        else:
            self._recorder.returned(value, Lazy(lambda: written(value)), keep=True)

    def _wrapped(self, value: Data, made_by: Typed | None = None) -> Any:
        """The value with a handle for each reference in it, named after the call that made it."""
        if isinstance(value, Reference):
            return self._named(value, self._recorder.free_name(value.type_name.lower()), made_by)
        if not _has_reference(value):
            return value
        name = self._recorder.free_name("result")
        if made_by:
            made_by = _assigned(name, made_by)
        return self._wrapped_inside(value, name, made_by)

    def _wrapped_inside(self, value: Data, name: str, made_by: Typed | None) -> Any:
        if isinstance(value, Reference):
            return self._named(value, name, made_by)
        if isinstance(value, list | tuple):
            items = [self._wrapped_inside(v, f"{name}[{i}]", made_by) for i, v in enumerate(value)]
            return type(value)(items)
        if isinstance(value, dict):
            return {k: self._wrapped_inside(v, f"{name}[{k!r}]", made_by) for k, v in value.items()}
        return value

    def _named(self, reference: Reference, name: str, made_by: Typed | None) -> "Handle":
        handle = Handle(self._solution, self._recorder, reference, name)
        if made_by:
            made = made_by if "[" in name else _assigned(name, made_by)
            handle._lines.extend([*made.before, made.line])
        self._recorder.name(handle, name)
        return handle

    def _named_reference(self) -> Reference:
        reference: Reference = self._reference
        return replace(reference, name=repr(self))

    def _described(self) -> str:
        kind = self._reference.type_name
        return say(f"an object of type {kind}", f"ein Objekt vom Typ {kind}")

    def __repr__(self) -> str:
        return str(self._name or self._reference.type_name)


class KataHandle(Handle):
    """The module under test, as the fixture `kata`; with what the kata gives, and probes."""

    @property
    def given(self) -> Handle:
        """The kata's given.py: what cannot travel as data but the learner's code needs.

        `kata.minimise(kata.given.valley, 3.0)` hands a function over. The objects live where the
        learner's code runs.
        """
        return Handle(self._solution, self._recorder, Reference(GIVEN, "module"), "given")

    def probe(self, name: str, *args: object) -> Any:
        """Look inside with a function of grader/probes.py: at a graph, or at shared memory.

        What it says comes from where the learner's code runs, so its word is worth less than that
        of a value; a test that relies on it is marked `whitebox`.
        """
        probes = Handle(self._solution, self._recorder, Reference(PROBES, "module"), "probe")
        return getattr(probes, name)(*args)


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


def _objects(handles: Iterable[Handle]) -> Iterator[Handle]:
    """Those that a call may change: not a function, nor a class, which are what a name says."""
    return (handle for handle in handles if handle._reference.type_name not in ("function", "type"))


def _assigned(name: str, made_by: Typed) -> Typed:
    """The same call with its result given a name."""
    return Typed(made_by.before, Lazy(lambda: f"{name} = {made_by.line.text}"))


def _unwrapped(value: object) -> Any:
    """A copy of the value with references, which bear the handles' names, in place of handles."""
    return copied(value, lambda v: v._named_reference() if isinstance(v, Handle) else v)
