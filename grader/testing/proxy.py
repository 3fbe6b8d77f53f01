"""Proxies through which a test uses the learner's code: attributes and calls are passed on."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from grader.i18n import tr
from grader.solution.formatting import format_call, format_value
from grader.solution.local import MODULE, PROBES, SUPPORT, Reference, Solution
from grader.solution.probes import PROBE_NAMES
from grader.solution.values import Data, to_plain_data
from grader.testing.call_log import Call, CallLog, LazyText, Line

HYPOTHESIS_ATTRIBUTES = {
    "execute_example",
    "setup_example",
    "teardown_example",
    "hypothesis_internal_is_this_a_mock_check",
}
"""What Hypothesis asks the first argument of a test; never the learner's names."""


class ObjectProxy:
    """An object of the learner's code; attributes and calls are passed on to it."""

    def __init__(
        self, solution: Solution, recorder: CallLog, reference: Reference, name: str = ""
    ) -> None:
        self.__dict__.update(  # not setattr, which goes to the learner's object
            _solution=solution,
            _recorder=recorder,
            _reference=reference,
            _name=name,
            _lines={},
            _owner=None,
            _learner="",
        )

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name in HYPOTHESIS_ATTRIBUTES:
            raise AttributeError(name)
        shown = f"{self._name}.{name}" if self._name else name
        learner = self._learner_of(name)
        line = Line(lambda _: shown, shown, learner, direct=bool(learner))
        self._recorder.record(self._lines, line, _classes([self]))
        value = self._wrapped(self._solution.get(self._reference.number, name))
        if isinstance(value, ObjectProxy):
            value.__dict__.update(
                _name=shown, _lines=self._lines, _owner=self._reference, _learner=learner
            )
        self._returned(value)
        return value

    def _learner_of(self, name: str) -> str:
        """What the learner wrote that an attribute is, or belongs to."""
        if self._reference.number == MODULE:
            self._recorder.reserve(name)
            return name
        return str(self._learner)

    def __setattr__(self, name: str, value: object) -> None:
        given, shown = _unwrapped(value), f"{self._name}.{name}".lstrip(".")
        learner = str(self._learner)
        line = Line(
            lambda lines: f"{shown} = {format_value(given, lines=lines)}",
            shown,
            learner,
            direct=bool(learner),
        )
        typed = self._recorder.record(self._lines, line, _classes([self]))
        self._solution.set(self._reference.number, name, given)
        self._lines.update(dict.fromkeys((*typed.before, line)))

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
        used = [*_handles((self, args, [*kwargs.values()]))]
        learner = next((h._learner for h in used if h._learner), "")
        line = Line(
            lambda lines: format_call(shown, given, named, lines=lines),
            shown,
            shown if self._learner else learner,
            direct=bool(self._learner),
            is_call=True,
        )
        lines = (line for handle in used for line in handle._lines)
        typed = self._recorder.record(lines, line, _classes(used))
        answer = self._solution.call(self._reference.number, given, named, shown, after=after)
        result, left = answer if after else (answer, ())
        if not isinstance(result, Reference) or result == self._owner:  # as `net.eval()` does
            changed = [self] if "." in shown else []
            for story in {id(h._lines): h._lines for h in (*changed, *_objects(used[1:]))}.values():
                story.update(dict.fromkeys((*typed.before, line)))
        value = self._wrapped(result, typed)
        self._returned(value)
        return (value, self._wrapped(left)) if after else value

    def _returned(self, value: Any) -> None:
        if any(_handles(value)):  # a handle's name is free again when the test lets go of it
            text = value._described() if isinstance(value, ObjectProxy) else format_value(value)
            self._recorder.returned(value, LazyText(lambda: text), keep=False)
        else:
            self._recorder.returned(value, LazyText(lambda: format_value(value)), keep=True)

    def _wrapped(self, value: Data, made_by: Call | None = None) -> Any:
        """The value with a handle for each reference in it, named after the call that made it."""
        if isinstance(value, Reference):
            kind = value.type_name
            if kind == "function" and made_by:  # named after what made it
                kind = made_by.line.called.rpartition(".")[2]
            return self._named(value, self._recorder.free_name(kind), made_by, kind)
        if not _has_reference(value):
            return value
        name = self._recorder.free_name("result")
        if made_by:
            made_by = replace(made_by, line=made_by.line.assigned(name))
        return self._wrapped_inside(value, name, made_by)

    def _wrapped_inside(self, value: Data, name: str, made_by: Call | None) -> Any:
        if isinstance(value, Reference):
            return self._named(value, name, made_by)
        if isinstance(value, list | tuple):
            items = [self._wrapped_inside(v, f"{name}[{i}]", made_by) for i, v in enumerate(value)]
            return type(value)(items)
        if isinstance(value, dict):
            return {k: self._wrapped_inside(v, f"{name}[{k!r}]", made_by) for k, v in value.items()}
        return value

    def _named(
        self, reference: Reference, name: str, made_by: Call | None, kind: str = "result"
    ) -> "ObjectProxy":
        handle = ObjectProxy(self._solution, self._recorder, reference, name)
        if made_by:
            line = made_by.line if "[" in name else made_by.line.assigned(name)
            handle._lines.update(dict.fromkeys((*made_by.before, line)))
            if made_by.line.direct:
                handle.__dict__["_learner"] = made_by.line.learner
                self._recorder.keep_story(reference.type_name, handle._lines)
        self._recorder.name(handle, name, kind)
        return handle

    def _named_reference(self) -> Reference:
        reference: Reference = self._reference
        return replace(reference, name=repr(self))

    def _described(self) -> str:
        return described_type(self._reference.type_name)

    def __repr__(self) -> str:
        return str(self._name or self._reference.type_name)


class SolutionProxy(ObjectProxy):
    """The module under test, as the fixture `kata`; with what the kata gives, and probes."""

    @property
    def support(self) -> ObjectProxy:
        """The kata's support.py: what cannot travel as data but the learner's code needs.

        `kata.minimise(kata.support.valley, 3.0)` hands a function over. The objects live where the
        learner's code runs.
        """
        return ObjectProxy(self._solution, self._recorder, Reference(SUPPORT, "module"), "support")

    @property
    def probe(self) -> "ProbesProxy":
        """The functions of grader.solution.probes: `kata.probe.requires_grad(kata.descend, x)`.

        They look at a graph, or at shared memory. A probe runs in the learner's process and can be
        tampered with, so a test that relies on one is marked `whitebox`.
        """
        return ProbesProxy(self._solution, self._recorder, Reference(PROBES, "module"), "probe")

    def finish(self) -> None:
        """Demand that the learner's file runs to its end: every cell of a notebook."""
        self._solution.finish()


class ProbesProxy(ObjectProxy):
    """The probes; a name that is none of theirs is an error of the test's."""

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_") and name not in PROBE_NAMES:
            raise AttributeError(f"no probe {name!r}; there are {', '.join(PROBE_NAMES)}")
        return super().__getattr__(name)


def reference_of(proxy: ObjectProxy) -> Reference:
    """What a proxy stands for. A function, since every attribute of a proxy is the learner's."""
    reference: Reference = proxy._reference
    return reference


def call_log_of(proxy: ObjectProxy) -> CallLog:
    """Where a proxy records its calls."""
    log: CallLog = proxy._recorder
    return log


def _has_reference(value: Data) -> bool:
    if isinstance(value, dict):
        return any(map(_has_reference, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_has_reference, value))
    return isinstance(value, Reference)


def _handles(value: object) -> Iterator[ObjectProxy]:
    """The handles in a value, at any depth of lists and tuples."""
    if isinstance(value, ObjectProxy):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _handles(item)


def _objects(handles: Iterable[ObjectProxy]) -> Iterator[ObjectProxy]:
    """Those that a call may change: not a function, nor a class, which are what a name says."""
    return (handle for handle in handles if handle._reference.type_name not in ("function", "type"))


def _classes(handles: list[ObjectProxy]) -> frozenset[str]:
    """The classes of the learner's whose objects these are, or belong to."""
    owners = (h._owner for h in handles if h._learner and h._owner is not None)
    objects = (h._reference for h in _objects(handles) if h._learner)
    return frozenset(r.type_name for r in (*owners, *objects)) - {"module"}


def _unwrapped(value: object) -> Any:
    """A copy of the value with references, which bear the handles' names, in place of handles."""
    return to_plain_data(value, lambda v: v._named_reference() if isinstance(v, ObjectProxy) else v)


def described_type(name: str) -> str:
    """The kind of an object in a person's words."""
    names = {
        "function": tr("a function", "eine Funktion"),
        "ndarray": tr("a NumPy array of dtype object", "ein NumPy-Array vom dtype object"),
    }
    return names.get(name, tr(f"an object of type {name}", f"ein Objekt vom Typ {name}"))
