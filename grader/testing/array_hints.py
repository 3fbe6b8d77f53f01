"""What a wrong array looks like, where it is one of the classic slips.

A hint is given only where it is true of every entry and could not be true by chance: not of an
array that is right up to rounding, nor where what is expected is symmetric or nearly constant.
"""

from typing import Any

from grader.i18n import tr

ROUNDING = 1e-6
"""Relative error of a float32, and a little more."""
DISTINCT = 3
"""Of fewer different entries a pattern may fit by chance."""


def known_mistake(actual: Any, expected: Any, rtol: float, atol: float) -> str:
    """The hint, or an empty text.

    Args:
        actual: a NumPy array of numbers.
        expected: one of the same shape.
        rtol: the relative tolerance with which they differ.
        atol: the absolute one.
    """
    import numpy as np

    if "b" in (actual.dtype.kind, expected.dtype.kind):
        return ""
    wide = np.result_type(actual, expected, np.float64)
    a, e = actual.astype(wide), expected.astype(wide)
    if not np.isfinite(a).all() or not np.isfinite(e).all():
        return ""
    with np.errstate(all="ignore"):
        if np.allclose(a, e, rtol=ROUNDING, atol=0):
            return _rounding(actual, expected)
        if e.shape == (2,) and e[0] != e[1] and np.allclose(a[::-1], e, rtol=ROUNDING, atol=atol):
            return tr("The two are swapped.", "Die beiden sind vertauscht.")
        if _distinct(e) < DISTINCT:
            return ""
        return _moved(a, e, rtol, atol) or _factor(a, e) or _offset(a, e)


def _rounding(actual: Any, expected: Any) -> str:
    import numpy as np

    wide, short = expected.dtype == np.float64, expected.astype(np.float32)
    if wide and bool((actual == short).all()) and not bool((short == expected).all()):
        return tr(
            "It is right up to rounding: float32 instead of float64?",
            "Es stimmt bis auf Rundung: float32 statt float64?",
        )
    return tr("It is right up to rounding.", "Es stimmt bis auf Rundung.")


def _moved(a: Any, e: Any, rtol: float, atol: float) -> str:
    """The right numbers at other places or with the other sign."""
    import numpy as np

    def same(x: Any) -> bool:
        return bool(x.shape == e.shape and np.allclose(x, e, rtol=max(rtol, ROUNDING), atol=atol))

    if a.ndim > 1 and same(a.T):
        return tr("It looks transposed.", "Es wirkt transponiert.")
    if same(-a):
        return tr("Every sign is the wrong way round.", "Jedes Vorzeichen ist verkehrt.")
    if a.ndim > 1 and min(a.shape[-2:]) > 1 and same(a[..., ::-1, ::-1]):
        return tr("It looks turned by 180 degrees.", "Es wirkt um 180 Grad gedreht.")
    if same(np.flip(a, -1)):
        return tr("The order is the wrong way round.", "Die Reihenfolge ist verkehrt herum.")
    return ""


def _factor(a: Any, e: Any) -> str:
    import numpy as np

    both = (a != 0) & (e != 0)
    if _distinct(e[both]) < DISTINCT or bool(((a == 0) != (e == 0)).any()):
        return ""
    factor = (a[both] / e[both]).flat[0]
    if not np.allclose(a, factor * e, rtol=1e-5, atol=0):
        return ""
    return tr(
        f"Every entry is {factor:.6g} times what is expected.",
        f"Jeder Eintrag ist {factor:.6g} mal so groß wie erwartet.",
    )


def _offset(a: Any, e: Any) -> str:
    import numpy as np

    offset = (a - e).flat[0]
    size = max(np.abs(a).max(), np.abs(e).max())
    noise = ROUNDING / 10 * size
    if abs(offset) < 1000 * noise or not np.allclose(a - e, offset, rtol=1e-5, atol=noise):
        return ""
    return tr(f"Every entry is off by {offset:.6g}.", f"Jeder Eintrag weicht um {offset:.6g} ab.")


def _distinct(values: Any) -> int:
    """How many different values there are, up to rounding."""
    import numpy as np

    largest = np.abs(values).max() if values.size else 0
    return len(np.unique(np.round(values / largest, 6))) if largest else min(values.size, 1)
