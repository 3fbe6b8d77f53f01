"""Keeps a failing case, so that a time-out while Hypothesis looks for a smaller one loses nothing.

How long that search takes says nothing about the solution, and a case that has failed stays wrong.
"""

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from grader.testing.call_log import CallLog

KnownFailure = tuple[Exception, CallLog]
"""How a case failed, and what the test had asked for by then."""
CALL_LOG = pytest.StashKey[CallLog]()
KNOWN_FAILURE = pytest.StashKey[KnownFailure]()


@contextmanager
def remember_failures(item: pytest.Item) -> Iterator[None]:
    """Keep the latest case that failed, which is the smallest, while a test of Hypothesis runs."""
    handle: Any = getattr(getattr(item, "obj", None), "hypothesis", None)
    if handle is None:
        yield
        return
    inner = handle.inner_test

    @functools.wraps(inner)
    def remembering(*args: object, **kwargs: object) -> None:
        try:
            inner(*args, **kwargs)
        except Exception as error:
            if not type(error).__module__.startswith("hypothesis"):  # a case that it gives up
                log = item.stash.get(CALL_LOG, CallLog())
                item.stash[KNOWN_FAILURE] = error, log.snapshot()
            raise

    handle.inner_test = remembering
    try:
        yield
    finally:
        handle.inner_test = inner
