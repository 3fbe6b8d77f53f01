"""Where the learner's code really runs: names to call, data in, data out, references for objects.

`LocalSolution` runs it in this process; `grader.sandbox.client` has another one. A test sees
neither: it talks to a `grader.testing.proxy.ObjectProxy`.
"""

import importlib
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import BuiltinFunctionType, CodeType, FunctionType, MethodType, ModuleType
from typing import Any, Protocol

from grader.solution.bans import BannedCall, enforce
from grader.solution.errors import Diagnostic, Kind, SolutionError, from_exception
from grader.solution.source_file import SourceFile
from grader.solution.timeouts import MAX_TIMEOUTS, TimeLimitExceeded, shortened
from grader.solution.values import Data, NotSerialisable, to_plain_data

MODULE, SUPPORT, PROBES = 0, 1, 2
"""The references of the learner's module, of the kata's support.py, and of solution/probes.py."""


@dataclass(frozen=True)
class Reference:
    """Stands for an object that stays with the learner's code."""

    number: int
    type_name: str
    name: str = field(default="", compare=False)
    """What the test calls it, where it does."""

    def __repr__(self) -> str:
        return self.name or self.type_name


class Solution(Protocol):
    """Where the learner's code runs. Values are data, with References for everything else.

    Every method raises SolutionError when the learner's code does not give what was asked for.
    """

    def get(self, target: int, name: str) -> Data: ...

    def set(self, target: int, name: str, value: Data) -> None: ...

    def call(
        self,
        target: int,
        args: tuple[Data, ...],
        kwargs: dict[str, Data],
        called: str,
        *,
        after: bool = False,
    ) -> Data:
        """The result; with `after` a pair of it and the arguments as they are after the call."""
        ...

    def finish(self) -> None:
        """Run the file to its end, which a notebook may not reach."""
        ...


class LocalSolution:
    """A Solution in this process: breakpoints, prints and debuggers work as anyone expects."""

    def __init__(self, file: SourceFile, support: Path | None = None) -> None:
        self.file = file
        _seed_torch()
        self._support = support
        self._roots: dict[int, ModuleType] = {}
        self._objects: list[object] = []
        self._numbers: dict[int, int] = {}

    def get(self, target: int, name: str) -> Data:
        owner = self._object(target)
        missing = object()
        value = self._guarded(name, lambda: getattr(owner, name, missing))
        if value is missing and target == MODULE and self.file.stopped:
            raise SolutionError(self.file.stopped)
        if value is missing:
            place = self.file.path.name if target == MODULE else f"class {type(owner).__name__}"
            known = tuple(n for n in dir(owner) if not n.startswith("_"))
            raise SolutionError(Diagnostic("missing_name", name, place, known=known))
        return self._out(name, value)

    def set(self, target: int, name: str, value: Data) -> None:
        owner = self._object(target)
        self._guarded(name, lambda: setattr(owner, name, self._in(value)))

    def call(
        self,
        target: int,
        args: tuple[Data, ...],
        kwargs: dict[str, Data],
        called: str,
        *,
        after: bool = False,
    ) -> Data:
        function: Any = self._object(target)
        arguments = self._in(args)
        name = called.rpartition(".")[2]  # whichever object it is asked of
        if self.file.timeouts[name] >= MAX_TIMEOUTS:
            with shortened() as seconds:
                result = self._guarded(
                    called, lambda: function(*arguments, **self._in(kwargs)), again=f"{seconds:g}"
                )
        else:
            result = self._guarded(called, lambda: function(*arguments, **self._in(kwargs)))
        return self._out(called, (result, arguments) if after else result)

    def finish(self) -> None:
        self._object(MODULE)
        if self.file.stopped:
            raise SolutionError(self.file.stopped)

    def _object(self, number: int) -> object:
        if number > PROBES:
            return self._objects[number - PROBES - 1]
        if number not in self._roots:
            self._roots[number] = self._root(number)
        return self._roots[number]

    def _root(self, number: int) -> ModuleType:
        if number == MODULE:
            return self.file.run()
        if number == PROBES:
            return importlib.import_module("grader.solution.probes")
        if self._support is None:
            raise LookupError("this kata has no support.py")
        return load_support(self._support)

    def _guarded(self, subject: str, work: Callable[[], object], again: str = "") -> object:
        """Do the work; whatever the learner's code raises comes out as a SolutionError.

        Args:
            subject: what it is about.
            work: runs the learner's code.
            again: the seconds that it has, where it has not finished in time before.
        """
        try:
            with enforce(self.file.bans):
                return work()
        except BannedCall as error:
            lines = self.file.lines_of(error)
            raise SolutionError(
                Diagnostic("banned", error.name, error.reason, lines=lines)
            ) from None
        except TimeLimitExceeded as error:
            self.file.timeouts[subject.rpartition(".")[2]] += 1
            lines, seconds = self.file.lines_of(error), again or f"{error.seconds:g}"
            kind: Kind = "too_slow_again" if again else "too_slow"
            raise SolutionTimeout(Diagnostic(kind, subject, seconds, lines=lines)) from None
        except KeyboardInterrupt:
            raise  # the person at the keyboard
        except BaseException as error:
            raise SolutionError(from_exception(subject, error, self.file.lines_of(error))) from None

    def _out(self, subject: str, value: object) -> Data:
        try:
            return to_plain_data(value, self._kept)
        except NotSerialisable as error:
            raise SolutionError(Diagnostic("unreadable_value", subject, str(error))) from None

    def _in(self, value: Data) -> Any:
        return to_plain_data(value, self._resolved)

    def _kept(self, value: object) -> Reference:
        number = self._numbers.setdefault(id(value), len(self._objects) + 1)
        if number > len(self._objects):
            self._objects.append(value)  # and so nothing else ever has its id
        kind = "function" if isinstance(value, _FUNCTIONS) else type(value).__name__
        return Reference(number + PROBES, kind)

    def _resolved(self, value: object) -> object:
        return self._object(value.number) if isinstance(value, Reference) else value


def _seed_torch() -> None:
    """Begin each test with the same random numbers, whatever was imported or ran before it."""
    torch: Any = sys.modules.get("torch")
    if torch is not None and hasattr(torch, "default_generator"):
        if torch.initial_seed() != 0:
            torch.manual_seed(0)  # also for a GPU that is not in use yet; that takes 1 ms
            return
        torch.default_generator.manual_seed(0)
        if torch.cuda.is_initialized():
            torch.cuda.manual_seed_all(0)


def load_support(path: Path) -> ModuleType:
    """A trusted support.py or picture.py as a module, where the learner's code runs."""
    module = ModuleType(path.stem)
    module.__file__ = str(path)
    exec(_compiled(path), module.__dict__)
    return module


@lru_cache
def _compiled(path: Path) -> CodeType:
    return compile(path.read_bytes(), path, "exec", dont_inherit=True)


class SolutionTimeout(BaseException):
    """A call did not finish in time. No Exception, so that Hypothesis does not try it again."""

    def __init__(self, trouble: Diagnostic) -> None:
        super().__init__(trouble.subject)
        self.trouble = trouble


_FUNCTIONS = (FunctionType, MethodType, BuiltinFunctionType)
