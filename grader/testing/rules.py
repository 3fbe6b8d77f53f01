"""Ready rules for results of which many are right, with texts in both languages.

between(dropped, 60, 140, "activations dropped", "weggelassene Aktivierungen")
near(share, 0.2, within=0.03)
differs(second, first)
is_array(weights, (3, 4))
unchanged(kata.activate, inputs, 1.0)

`en` and `de` say what a number is; they stand before what is expected of it. Each rule raises
`Mismatch` where it does not hold.
"""

from collections.abc import Callable
from typing import Any

from grader.i18n import tr
from grader.solution.values import Data
from grader.testing import kinds
from grader.testing.assertions import Mismatch, check, equal
from grader.testing.compare import difference, missing_return_hint
from grader.testing.difference import Difference
from grader.testing.proxy import ObjectProxy

Shape = tuple[int, ...]


def between(value: float, low: float, high: float, en: str = "", de: str = "") -> None:
    """Demand low <= value <= high."""
    only = low == high
    check(
        low <= value <= high,
        value,
        en=_labelled(en, f"{low}" if only else f"{low} to {high}"),
        de=_labelled(de, f"{low}" if only else f"{low} bis {high}"),
    )


def at_least(value: float, low: float, en: str = "", de: str = "") -> None:
    """Demand value >= low."""
    check(
        value >= low,
        value,
        en=_labelled(en, f"at least {low}"),
        de=_labelled(de, f"mindestens {low}"),
    )


def near(value: float, target: float, within: float, en: str = "", de: str = "") -> None:
    """Demand |value - target| <= within, for a number that chance decides."""
    check(
        abs(value - target) <= within,
        value,
        en=_labelled(en, f"about {target}, up to {within} away"),
        de=_labelled(de, f"etwa {target}, bis zu {within} entfernt"),
    )


def differs(
    value: Data,
    other: Data,
    en: str = "the result before",
    de: str = "das Ergebnis davor",
) -> None:
    """Demand that a result is not the very same as another one, which `en` and `de` name."""
    check(
        difference(value, other) is not None,
        value,
        en=f"different from {en}",
        de=f"anders als {de}",
    )


def is_array(value: Data, shape: Shape | None = None) -> None:
    """Demand a NumPy array of finite numbers, of this shape where one is given."""
    import numpy as np

    _demand_kind(kinds.is_array, value, shape, tr("a NumPy array", "ein NumPy-Array"))
    finite = kinds.is_numeric(value) and bool(np.isfinite(value).all())
    check(finite, value, en="finite numbers", de="endliche Zahlen")


def is_tensor(value: Data, shape: Shape | None = None) -> None:
    """Demand a torch tensor, of this shape where one is given."""
    _demand_kind(kinds.is_tensor, value, shape, tr("a tensor", "ein Tensor"))


def is_integer(value: Data) -> None:
    """Demand an integer, or an array or nested sequence of integers."""
    array = kinds.as_array(value) if kinds.is_numeric(value) else None
    check(
        array is not None and array.dtype.kind in "iu",
        value,
        en="integers, of a dtype such as int64",
        de="ganze Zahlen, mit einem dtype wie int64",
    )


def unchanged(function: Any, *args: object, **kwargs: object) -> None:
    """Call a function of the learner's, and demand that the arguments are as they were.

    Args:
        function: what is called, such as `kata.activate`.
        args: its positional arguments; objects of the learner's are not looked at.
        kwargs: its keyword arguments, which are not looked at either.
    """
    for after, before in zip(function.arguments_after(*args, **kwargs), args, strict=True):
        if not isinstance(before, ObjectProxy):
            dtype = kinds.dtype_name(before) if hasattr(before, "dtype") else None
            equal(after, before, dtype=dtype)


def _demand_kind(
    belongs: Callable[[object], bool], value: Any, shape: Shape | None, kind: str
) -> None:
    expected = kind if shape is None else kind + tr(f" of shape {shape}", f" der Form {shape}")
    if not belongs(value):
        details = (missing_return_hint(),) if value is None else ()
        found = Difference("type", expected, kinds.described_with_value(value), details)
    elif shape not in (None, tuple(value.shape)):
        found = Difference("shape", expected, kinds.described(value))
    else:
        return
    raise Mismatch(found, value)


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if label else text
