"""Packages that only some tests need."""

import importlib
from typing import Any

from grader.solution import timeouts


def import_optional(package: str) -> Any:
    """A package that only this test needs, imported without its seconds counting for the learner.

    A test asks for it after it has called the learner's code, so that nobody waits for the import
    of torch as long as there is nothing to compare with it.
    """
    with timeouts.paused():
        return importlib.import_module(package)
