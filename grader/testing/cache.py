"""A cache for what a kata's support.py takes seconds to make.

Each test gets support.py anew; this module lives as long as the worker process, which has one
learner's file.
"""

from collections.abc import Callable, Hashable
from typing import Any

_values: dict[Hashable, Any] = {}


def cached(name: Hashable, make: Callable[[], Any]) -> Any:
    """The value that `make` returns, made once for this name; an exception is not cached."""
    if name not in _values:
        _values[name] = make()
    return _values[name]
