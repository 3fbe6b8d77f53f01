"""Compares what a learner returned with what was expected, and says the first thing that differs.

The order is always the same: type, shape, dtype, device, finite, values. A later check would only
confuse while an earlier one fails.
"""

import sys
from dataclasses import dataclass
from typing import Any, Literal

from grader.language import say
from grader.solution import Handle
from grader.values import Data, written

Aspect = Literal["type", "shape", "dtype", "device", "finite", "values"]
NUMBERS = (bool, int, float, complex)


@dataclass(frozen=True)
class Difference:
    """The first thing in which two values differ."""

    aspect: Aspect
    expected: str
    actual: str
    details: tuple[str, ...] = ()
    """Where they differ, by how much, and what the pattern looks like."""


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
    if wrong := _type_difference(actual, expected):
        return wrong
    if isinstance(expected, dict):
        return _dict_difference(actual, expected, rtol, atol)
    if not _is_numeric(expected):
        return _plain_difference(actual, expected, rtol, atol)
    a, e = _as_array(actual), _as_array(expected)
    if a is None:
        return Difference("shape", _described(expected), _what(actual))
    if a.size and not _is_numeric(actual):
        return Difference("type", say("numbers", "Zahlen"), written(actual))
    if a.shape != e.shape:
        return _shape_difference(a, e)
    if dtype and _dtype_name(actual) != dtype:
        return Difference("dtype", f"dtype {dtype}", f"dtype {_dtype_name(actual)}")
    if _device(actual) != _device(expected):
        return Difference("device", f"device {_device(expected)}", f"device {_device(actual)}")
    return _value_difference(a, e, rtol, atol, written(expected), written(actual))


def _type_difference(actual: Data, expected: Data) -> Difference | None:
    if _type_agrees(actual, expected):
        return None
    details = ()
    if actual is None:
        details = (say("Is a `return` missing?", "Fehlt ein `return`?"),)
    elif isinstance(actual, Handle) and repr(actual).isidentifier() and _name(actual) == "function":
        details = (say("Are the brackets of a call missing?", "Fehlen die Klammern eines Aufrufs?"),)
    return Difference("type", f"{_described(expected)}: {written(expected)}", _what(actual), details)


def _type_agrees(actual: Data, expected: Data) -> bool:
    if expected is None or isinstance(expected, str | bytes | set | dict):
        return type(actual) is type(expected)
    if _is_array(expected) or _is_tensor(expected):
        return _is_tensor(actual) if _is_tensor(expected) else _is_array(actual)
    if isinstance(expected, list | tuple):
        return isinstance(actual, list | tuple) or _is_array(actual)
    return _is_numeric(actual) and not isinstance(actual, list | tuple)


def _dict_difference(
    actual: dict[Any, Any], expected: dict[Any, Any], rtol: float, atol: float
) -> Difference | None:
    if actual.keys() != expected.keys():
        keys = say("the keys", "die Schlüssel")
        return Difference(
            "shape", f"{keys} {written(list(expected))}", f"{keys} {written(list(actual))}"
        )
    for key, value in expected.items():
        if found := difference(actual[key], value, rtol=rtol, atol=atol):
            where = say(f"at the key {key!r}", f"beim Schlüssel {key!r}")
            return Difference(
                found.aspect, found.expected, found.actual, (where, *found.details)
            )
    return None


def _plain_difference(
    actual: Any, expected: Any, rtol: float, atol: float
) -> Difference | None:
    """Text, None, sets, and sequences that hold more than numbers."""
    if isinstance(expected, list | tuple):
        actual = list(actual)
        if len(actual) != len(expected):
            many = say("{} entries: {}", "{} Einträge: {}")
            return Difference(
                "shape",
                many.format(len(expected), written(expected)),
                many.format(len(actual), written(actual)),
            )
        for index, (a, e) in enumerate(zip(actual, expected, strict=True)):
            if found := difference(a, e, rtol=rtol, atol=atol):
                where = say(f"at index {index}", f"an Index {index}")
                return Difference(
                    found.aspect, found.expected, found.actual, (where, *found.details)
                )
        return None
    if actual == expected:
        return None
    return Difference("values", written(expected), written(actual))


def _shape_difference(a: Any, e: Any) -> Difference:
    details: tuple[str, ...] = ()
    if a.ndim > 1 and a.T.shape == e.shape:
        details = (say("Rows and columns look swapped.", "Zeilen und Spalten wirken vertauscht."),)
    elif a.size == e.size and a.squeeze().shape == e.squeeze().shape:
        details = (say("An axis of length 1 is too many or too few.",
                       "Eine Achse der Länge 1 ist zu viel oder zu wenig."),)  # fmt: skip
    shape = say("shape", "Form (shape)")
    if e.shape == ():
        return Difference("shape", say("one number", "eine Zahl"), f"{shape} {a.shape}", details)
    shown = say("one number", "eine Zahl") if a.shape == () else f"{shape} {a.shape}"
    return Difference("shape", f"{shape} {e.shape}", shown, details)


def _value_difference(
    a: Any, e: Any, rtol: float, atol: float, expected: str, actual: str
) -> Difference | None:
    import numpy as np

    if bool(np.isfinite(e).all()) and not bool(np.isfinite(a).all()):
        index = _first(~np.isfinite(a))
        bad = a[index]
        where = say(f"at index {_index(index)}", f"an Index {_index(index)}") if index else ""
        detail = (f"{bad} {where}",) if index else ()
        return Difference("finite", say(f"finite numbers: {expected}", f"endliche Zahlen: {expected}"), actual, detail)  # fmt: skip
    with np.errstate(all="ignore"):
        wrong = ~np.isclose(a, e, rtol=rtol, atol=atol, equal_nan=True)
    if not wrong.any():
        return None
    if e.shape == ():
        tolerance = _tolerance(rtol, atol)
        return Difference("values", expected, actual, (tolerance,) if tolerance else ())
    first = _first(wrong)
    with np.errstate(all="ignore"):
        error = np.abs(np.where(wrong, a.astype(complex) - e.astype(complex), 0))
    details = [
        say(
            f"{int(wrong.sum())} of {e.size} entries differ, the first at index {_index(first)}: "
            f"expected {_number(e[first])}, actual {_number(a[first])}",
            f"{int(wrong.sum())} von {e.size} Einträgen weichen ab, zuerst an Index "
            f"{_index(first)}: erwartet {_number(e[first])}, erhalten {_number(a[first])}",
        ),
        say("largest error ", "größter Fehler ")
        + f"{np.nanmax(error):.4g}"
        + (f"; {_tolerance(rtol, atol)}" if rtol or atol else ""),
    ]
    if pattern := _pattern(a, e, rtol, atol):
        details.append(pattern)
    return Difference("values", _grid(e, wrong), _grid(a, wrong), tuple(details))


def _pattern(a: Any, e: Any, rtol: float, atol: float) -> str:
    """What the difference looks like, where it is one of the classic slips."""
    import numpy as np

    def same(x: Any) -> bool:
        return bool(x.shape == e.shape and np.allclose(x, e, rtol=max(rtol, 1e-6), atol=atol))

    if a.size < 2 or not np.isfinite(a).all() or not np.isfinite(e).all() or a.dtype.kind == "b":
        return ""
    if a.ndim > 1 and same(a.T):
        return say("It looks transposed.", "Es wirkt transponiert.")
    if same(-a):
        return say("Every sign is the wrong way round.", "Jedes Vorzeichen ist verkehrt.")
    if a.ndim > 1 and same(a[..., ::-1, ::-1]):
        return say("It looks turned by 180 degrees.", "Es wirkt um 180 Grad gedreht.")
    if same(np.flip(a, -1)):
        return say("The order is the wrong way round.", "Die Reihenfolge ist verkehrt herum.")
    both = (a != 0) & (e != 0)
    if both.sum() > 1 and bool(((a == 0) == (e == 0)).all()):
        factors = a[both] / e[both]
        factor = factors.flat[0]
        if np.allclose(factors, factor, rtol=1e-5, atol=0):
            return say(f"Every entry is {factor:.6g} times what is expected.",
                       f"Jeder Eintrag ist das {factor:.6g}-Fache des Erwarteten.")  # fmt: skip
    offset = (a - e).flat[0]
    if np.allclose(a - e, offset, rtol=1e-5, atol=1e-12):
        return say(f"Every entry is off by {offset:.6g}.",
                   f"Jeder Eintrag weicht um {offset:.6g} ab.")  # fmt: skip
    return ""


def _grid(array: Any, wrong: Any) -> str:
    """A small array as aligned text with a mark at each wrong entry; a large one cut short."""
    import numpy as np

    if array.ndim > 2 or array.size > 120:
        return np.array2string(array, separator=", ", threshold=60, edgeitems=3)
    # no thousandth of an ulp: float32 noise in a grid hides the entry that matters
    cells = [_number(v) + ("<" if w else " ") for v, w in zip(array.flat, wrong.flat, strict=True)]
    width = max(map(len, cells))
    rows = np.array([c.rjust(width) for c in cells], dtype=object).reshape(array.shape)
    if array.ndim == 1:
        return "[" + " ".join(rows) + "]"
    return "\n".join("[" + " ".join(row) + "]" for row in rows)


def _number(value: Any) -> str:
    item = value.item()
    if isinstance(item, float):
        return f"{item:.7g}"
    return repr(item)


def _tolerance(rtol: float, atol: float) -> str:
    if not rtol and not atol:
        return ""
    return say("tolerance", "Toleranz") + f" {atol:g} + {rtol:g}·|{say('expected', 'erwartet')}|"


def _first(mask: Any) -> tuple[int, ...]:
    import numpy as np

    return tuple(int(i) for i in np.argwhere(mask)[0])


def _index(index: tuple[int, ...]) -> str:
    return str(index[0]) if len(index) == 1 else str(index)


def _as_array(value: Data) -> Any:
    """The numbers as a NumPy array; None where a sequence has rows of unequal length."""
    import numpy as np

    if _is_tensor(value):
        value = value.detach().cpu()
        return (value.float() if value.dtype.itemsize < 4 and value.is_floating_point() else value).numpy()  # fmt: skip
    try:
        return np.asarray(value)
    except (ValueError, OverflowError):
        return None


def _is_numeric(value: Data) -> bool:
    """A number, an array or tensor of numbers, or sequences of numbers at any depth."""
    if isinstance(value, list | tuple):
        return len(value) > 0 and all(map(_is_numeric, value))
    if _is_array(value) or _numpy_scalar(value):
        return str(value.dtype.kind) in "biufc"
    return isinstance(value, NUMBERS) or _is_tensor(value)


def _is_array(value: object) -> bool:
    np = sys.modules.get("numpy")
    return np is not None and isinstance(value, np.ndarray)


def _numpy_scalar(value: object) -> bool:
    np = sys.modules.get("numpy")
    return np is not None and isinstance(value, np.generic)


def _is_tensor(value: object) -> bool:
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(value, torch.Tensor)


def _dtype_name(value: Any) -> str:
    dtype = getattr(value, "dtype", None)
    return str(dtype).removeprefix("torch.") if dtype is not None else type(value).__name__


def _device(value: Any) -> str:
    return str(value.device) if _is_tensor(value) else "cpu"


def _name(value: Any) -> str:
    return value._reference.type_name if isinstance(value, Handle) else type(value).__name__


def _described(value: Data) -> str:
    """The kind of a value in a person's words."""
    if _is_array(value):
        return say(f"a NumPy array of shape {value.shape}", f"ein NumPy-Array der Form {value.shape}")
    if _is_tensor(value):
        shape = tuple(value.shape)
        return say(f"a tensor of shape {shape}", f"ein Tensor der Form {shape}")
    if isinstance(value, NUMBERS) or _numpy_scalar(value):
        return say("a number", "eine Zahl")
    names = {
        "str": say("a text", "ein Text"),
        "list": say("a list", "eine Liste"),
        "tuple": say("a tuple", "ein Tupel"),
        "dict": say("a dictionary", "ein Dictionary"),
        "set": say("a set", "eine Menge"),
        "function": say("a function", "eine Funktion"),
        "NoneType": "None",
    }
    kind = _name(value)
    return names.get(kind, say(f"an object of type {kind}", f"ein Objekt vom Typ {kind}"))


def _what(value: Data) -> str:
    if value is None or isinstance(value, Handle):
        return _described(value)
    return f"{_described(value)}: {written(value)}"
