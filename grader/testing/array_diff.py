"""Where two arrays of the same shape differ, by how much, and what the pattern looks like."""

import cmath
from collections.abc import Callable
from typing import Any

from grader.i18n import tr
from grader.testing.difference import Difference, Rows

MAX_GRID = 120
"""An array of more entries, or of more than two axes, is shown cut short."""
MAX_PICTURE = 4096
"""An array of more entries is not kept as numbers either."""


def number_difference(
    actual: complex, expected: complex, rtol: float, atol: float, dtype: str | None
) -> Difference | None:
    """The difference of two of Python's own numbers, without NumPy, whose import takes a while."""
    if dtype and type(actual).__name__ != dtype:
        return Difference("dtype", f"dtype {dtype}", f"dtype {type(actual).__name__}")
    wanted, given = repr(expected), repr(actual)
    if cmath.isfinite(expected) and not cmath.isfinite(actual):
        return Difference("finite", wanted, given)
    both_nan = expected != expected and actual != actual
    if actual == expected or both_nan:
        return None
    if cmath.isfinite(expected) and abs(actual - expected) <= atol + rtol * abs(expected):
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
    if expected.shape == ():
        return Difference("values", *texts(), (tolerance,) if tolerance else ())
    wide = np.result_type(actual, expected, np.float64)  # unsigned integers do not subtract
    a, e = actual.astype(wide), expected.astype(wide)
    first = _first(wrong)
    right, given = _distinguishable(expected[first], actual[first])
    count, size, where = int(wrong.sum()), expected.size, _index(first)
    with np.errstate(all="ignore"):
        largest = f"{np.nanmax(np.abs(np.where(wrong, a - e, 0))):.4g}"
    details = [
        tr(
            f"{count} of {size} entries differ, the first at index {where}: "
            f"expected {right}, actual {given}",
            f"{count} von {size} Einträgen weichen ab, zuerst an Index {where}: "
            f"erwartet {right}, erhalten {given}",
        ),
        tr(f"largest error {largest}", f"größter Fehler {largest}")
        + (f"; {tolerance}" if tolerance else ""),
    ]
    if pattern := _known_mistake(a, e, rtol, atol):
        details.append(pattern)
    shown = _grid(expected, wrong), _grid(actual, wrong)
    grids = (_rows(expected), _rows(actual)) if _are_pictures(expected, actual) else None
    return Difference("values", *shown, tuple(details), grids)


def _are_pictures(*arrays: Any) -> bool:
    """Whether arrays are too large for a text, and small enough to be shown as heat maps."""
    return all(
        (array.ndim > 2 or array.size > MAX_GRID)
        and array.size <= MAX_PICTURE
        and array.dtype.kind in "biuf"
        for array in arrays
    )


def _rows(array: Any) -> Rows:
    import numpy as np

    flat = array.reshape(-1, array.shape[-1]).astype(float)
    return tuple(tuple(float(v) if np.isfinite(v) else None for v in row) for row in flat)


def _not_finite(actual: Any, texts: tuple[str, str]) -> Difference:
    import numpy as np

    expected, given = texts
    expected = tr(f"finite numbers: {expected}", f"endliche Zahlen: {expected}")
    if actual.shape == ():
        return Difference("finite", expected, given)
    index = _first(~np.isfinite(actual))
    detail = tr(
        f"{actual[index]} at index {_index(index)}", f"{actual[index]} an Index {_index(index)}"
    )
    return Difference("finite", expected, given, (detail,))


def _known_mistake(a: Any, e: Any, rtol: float, atol: float) -> str:
    """What the difference looks like, where it is one of the classic slips."""
    import numpy as np

    def same(x: Any) -> bool:
        return bool(x.shape == e.shape and np.allclose(x, e, rtol=max(rtol, 1e-6), atol=atol))

    if a.size < 2 or not np.isfinite(a).all() or not np.isfinite(e).all():
        return ""
    if a.ndim > 1 and same(a.T):
        return tr("It looks transposed.", "Es wirkt transponiert.")
    if same(-a):
        return tr("Every sign is the wrong way round.", "Jedes Vorzeichen ist verkehrt.")
    if a.ndim > 1 and same(a[..., ::-1, ::-1]):
        return tr("It looks turned by 180 degrees.", "Es wirkt um 180 Grad gedreht.")
    if same(np.flip(a, -1)):
        return tr("The order is the wrong way round.", "Die Reihenfolge ist verkehrt herum.")
    both = (a != 0) & (e != 0)
    if both.sum() > 1 and bool(((a == 0) == (e == 0)).all()):
        factor = (a[both] / e[both]).flat[0]
        if not np.isclose(factor, 1) and np.allclose(a, factor * e, rtol=1e-5, atol=0):
            return tr(
                f"Every entry is {factor:.6g} times what is expected.",
                f"Jeder Eintrag ist das {factor:.6g}-Fache des Erwarteten.",
            )
    offset = (a - e).flat[0]
    if offset != 0 and np.allclose(a - e, offset, rtol=1e-5, atol=1e-12):
        return tr(
            f"Every entry is off by {offset:.6g}.", f"Jeder Eintrag weicht um {offset:.6g} ab."
        )
    return ""


def _grid(array: Any, wrong: Any) -> str:
    """A small array as aligned text with a mark at each wrong entry; a large one cut short."""
    import numpy as np

    if array.ndim > 2 or array.size > MAX_GRID:
        return np.array2string(array, separator=", ", threshold=60, edgeitems=3)
    cells = [_number(v) + ("<" if w else " ") for v, w in zip(array.flat, wrong.flat, strict=True)]
    width = max(map(len, cells))
    rows = np.array([c.rjust(width) for c in cells], dtype=object).reshape(array.shape)
    if array.ndim == 1:
        return "[" + " ".join(rows) + "]"
    return "\n".join("[" + " ".join(row) + "]" for row in rows)


def _distinguishable(expected: Any, actual: Any) -> tuple[str, str]:
    """Both numbers with as many digits as it takes to see that they differ."""
    short = _number(expected), _number(actual)
    return short if short[0] != short[1] else (repr(expected.item()), repr(actual.item()))


def _number(value: Any) -> str:
    item = value.item()
    return f"{item:.7g}" if isinstance(item, float) else repr(item)


def _tolerance(rtol: float, atol: float) -> str:
    """The tolerance in words; empty where the values have to be equal."""
    if not rtol and not atol:
        return ""
    return tr(
        f"tolerance {atol:g} + {rtol:g}·|expected|", f"Toleranz {atol:g} + {rtol:g}·|erwartet|"
    )


def _first(mask: Any) -> tuple[int, ...]:
    import numpy as np

    return tuple(int(i) for i in np.argwhere(mask)[0])


def _index(index: tuple[int, ...]) -> str:
    return str(index[0]) if len(index) == 1 else str(index)
