"""Values and calls as Python code that a learner can type, in a few lines whatever their size.

What is too large to write down is described in angle brackets, which nobody takes for code.
Nothing here raises, and neither NumPy nor torch is imported: a value of theirs can only turn up
where they are imported already.
"""

import math
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from grader.i18n import count as thousands
from grader.i18n import tr

WIDTH = 96
"""Columns of a value: beside a label or behind a prompt it still fits into 120."""
LINES = 10
"""Lines of a value, and of the arguments of a call together."""
FEW = 8
"""So many entries are written one by one, even where they are all the same."""
MANY = 400
"""A collection of more entries is never written one by one."""
ALIGNED = 4
"""An array of more lines is written row behind row, where that takes fewer."""
MOST = 100_000
"""A collection of more entries is not searched for repetitions."""
SAMPLE = 3
MAX_DEPTH = 6
BUDGET = 20_000
"""Maximum number of entries that are looked at to write a value, nested ones included."""
MAX_BITS = 400
"""An integer of more bits is not written down; Python itself refuses beyond 4300 digits."""
BLANK_LINES = re.compile(r"\n\s*\n")
NOT_FINITE = re.compile(r"(?<![\w.])(nan|inf)\b")
COMMON = (type(None), bool, int, float, complex, str, bytes)


def format_value(value: object, *, width: int = WIDTH, lines: int = LINES) -> str:
    """The value as a learner would type it, or a description where that takes too many lines.

    Args:
        value: anything, also an object of a class of its own.
        width: the most columns.
        lines: the most lines.
    """
    return _Writer(width, lines).write(value)


def format_call(
    name: str, args: Sequence[object], kwargs: dict[str, object], *, lines: int = LINES
) -> str:
    """A call as a learner would type it, with an argument per line where it does not fit in one.

    The longest arguments are described where all of them together would take too many lines.

    Args:
        name: what is called.
        args: the arguments.
        kwargs: those with a keyword.
        lines: the most lines of the arguments.
    """
    values = [*args, *kwargs.values()]
    labels = [*("" for _ in args), *(f"{key}=" for key in kwargs)]
    words = [_hang(label, format_value(v)) for label, v in zip(labels, values, strict=True)]
    for limit in (4, 3, 2, 1):
        while _height(words) > max(lines, len(words)) and max(map(_height_of, words)) > limit:
            longest = max(range(len(words)), key=lambda i: _height_of(words[i]))
            words[longest] = _hang(labels[longest], format_value(values[longest], lines=limit))
    one_line = f"{name}({', '.join(words)})"
    if "\n" not in one_line and len(one_line) <= WIDTH:
        return one_line
    if len(words) == 1:
        text = _hang(f"{name}(", words[0]) + ")"
        if max(map(len, text.split("\n"))) <= WIDTH + 8:
            return text
    if len(words) > LINES:
        rest = tr(f"<{len(words)} arguments>", f"<{len(words)} Argumente>")
        words = [*words[: LINES - 2], rest]
    return f"{name}(\n" + "".join(_hang("    ", word) + ",\n" for word in words) + ")"


def hanging_label(label: str, text: str) -> str:
    """A text behind its label, its further lines as far to the right as the first."""
    return _hang(f"{label}: ", text)


def short_repr(value: object, length: int = 80) -> str:
    """What `repr` gives, cut at a length; the name of the type where it fails."""
    try:
        text = repr(value).replace("\n", " ")
    except BaseException:
        return f"<{type(value).__name__}>"
    return text if len(text) <= length else text[: length - 1] + "…"


class _Writer:
    """Writes one value within a number of columns and lines."""

    def __init__(self, width: int, lines: int, budget: Iterator[int] | None = None) -> None:
        self._width = width
        self._lines = lines
        self._budget = budget or iter(range(BUDGET))

    def write(self, value: object, depth: int = 0) -> str:
        try:
            return self._write(value, depth)
        except Exception:
            return short_repr(value)

    def _write(self, value: Any, depth: int) -> str:
        if depth > MAX_DEPTH or next(self._budget, None) is None:
            return "…"
        if isinstance(value, int) and value.bit_length() > MAX_BITS:
            digits = thousands(int(value.bit_length() * math.log10(2)) + 1)
            return tr(
                f"<integer of about {digits} digits>", f"<Ganzzahl mit etwa {digits} Ziffern>"
            )
        if type(value) is float and not math.isfinite(value):
            return f"float('{value}')"
        if isinstance(value, str | bytes):
            return self._text(value)
        if isinstance(value, list):
            return self._sequence(value, "[", "]", depth)
        if isinstance(value, tuple):
            return self._sequence(value, "(", ",)" if len(value) == 1 else ")", depth)
        if isinstance(value, dict):
            return self._pairs(value, depth)
        if isinstance(value, set | frozenset):
            return self._set(value, depth)
        np, torch = sys.modules.get("numpy"), sys.modules.get("torch")
        if np is not None and isinstance(value, np.ndarray):
            return self._array(value, "np", _dtype_suffix("np", value.dtype.name, value.dtype.kind))
        if np is not None and isinstance(value, np.generic):
            plain = value.dtype.kind in "fiu" and bool(np.isfinite(value))
            number = str(value) if plain else self._write(value.item(), depth + 1)
            return f"np.{value.dtype.name}({number})"
        if torch is not None and hasattr(torch, "Tensor") and isinstance(value, torch.Tensor):
            return self._tensor(value)
        return repr(value) if type(value) in COMMON else short_repr(value)

    def _text(self, text: str | bytes) -> str:
        """As code: in one line, in a few that follow each other, or as a repeated part."""
        if len(text) < self._width and len(repr(text)) <= self._width:
            return repr(text)
        for length in (1, 2, 3, 4):
            unit = text[:length]
            if len(text) % length == 0 and text == unit * (len(text) // length):
                return f"{unit!r} * {len(text) // length}"
        if len(text) <= 3 * self._width and self._lines >= 4:
            step = self._width // 2
            parts = [repr(text[i : i + step]) for i in range(0, len(text), step)]
            if max(map(len, parts)) <= self._width and len(parts) <= self._lines:
                return "(" + "\n ".join(parts) + ")"
        begin, end = repr(text[:20])[: self._width // 3], repr(text[-10:])[: self._width // 4]
        if isinstance(text, bytes):
            return f"<{thousands(len(text))} bytes: {begin} … {end}>"
        count = thousands(len(text))
        label = tr(f"text of {count} characters", f"Text mit {count} Zeichen")
        return f"<{label}: {begin} … {end}>"

    def _sequence(self, values: Any, opening: str, closing: str, depth: int) -> str:
        if len(values) > FEW and (short := _repeated(values, opening, closing, self)):
            return short
        label = tr("list", "Liste") if opening == "[" else tr("tuple", "Tupel")
        return self._items(
            values, lambda v: self._write(v, depth + 1), opening, closing, label, depth
        )

    def _pairs(self, values: dict[Any, Any], depth: int) -> str:
        def pair(item: tuple[Any, Any]) -> str:
            return _hang(f"{self._write(item[0], depth + 1)}: ", self._write(item[1], depth + 1))

        label = tr("dictionary", "Dictionary")
        return self._items([*values.items()], pair, "{", "}", label, depth)

    def _set(self, values: set[Any] | frozenset[Any], depth: int) -> str:
        if not values:
            return "set()"
        items = sorted(values, key=short_repr) if len(values) <= MANY else [*values]
        return self._items(
            items, lambda v: self._write(v, depth + 1), "{", "}", tr("set", "Menge"), depth
        )

    def _items(
        self,
        values: Any,
        write: Callable[[Any], str],
        opening: str,
        closing: str,
        label: str,
        depth: int,
    ) -> str:
        """All entries, line by line where they do not fit in one; else the first and the last."""
        if len(values) <= MANY:
            words = [write(value) for value in values]
            text = opening + _flow(words, self._width - 2) + closing
            if self._fits(text):
                return text.replace("\n", "\n ")
        small = _Writer(max(self._width // 6, 12), 1, self._budget)

        def written(entry: Any) -> str:
            return small.write(entry, depth + 1)

        ends = [*values[:SAMPLE], *values[-1:]]
        shown = [
            ": ".join(map(written, v)) if label == tr("dictionary", "Dictionary") else written(v)
            for v in ends
        ]  # fmt: skip
        count = thousands(len(values))
        entries = tr(f"of {count} entries", f"mit {count} Einträgen")
        head = f"<{label} {entries}: "
        text = head + ", ".join([*shown[:-1], "…", shown[-1]]) + ">"
        return text if len(text) <= self._width else f"<{label} {entries}>"

    def _fits(self, text: str) -> bool:
        return _height_of(text) <= self._lines and max(map(len, text.split("\n"))) < self._width

    def _tensor(self, value: Any) -> str:
        data = value.detach().cpu()
        name = str(value.dtype).removeprefix("torch.")
        if data.is_floating_point() and data.dtype.itemsize < 4:
            data = data.float()  # NumPy knows no bfloat16
        suffix = _dtype_suffix("torch", name, "")
        if value.device.type != "cpu":
            suffix += f", device='{value.device}'"
        return self._array(data.resolve_conj().resolve_neg().numpy(), "torch", suffix)

    def _array(self, array: Any, module: str, suffix: str) -> str:
        """An array or tensor of these numbers, made by functions of the module."""
        import numpy as np

        shape, size = array.shape, array.size
        if size == 0 and shape != (0,):
            return f"{module}.zeros({shape_text(shape, module)}{suffix})"
        if size > FEW and (short := _regular(array, module, suffix)):
            return short
        opening = f"{module}.{'array' if module == 'np' else 'tensor'}("
        if size <= MANY:
            text = np.array2string(
                array, separator=", ", threshold=sys.maxsize, floatmode="unique",
                max_line_width=self._width - len(suffix), prefix=opening,
            )  # fmt: skip
            texts = [BLANK_LINES.sub("\n", text), _rows(array, self._width, len(opening))]
            texts = [opening + NOT_FINITE.sub(rf"{module}.\1", t) + f"{suffix})" for t in texts]
            if _height_of(texts[0]) > max(ALIGNED, _height_of(texts[1])):
                texts.reverse()
            for text in filter(self._fits, texts):
                return text
        kind = tr("NumPy array", "NumPy-Array") if module == "np" else tr("tensor", "Tensor")
        flat = array.reshape(-1)
        ends = [_rounded(v.item()) for v in (*flat[:SAMPLE], *flat[-1:])]
        head = tr(f"{kind} of shape {shape}", f"{kind} der Form {shape}")
        text = f"<{head}: {', '.join(ends[:-1])}, …, {ends[-1]}>"
        return text if len(text) <= self._width else f"<{head}>"


def _rows(array: Any, width: int, indent: int) -> str:
    """The entries with as many rows in a line as fit, and nothing aligned."""
    return _nested_rows(array, width - indent - 2).replace("\n", "\n" + " " * indent)


def _nested_rows(array: Any, width: int) -> str:
    if array.ndim == 0:
        return str(array)
    if array.ndim == 1:
        words = [repr(v.item()) if array.dtype.kind in "USc" else str(v) for v in array]
        return f"[{_flow(words, width)}]".replace("\n", "\n ")
    rows = [_nested_rows(row, width - 1) for row in array]
    return f"[{_flow(rows, width, alone=False)}]".replace("\n", "\n ")


def shape_text(shape: tuple[int, ...], module: str) -> str:
    """A shape as an argument: `np.zeros((3, 4))`, but `torch.zeros(3, 4)`."""
    if len(shape) == 1:
        return str(shape[0])
    return str(shape) if module == "np" else ", ".join(map(str, shape))


def _dtype_suffix(module: str, name: str, kind: str) -> str:
    usual = {"np": ("float64", "int64", "bool"), "torch": ("float32", "int64", "bool")}[module]
    return "" if name in usual or kind in ("U", "S") else f", dtype={module}.{name}"


def _regular(array: Any, module: str, suffix: str) -> str:
    """A large array that one function makes; empty where none does."""
    import numpy as np

    flat, shape = array.reshape(-1), array.shape
    if array.dtype.kind not in "biuf":
        return ""
    first = flat[0].item()
    where = shape_text(shape, module)
    if bool((flat == flat[0]).all()) and not bool(np.signbit(flat).any() and first == 0):
        if first in (0, 1):
            if array.dtype.kind == "b":
                suffix = f", dtype={'bool' if module == 'np' else 'torch.bool'}"
            elif array.dtype.kind == "i" and not suffix:
                suffix = f", dtype={module}.int64"
            return f"{module}.{'ones' if first else 'zeros'}({where}{suffix})"
        where = str(shape if len(shape) != 1 or module == "torch" else shape[0])
        return f"{module}.full({where}, {first!r}{suffix})"
    if array.dtype.kind == "b":
        return ""
    if array.ndim == 2 and shape[0] == shape[1] and bool((array == np.eye(shape[0])).all()):
        return f"{module}.eye({shape[0]}{suffix})" if array.dtype.kind == "f" else ""
    step = flat[1].item() - first
    numbers = first + step * np.arange(flat.size)
    whole = float(first).is_integer() and float(step).is_integer() and step != 0
    if not whole or not bool((flat == numbers).all()):
        return ""
    stop = first + step * flat.size
    ends = (stop,) if first == 0 and step == 1 else (first, stop)
    text = ", ".join(repr(v) for v in (*ends, *((step,) if step != 1 else ())))
    made = f"{module}.arange({text}{suffix})"
    return made if len(shape) == 1 else f"{made}.reshape({shape_text(shape, 'torch')})"


def _repeated(values: Any, opening: str, closing: str, writer: _Writer) -> str:
    """A long sequence that is mostly one value, or a range; empty where it is neither."""
    kinds = set(map(type, values))
    if not kinds <= {bool, int, float, str, type(None)}:
        return ""
    if kinds == {int} and values[1] != values[0]:
        step = values[1] - values[0]
        ends = range(values[0], values[0] + step * len(values), step)
        if len(ends) == len(values) and all(map(int.__eq__, ends, values)):
            text = repr(ends) if step != 1 or values[0] else f"range({len(values)})"
            return f"{'list' if opening == '[' else 'tuple'}({text})"
    if len(kinds) == 1 and values[0] and values.count(values[0]) == len(values):
        runs = [(repr(values[0]), len(values))]  # at once, where a million are alike
    elif len(values) <= MOST:
        same = groupby(values, key=lambda v: (type(v), repr(v)))
        runs = [(text, len([*group])) for (_, text), group in same]
    else:
        return ""
    if len(runs) > SAMPLE or max(count for _, count in runs) <= FEW:
        return ""
    comma = "," if opening == "(" else ""
    parts = []
    for text, count in runs:
        if len(text) > 30:
            return ""
        if count <= SAMPLE:
            parts.append(f"{opening}{', '.join([text] * count)}{comma}{closing[-1]}")
        else:
            parts.append(f"{opening}{text}{comma}{closing[-1]} * {count}")
    text = " + ".join(parts)
    return text if len(text) <= writer._width and not NOT_FINITE.search(text) else ""


def _flow(words: Iterable[str], width: int, *, alone: bool = True) -> str:
    """Words parted by commas, as many in a line as fit; one of several lines stands alone.

    Args:
        words: the words.
        width: the most columns.
        alone: whether a collection among them has a line of its own where one is not enough.
    """
    apart, lines, alone = alone, list[str](), True
    for word in words:
        tall = "\n" in word
        if lines and not tall and not alone and len(lines[-1]) + len(word) + 2 <= width:
            lines[-1] += f", {word}"
        else:
            lines.append(word)
        alone = tall or (apart and word.startswith(("[", "{")))
    text = ",\n".join(lines)
    return text if "\n" not in text or len(text) + len(lines) > width else _one_line(lines, text)


def _one_line(lines: list[str], text: str) -> str:
    return text if any("\n" in line for line in lines) else ", ".join(lines)


def _rounded(item: Any) -> str:
    return f"{item:.5g}" if isinstance(item, float) else short_repr(item, 22)


def _hang(prefix: str, text: str) -> str:
    return prefix + text.replace("\n", "\n" + " " * len(prefix))


def _height_of(text: str) -> int:
    return text.count("\n") + 1


def _height(words: Sequence[str]) -> int:
    return sum(map(_height_of, words))
