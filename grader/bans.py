"""Refuses the functions that a kata forbids, in whatever form they are called.

Names can be imported, aliased and wrapped; what runs in the end is the same function object. So a
profile function looks at each call that really happens, and raises where it is a forbidden one.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from grader.catalogue import Ban


class BannedCall(BaseException):
    """A forbidden function was called."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason


class Watch:
    """Knows the forbidden functions and is the profile function that finds them."""

    def __init__(self, bans: tuple[Ban, ...]) -> None:
        self.names = {name: ban.reason for ban in bans for name in ban.names}
        self.seen: BannedCall | None = None
        self._builtins: dict[str, Any] = {}
        self._paths: dict[str, str] = {}
        self._modules = -1

    def __call__(self, frame: FrameType, event: str, called: Any) -> None:
        if event == "call":
            path = f"{frame.f_globals.get('__name__')}.{frame.f_code.co_qualname}"
            self._resolve()
            for prefix, name in self._paths.items():
                if path == prefix or path.startswith(prefix + "."):
                    self._refuse(name)
        elif event == "c_call":
            self._resolve()
            for name, function in self._builtins.items():
                if called == function:
                    self._refuse(name)

    def _resolve(self) -> None:
        """Look the names up again when modules came in; a package may be missing."""
        if self._modules == len(sys.modules):
            return
        self._modules = len(sys.modules)
        for name in self.names:
            self._paths[name] = name
            target = _lookup(name)
            if target is None:
                continue
            module, qualname = (getattr(target, a, None) for a in ("__module__", "__qualname__"))
            if module and qualname:
                self._paths[f"{module}.{qualname}"] = name
            elif callable(target):
                self._builtins[name] = target

    def _refuse(self, name: str) -> None:
        self.seen = BannedCall(name, str(self.names[name]))
        raise self.seen


def _lookup(name: str) -> Any:
    """The object of a dotted name among the modules already imported, else None."""
    parts = name.split(".")
    for cut in range(len(parts), 0, -1):
        target: Any = sys.modules.get(".".join(parts[:cut]))
        if target is not None:
            for part in parts[cut:]:
                target = getattr(target, part, None)
            return target
    return None


@contextmanager
def refused(bans: tuple[Ban, ...]) -> Iterator[None]:
    """While this lasts, a call of a forbidden function raises BannedCall, even if swallowed."""
    if not bans:
        yield
        return
    watch, before = Watch(bans), sys.getprofile()
    sys.setprofile(watch)
    try:
        yield
    finally:
        sys.setprofile(before)
        if watch.seen is not None and not isinstance(sys.exception(), BannedCall):
            raise watch.seen
