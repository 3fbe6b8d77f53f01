"""Where two arrays of the same shape differ and by how much, in a few lines whatever their size."""

import cmath
from collections.abc import Callable
from typing import Any

from grader.i18n import count, tr
from grader.solution.formatting import WIDTH, format_value
from grader.testing.array_hints import known_mistake
from grader.testing.difference import Difference, Rows

MAX_ROWS = 5
"""Of an array of more rows only this many are shown, those that differ."""
MIN_PICTURE, MAX_PICTURE = 120, 4096
"""Larger arrays, and those of more than two axes, are kept as numbers too, but no larger ones."""
MAX_DIGITS = 17
"""Enough significant digits to tell any two floats apart."""
MARK = "^"
ROOM = WIDTH - 26
"""Columns of a row beside its index."""


def number_difference(
    actual: complex, expected: complex, rtol: float, atol: float, dtype: str | None
) -> Difference | None:
    """The difference of two of Python's own numbers, without NumPy, whose import takes a while."""
    if dtype and type(actual).__name__ != dtype:
        return Difference("dtype", f"dtype {dtype}", f"dtype {type(actual).__name__}")
    if actual == expected or (expected != expected and actual != actual):
        return None
    wanted, given = _plain(expected), _plain(actual)
    if _finite(expected) and not _finite(actual):
        return Difference("finite", wanted, given)
    if _finite(expected) and abs(actual - expected) <= atol + rtol * abs(expected):
        return None
    tolerance = _tolerance(rtol, atol)
    return Difference("values", wanted, given, (tolerance,) if tolerance else ())


def value_difference(
    actual: Any, expected: Any, rtol: float, atol: float, texts: Callable[[], tuple[str, str]]
) -> Difference | None:
    """The difference in values, or None where |actual - expected| <= atol + rtol * |expected|.

    Args:
        actual: a NumPy array of numbers.
        expected: one of the same shape.
        rtol: relative tolerance.
        atol: absolute tolerance.
        texts: gives expected and actual as a person would type them.
    """
    import numpy as np

    if bool(np.isfinite(expected).all()) and not bool(np.isfinite(actual).all()):
        return _not_finite(actual, texts())
    with np.errstate(all="ignore"):
        wrong = ~np.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=True)
        if not rtol and not atol:  # isclose looks at integers as floats, which lose digits
            wrong |= (actual != expected) & ~((actual != actual) & (expected != expected))
    if not wrong.any():
        return None
    tolerance = _tolerance(rtol, atol)
    digits = _digits(expected, actual, wrong)
    if expected.size == 1:
        shown = (_nested(_number(v.flat[0], digits), v.ndim) for v in (expected, actual))
        wanted, given = shown
        hint = known_mistake(actual, expected, rtol, atol)
        return Difference("values", wanted, given, tuple(filter(None, (tolerance, hint))))
    wide = np.result_type(actual, expected, np.float64)  # unsigned integers do not subtract
    a, e = actual.astype(wide), expected.astype(wide)
    details = [_count(wrong)]
    if "b" not in (actual.dtype.kind, expected.dtype.kind):
        with np.errstate(all="ignore"):
            largest = f"{np.nanmax(np.abs(np.where(wrong, a - e, 0))):.4g}"
        error = tr(f"largest error {largest}", f"größter Fehler {largest}")
        error += f" ({tolerance})" if tolerance else ""
        if len(details[0]) + len(error) < WIDTH:
            details = [f"{details[0]}; {error}"]
        else:
            details.append(error)
    if pattern := known_mistake(actual, expected, rtol, atol):
        details.append(pattern)
    wanted, given = _grids(expected, actual, wrong, digits)
    grids = (_rows(expected), _rows(actual)) if _make_pictures(expected, actual) else None
    return Difference("values", wanted, given, tuple(details), grids)


def _make_pictures(*arrays: Any) -> bool:
    """Whether arrays are too large to be read as a text, and small enough for heat maps."""
    return all(
        (array.ndim > 2 or array.size > MIN_PICTURE)
        and array.size <= MAX_PICTURE
        and array.dtype.kind in "biuf"
        for array in arrays
    )


def _rows(array: Any) -> Rows:
    import numpy as np

    flat = array.reshape(-1, array.shape[-1]).astype(float)
    return tuple(tuple(float(v) if np.isfinite(v) else None for v in row) for row in flat)


def _count(wrong: Any) -> str:
    """How many entries differ, and where the first is."""
    import numpy as np

    wrong_ones, size = int(wrong.sum()), wrong.size
    differing, total = count(wrong_ones), count(size)
    if wrong_ones == size == 2:
        return tr("Both entries differ", "Beide Einträge weichen ab")
    if wrong_ones == size:
        return tr(f"All {total} entries differ", f"Alle {total} Einträge weichen ab")
    first = tuple(int(i) for i in np.argwhere(wrong)[0])
    where = str(first[0]) if len(first) == 1 else str(first)
    if wrong_ones == 1:
        return tr(
            f"1 of {total} entries differs (marked {MARK}), at index {where}",
            f"1 von {total} Einträgen weicht ab (markiert mit {MARK}), an Index {where}",
        )
    return tr(
        f"{differing} of {total} entries differ (marked {MARK}), the first at index {where}",
        f"{differing} von {total} Einträgen weichen ab (markiert mit {MARK}), "
        f"der erste an Index {where}",
    )


def _not_finite(actual: Any, texts: tuple[str, str]) -> Difference:
    import numpy as np

    expected, given = texts
    label = tr("finite numbers: ", "endliche Zahlen: ")
    expected = label + expected.replace("\n", "\n" + " " * len(label))
    if actual.shape == ():
        return Difference("finite", expected, given)
    index = tuple(int(i) for i in np.argwhere(~np.isfinite(actual))[0])
    where = str(index[0]) if len(index) == 1 else str(index)
    detail = tr(f"{actual[index]} at index {where}", f"{actual[index]} an Index {where}")
    return Difference("finite", expected, given, (detail,))


def _grids(expected: Any, actual: Any, wrong: Any, digits: int) -> tuple[str, str]:
    """Both as aligned rows; below each row of the second a mark at every wrong entry.

    Of many rows those that differ are shown, of long ones the part around the first wrong entry.
    """
    rows, columns = wrong.reshape(-1, wrong.shape[-1]), wrong.shape[-1]
    whole = len(rows) <= MAX_ROWS
    chosen = [i for i, row in enumerate(rows) if whole or row.any()][: MAX_ROWS - (not whole)]
    pair = expected.reshape(rows.shape), actual.reshape(rows.shape)
    labelled = not whole or len(rows) > wrong.shape[-2:][0]  # several pictures, say
    starts = dict.fromkeys(chosen, 0)
    width = max(_width(array[chosen, :ROOM], digits) for array in pair)
    if columns * (width + 1) > ROOM:  # the columns from shortly before the first wrong entry
        starts = {i: max(0, int(rows[i].argmax()) - 2) for i in chosen}
        parts = [array[i, starts[i] :][:ROOM] for array in pair for i in chosen]
        width = max(_width(part, digits) for part in parts)
    columns = ROOM // (width + 1)
    texts = []
    for array, marked in zip(pair, (False, not wrong.all()), strict=True):
        lines = []
        for i in chosen:
            part = slice(starts[i], starts[i] + columns)
            label = f"{_place(i, wrong.shape)}: " if labelled else ""
            before = label + ("[… " if part.start else "[")
            words = [_number(v, digits).rjust(width) for v in array[i, part]]
            end = " …]" if part.stop < wrong.shape[-1] else "]"
            lines.append(before + " ".join(words) + end)
            if marked and rows[i, part].any():
                lines.append(" " * len(before) + _marks(words, rows[i, part]))
        texts.append("\n".join(lines if whole else [*lines, _rest(wrong, len(chosen))]))
    return texts[0], texts[1]


def _width(numbers: Any, digits: int) -> int:
    return max(len(_number(v, digits)) for v in numbers.flat)


def _marks(words: list[str], wrong: Any) -> str:
    """What stands below a row: a mark under each digit of a wrong entry."""
    marks = (
        "".join(MARK if bad and letter != " " else " " for letter in word)
        for word, bad in zip(words, wrong, strict=True)
    )
    return " ".join(marks).rstrip()


def _place(row: int, shape: tuple[int, ...]) -> str:
    """The index of a row, for an array of any number of axes."""
    import numpy as np

    return "[" + ", ".join(str(int(i)) for i in np.unravel_index(row, shape[:-1])) + "]"


def _rest(wrong: Any, shown: int) -> str:
    others = int(wrong.reshape(-1, wrong.shape[-1]).any(axis=-1).sum()) - shown
    shape = tr(f"shape {wrong.shape}", f"Form (shape) {wrong.shape}")
    if others <= 0:
        return tr(f"({shape}; the other rows are right)", f"({shape}; die anderen Zeilen stimmen)")
    if others == 1:
        return tr(f"({shape}; 1 more row differs)", f"({shape}; 1 weitere Zeile weicht ab)")
    return tr(
        f"({shape}; {count(others)} more rows differ)",
        f"({shape}; {count(others)} weitere Zeilen weichen ab)",
    )


def _digits(expected: Any, actual: Any, wrong: Any) -> int:
    """As many significant digits as it takes to see that the wrong entries differ."""
    pairs = [*zip(expected[wrong][:60], actual[wrong][:60], strict=True)]
    for digits in range(7, MAX_DIGITS):
        if all(_number(e, digits) != _number(a, digits) for e, a in pairs):
            return digits
    return MAX_DIGITS


def _nested(text: str, depth: int) -> str:
    return "[" * depth + text + "]" * depth


def _number(value: Any, digits: int) -> str:
    item = value.item()
    if isinstance(item, float):
        return f"{item:.{digits}g}"
    if isinstance(item, complex):
        return f"{item:.{digits}g}"
    return repr(item)


def _plain(number: complex) -> str:
    return repr(float(number)) if isinstance(number, float) else format_value(number)


def _finite(number: complex) -> bool:
    return isinstance(number, int) or cmath.isfinite(number)


def _tolerance(rtol: float, atol: float) -> str:
    """The tolerance in words; empty where the values have to be equal."""
    if not rtol and not atol:
        return ""
    if not rtol:
        return tr(f"tolerance {atol:g}", f"Toleranz {atol:g}")
    if not atol:
        return tr(f"tolerance {rtol:g}·|expected|", f"Toleranz {rtol:g}·|erwartet|")
    return tr(
        f"tolerance {atol:g} + {rtol:g}·|expected|", f"Toleranz {atol:g} + {rtol:g}·|erwartet|"
    )
