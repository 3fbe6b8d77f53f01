"""Compares what a learner returned with what was expected, and says the first thing that differs.

The order is always the same: type, shape, dtype, device, finite, values. A later check would only
confuse while an earlier one fails.
"""

from dataclasses import dataclass, replace
from typing import Any

from grader.i18n import count, tr
from grader.solution.formatting import format_value, hanging_label
from grader.solution.values import SCALAR_TYPES, Data
from grader.testing.array_diff import number_difference, value_difference
from grader.testing.difference import Difference
from grader.testing.kinds import (
    NUMBERS,
    as_array,
    described,
    described_with_value,
    device,
    dtype_name,
    is_array,
    is_function,
    is_numeric,
    is_tensor,
)

SMALL_SIZE = 12
"""The largest number of entries that are shown beside a shape."""
EXCERPT = 60
"""Characters of a long text that are shown around the place where it differs."""


def difference(
    actual: Data, expected: Data, *, rtol: float = 0.0, atol: float = 0.0, dtype: str | None = None
) -> Difference | None:
    """The first difference of two values, or None where they agree.

    A number agrees with any numeric type of the same value (True, 1, 1.0, np.int64(1), a tensor
    without dimensions); a list or tuple with a list, a tuple or a NumPy array; an array or tensor
    only with its like. Floats agree where |actual - expected| <= atol + rtol * |expected|.

    Args:
        actual: what the learner's code returned.
        expected: what is right.
        rtol: relative tolerance.
        atol: absolute tolerance.
        dtype: the name of the dtype that the task demands, such as "float32"; None for any.
    """
    found = _first_difference(actual, expected, rtol, atol, dtype)
    if found is None:
        return None

    def agrees(other: Data) -> bool:
        return _first_difference(other, expected, rtol, atol, dtype) is None

    return replace(found, agrees=agrees)


def _first_difference(
    actual: Data, expected: Data, rtol: float, atol: float, dtype: str | None
) -> Difference | None:
    if not _type_agrees(actual, expected):
        return _type_difference(actual, expected)
    if isinstance(expected, dict):
        return _dict_difference(actual, expected, rtol, atol)
    if dtype is None and _plainly_equal(actual, expected):
        return None
    if isinstance(expected, list | tuple) and not _is_numeric_nested(expected):
        return _sequence_difference(actual, expected, rtol, atol)
    if not is_numeric(expected):
        return _plain_difference(actual, expected)
    if isinstance(actual, NUMBERS) and isinstance(expected, NUMBERS):
        return number_difference(actual, expected, rtol, atol, dtype)
    a, e = as_array(actual), as_array(expected)
    if e is None:  # lists of unequal length
        return _sequence_difference(actual, expected, rtol, atol)
    pair = _Arrays(actual, expected, a, e, rtol, atol, dtype)
    return next((found for check in _ARRAY_CHECKS if (found := check(pair)) is not None), None)


def _plain_difference(actual: Any, expected: Any) -> Difference | None:
    """Of values that are no numbers: texts, sets, bytes, None."""
    if actual == expected:
        return None
    details: tuple[str, ...] = ()
    wanted, given = format_value(expected), format_value(actual)
    if isinstance(expected, str) and max(len(expected), len(actual)) > EXCERPT:
        place = next(
            (i for i, (a, e) in enumerate(zip(actual, expected, strict=False)) if a != e),
            min(len(actual), len(expected)),
        )
        details = (
            tr(
                f"The first difference is at character {count(place)}.",
                f"Der erste Unterschied ist beim Zeichen {count(place)}.",
            ),
        )
        wanted, given = _excerpt(expected, place), _excerpt(actual, place)
    return Difference("values", wanted, given, details)


def _excerpt(text: str, place: int) -> str:
    """A text around a place, as a literal where it is all of it."""
    if len(text) <= EXCERPT:
        return format_value(text)
    start = max(0, place - EXCERPT // 3)
    part = format_value(text[start : start + EXCERPT])
    return ("… " if start else "") + part + (" …" if start + EXCERPT < len(text) else "")


def _plainly_equal(actual: Data, expected: Data) -> bool:
    """Whether two flat sequences of plain values agree; without importing NumPy."""
    both = (actual, expected)
    flat = all(isinstance(v, list | tuple) and SCALAR_TYPES.issuperset(map(type, v)) for v in both)
    return flat and list(actual) == list(expected)


def _is_numeric_nested(values: list[Any] | tuple[Any, ...]) -> bool:
    """Whether nested sequences hold nothing but numbers, so that they are compared as one array."""
    arrays = any(is_array(v) or is_tensor(v) for v in values)
    return is_numeric(values) and not arrays


def _type_agrees(actual: Data, expected: Data) -> bool:
    if expected is None or isinstance(expected, str | bytes | set | dict):
        return type(actual) is type(expected)
    if is_tensor(expected):
        return is_tensor(actual)
    if is_array(expected):
        return is_array(actual)
    if isinstance(expected, list | tuple):
        return isinstance(actual, list | tuple) or is_array(actual)
    return is_numeric(actual) and not isinstance(actual, list | tuple)


def _type_difference(actual: Data, expected: Data) -> Difference:
    details: tuple[str, ...] = ()
    if actual is None:
        details = (missing_return_hint(),)
    elif is_function(actual):
        details = (tr("Is it missing its call, `()`?", "Fehlt der Aufruf mit `()`?"),)
    return Difference("type", described_with_value(expected), described_with_value(actual), details)


def missing_return_hint() -> str:
    """What to ask somebody who got None back."""
    return tr("Is a `return` missing?", "Fehlt ein `return`?")


def _dict_difference(
    actual: dict[Any, Any], expected: dict[Any, Any], rtol: float, atol: float
) -> Difference | None:
    if actual.keys() != expected.keys():
        keys = tr("the keys", "die Schlüssel")
        wanted, given = (f"{keys} {format_value(list(d))}" for d in (expected, actual))
        return Difference("shape", wanted, given)
    for key, value in expected.items():
        if found := _first_difference(actual[key], value, rtol, atol, None):
            name = format_value(key, width=EXCERPT, lines=1)
            return replace(found, place=f"[{name}]{found.place}")
    return None


def _sequence_difference(
    actual: Any, expected: list[Any] | tuple[Any, ...], rtol: float, atol: float
) -> Difference | None:
    """Of sequences that are empty or hold more than numbers, entry by entry."""
    if len(actual) != len(expected):
        wanted, given = (f"{_entries(len(s))}: {format_value(list(s))}" for s in (expected, actual))
        return Difference("length", wanted, given)
    for index, (a, e) in enumerate(zip(actual, expected, strict=True)):
        if found := _first_difference(a, e, rtol, atol, None):
            return replace(found, place=f"[{index}]{found.place}")
    return None


@dataclass(frozen=True)
class _Arrays:
    """Two values that are compared as arrays; `a` is None where `actual` has ragged rows."""

    actual: Any
    expected: Any
    a: Any
    e: Any
    rtol: float
    atol: float
    dtype: str | None

    @property
    def in_lists(self) -> bool:
        """Whether both are lists, of which people say length and not shape."""
        array = is_array(self.actual) or is_tensor(self.actual)
        return not array and isinstance(self.expected, list | tuple)

    def texts(self) -> tuple[str, str]:
        """Expected and actual as a person types them; slow, so only for a failure."""
        return format_value(self.expected), format_value(self.actual)


def _entry_difference(pair: _Arrays) -> Difference | None:
    """Of what is no array of numbers at all."""
    if pair.a is None:
        wanted, given = described(pair.expected), described_with_value(pair.actual)
        return Difference("length", wanted, given)
    if pair.a.size and not is_numeric(pair.actual):
        return Difference("type", tr("numbers", "Zahlen"), format_value(pair.actual))
    return None


def _shape_difference(pair: _Arrays) -> Difference | None:
    a, e = pair.a, pair.e
    if a.shape == e.shape:
        return None
    details: tuple[str, ...] = ()
    if a.ndim > 1 and a.T.shape == e.shape:
        details = (tr("Rows and columns look swapped.", "Zeilen und Spalten wirken vertauscht."),)
    elif a.size == e.size and a.squeeze().shape == e.squeeze().shape:
        axis = tr(
            "An axis of length 1 is too many or too few.",
            "Eine Achse der Länge 1 ist zu viel oder zu wenig.",
        )
        details = (axis,)
    wanted, given = (
        _shaped(array, text, in_lists=pair.in_lists)
        for array, text in zip((e, a), pair.texts(), strict=True)
    )
    return Difference("length" if pair.in_lists else "shape", wanted, given, details)


def _dtype_difference(pair: _Arrays) -> Difference | None:
    name = dtype_name(pair.actual)
    if pair.dtype is None or pair.dtype == name:
        return None
    return Difference("dtype", f"dtype {pair.dtype}", f"dtype {name}")


def _device_difference(pair: _Arrays) -> Difference | None:
    wanted, given = device(pair.expected), device(pair.actual)
    return None if wanted == given else Difference("device", f"device {wanted}", f"device {given}")


def _value_difference(pair: _Arrays) -> Difference | None:
    return value_difference(pair.a, pair.e, pair.rtol, pair.atol, pair.texts)


_ARRAY_CHECKS = (
    _entry_difference,
    _shape_difference,
    _dtype_difference,
    _device_difference,
    _value_difference,  # first that they are finite
)


def _shaped(array: Any, text: str, *, in_lists: bool) -> str:
    """The shape, and the values where they are few."""
    if array.shape == ():
        shape = tr("one number", "eine Zahl")
    elif array.ndim == 1 and text.startswith(("[", "(")):
        shape = _entries(len(array))
    elif in_lists:
        each = tr(" with ", " mit je ").join(map(_entries, array.shape))
        shape = each + tr(" each", "")
    else:
        shape = tr(f"shape {array.shape}", f"Form (shape) {array.shape}")
    return hanging_label(shape, text) if array.size <= SMALL_SIZE else shape


def _entries(number: int) -> str:
    if number == 1:
        return tr("1 entry", "1 Eintrag")
    return tr(f"{count(number)} entries", f"{count(number)} Einträge")
