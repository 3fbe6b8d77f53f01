"""Refuses the functions that a kata forbids, in whatever form they are called.

Names can be imported, aliased and wrapped; what runs in the end is the same function object. So a
profile function looks at each call that really happens, and raises where it is a forbidden one.
"""

import inspect
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any

from grader.catalogue.kata import Ban


class BannedCall(BaseException):
    """A forbidden function was called."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason


class BanMonitor:
    """Knows the forbidden functions and is the profile function that finds them."""

    def __init__(self, bans: tuple[Ban, ...]) -> None:
        self.reasons = {name: ban.reason for ban in bans for name in ban.names}
        self.seen: BannedCall | None = None
        self._codes: dict[CodeType, str] = {}
        self._builtins: list[tuple[Any, str]] = []
        self._paths: dict[str, str] = {}
        self._modules = -1

    def __call__(self, frame: FrameType, event: str, called: Any) -> None:
        if event not in ("call", "c_call"):
            return
        if self._modules != len(sys.modules):
            self._resolve()
        if event == "c_call":
            name = next((name for function, name in self._builtins if function == called), None)
        else:
            name = self._codes.get(frame.f_code) or self._by_path(frame)
        if name is not None:
            self.seen = BannedCall(name, str(self.reasons[name]))
            raise self.seen

    def _by_path(self, frame: FrameType) -> str | None:
        """The forbidden module or class that the running function belongs to."""
        path = f"{frame.f_globals.get('__name__')}.{frame.f_code.co_qualname}."
        return next((n for prefix, n in self._paths.items() if path.startswith(prefix)), None)

    def _resolve(self) -> None:
        """Look the names up again when modules came in; a package may be missing."""
        self._modules = len(sys.modules)
        self._builtins.clear()
        for name in self.reasons:
            target = _lookup(name)
            if isinstance(target, ModuleType):
                self._paths[f"{name}."] = name
            elif isinstance(target, type):
                self._paths[f"{target.__module__}.{target.__qualname__}."] = name
            elif functions := _functions(target):
                self._codes.update({function.__code__: name for function in functions})
            elif target is not None:
                self._builtins.append((target, name))


def _functions(target: Any) -> list[FunctionType]:
    """The Python functions behind a name.

    torch makes max_pool2d and its like from one wrapper around two functions; the wrapper's code is
    shared by all of them, so the functions inside it are the ones to know.
    """
    function = inspect.unwrap(target) if callable(target) else None
    if not isinstance(function, FunctionType):
        return []
    inside = [cell.cell_contents for cell in function.__closure__ or ()]
    return [f for f in inside if isinstance(f, FunctionType)] or [function]


def _lookup(name: str) -> Any:
    """The object of a dotted name among the modules already imported, else None."""
    parts = name.split(".")
    for cut in range(len(parts), 0, -1):
        target: Any = sys.modules.get(".".join(parts[:cut]))
        if target is not None:
            for part in parts[cut:]:
                # a lazy package imports what getattr asks for; only what is there already matters
                lazy = isinstance(target, ModuleType)
                target = vars(target).get(part) if lazy else getattr(target, part, None)
            return target
    return None


@cache
def _watch_for(bans: tuple[Ban, ...]) -> BanMonitor:
    """One watch for all calls: looking the forbidden names up takes longer than most calls."""
    return BanMonitor(bans)


@contextmanager
def enforce(bans: tuple[Ban, ...]) -> Iterator[None]:
    """While this lasts, a call of a forbidden function raises BannedCall, even if swallowed."""
    if not bans:
        yield
        return
    watch, before = _watch_for(bans), sys.getprofile()
    watch.seen = None
    sys.setprofile(watch)
    threading.setprofile(watch)  # for threads that are started meanwhile
    try:
        yield
    finally:
        sys.setprofile(before)
        threading.setprofile(before)
        if watch.seen is not None and not isinstance(sys.exception(), BannedCall):
            raise watch.seen
