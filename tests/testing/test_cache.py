"""A thing that is made once in a process."""

import itertools

import pytest

from grader.testing.cache import cached


def test_what_is_kept_is_made_once():
    made = itertools.count()
    for _ in range(2):
        assert cached("test_extras", lambda: next(made)) == 0
    with pytest.raises(ZeroDivisionError):
        cached("test_extras, failing", lambda: 1 / 0)
    assert cached("test_extras, failing", lambda: 2) == 2
