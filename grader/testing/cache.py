"""What a kata's support.py keeps from one test to the next, because it takes seconds to make.

Each test gets support.py anew; this module stays for as long as its process does, and a process has
one learner's file.
"""

from collections.abc import Callable, Hashable
from typing import Any

_kept: dict[Hashable, Any] = {}


def cached(name: Hashable, make: Callable[[], Any]) -> Any:
    """What `make` gives, made once for this name; what it raises is not kept."""
    if name not in _kept:
        _kept[name] = make()
    return _kept[name]
