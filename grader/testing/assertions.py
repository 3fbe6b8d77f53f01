"""The four assertions on which everything that a graded test expects is built.

equal(kata.activate([0.6, 0.7], 1.0), 1)
close(kata.sigmoid(0.0), 0.5)
raises(ValueError, kata.activate, [1.0], [], 0.5)
check(organs != sorted(organs), organs, en="the organs mixed", de="die Organe gemischt")

`grader.testing.rules` has ready rules with texts of their own.
"""

from collections.abc import Callable
from typing import Any

from grader.i18n import tr
from grader.solution.errors import SolutionError
from grader.solution.values import Data, format_value
from grader.testing.compare import difference, missing_return_hint
from grader.testing.difference import Difference
from grader.testing.kinds import described as describe
from grader.testing.proxy import ObjectProxy


class Mismatch(AssertionError):
    """A learner's result is not what was expected."""

    def __init__(self, found: Difference, actual: object) -> None:
        super().__init__(found)
        self.difference = found
        self.actual = actual


def equal(actual: Data, expected: Data, *, dtype: str | None = None) -> None:
    """Demand exactly the expected value, in any numeric type unless `dtype` names one.

    Raises:
        Mismatch: with the first difference in type, shape, dtype, device, finiteness or values.
    """
    close(actual, expected, rtol=0.0, atol=0.0, dtype=dtype)


def close(
    actual: Data,
    expected: Data,
    *,
    rtol: float = 1e-5,
    atol: float = 1e-6,
    dtype: str | None = None,
) -> None:
    """Demand the expected numbers up to |actual - expected| <= atol + rtol * |expected|.

    The defaults fit float32.

    Raises:
        Mismatch: with the first difference in type, shape, dtype, device, finiteness or values.
    """
    found = difference(actual, expected, rtol=rtol, atol=atol, dtype=dtype)
    if found is not None:
        raise Mismatch(found, actual)


def check(condition: object, actual: Data, *, en: str, de: str) -> None:
    """Demand that a rule holds for a result where many results are right.

    Args:
        condition: whether it holds.
        actual: the result it was asked of.
        en: what is expected, in English.
        de: what is expected, in German.

    Raises:
        Mismatch: the condition is false.
    """
    if not condition:
        details = (missing_return_hint(),) if actual is None else ()
        shown = describe(actual) if isinstance(actual, ObjectProxy) else format_value(actual)
        raise Mismatch(Difference("values", tr(en, de), shown, details), actual)


def raises(
    error: type[Exception], function: Callable[..., Any], *args: object, **kwargs: object
) -> None:
    """Demand that a call raises this exception, or one derived from it.

    Args:
        error: the exception that the task demands.
        function: what is called, such as `kata.max_pool`.
        args: its positional arguments.
        kwargs: its keyword arguments.

    Raises:
        Mismatch: nothing was raised.
        SolutionError: something else was.
    """
    try:
        function(*args, **kwargs)
    except SolutionError as trouble:
        kind, types = trouble.trouble.kind, trouble.trouble.types
        if kind == "not_written" or error.__name__ not in types:
            trouble.wanted = error.__name__
            raise
    else:
        nothing = tr("no exception", "keine Ausnahme")
        raise Mismatch(Difference("exception", error.__name__, nothing), None)
