"""What may pass between a test and a learner's code: copies of plain data, or handles.

Whatever a learner's function returns is rebuilt from exact built-in types, NumPy arrays and torch
tensors. So no subclass with an `__eq__` of its own meets a comparison, and no test shares memory
with the code it tests. Neither NumPy nor torch is imported here: a value of theirs can only turn
up where they are imported already.
"""

import sys
from collections.abc import Callable
from typing import Any

from grader.i18n import tr
from grader.solution.formatting import format_value as format_value

MAX_DEPTH = 40
SCALAR_TYPES = frozenset([type(None), bool, int, float, complex, str, bytes])

Data = Any
"""None, bool, int, float, complex, str, bytes, list, tuple, dict, set, NumPy array or scalar,
torch tensor: of exactly these types, at any depth."""


class NotSerialisable(Exception):
    """A value that cannot be copied as data; the message says why."""


def to_plain_data(value: Any, handle: Callable[[object], object], depth: int = 0) -> Data:
    """A copy of the value made of exact types; any object of another type becomes `handle(object)`.

    Raises:
        NotSerialisable: the value is nested more than 40 deep, as one that contains itself is.
    """
    if type(value) in SCALAR_TYPES:
        return value
    # type(value), since isinstance also believes what an object says of its __class__
    if depth > MAX_DEPTH:
        raise NotSerialisable(
            tr(
                f"it is nested more than {MAX_DEPTH} deep and may contain itself",
                f"es ist mehr als {MAX_DEPTH}-fach verschachtelt und enthält sich vielleicht "
                "selbst",
            )
        )
    if issubclass(type(value), list | tuple | set | frozenset):
        items = _items(value)
        if not SCALAR_TYPES.issuperset(map(type, items)):  # else a long list of numbers takes long
            items = [to_plain_data(item, handle, depth + 1) for item in items]
        return items if issubclass(type(value), list) else _container(value, items)
    if issubclass(type(value), dict):
        pairs = [(k, v) for k, v in dict.items(value)]
        return {
            to_plain_data(k, handle, depth + 1): to_plain_data(v, handle, depth + 1)
            for k, v in pairs
        }
    if (array := _numpy_copy(value)) is not None:
        return array
    if (tensor := _torch_copy(value)) is not None:
        return tensor
    for exact in (int, float, complex, str, bytes):
        if issubclass(type(value), exact):  # an IntEnum, say: its value, not its methods
            return _base(value, exact)
    return handle(value)


def _items(value: list[Any] | tuple[Any, ...] | set[Any] | frozenset[Any]) -> list[Any]:
    for base in (list, tuple, set, frozenset):
        if issubclass(type(value), base):
            return [*base.__iter__(value)]  # type: ignore[arg-type]
    raise TypeError(type(value))


def _container(value: object, items: list[Any]) -> object:
    return tuple(items) if issubclass(type(value), tuple) else set(items)


def _base(value: Any, exact: Any) -> Any:
    if exact is str:
        return str.__str__(value)
    if exact is bytes:
        return bytes.__getitem__(value, slice(None))
    return exact.__add__(value, exact(0))


def _numpy_copy(value: object) -> Any:
    """An exact copy of a NumPy array or scalar of numbers or text, else None.

    A scalar of text, such as an entry of an array of names, is a text like any other.
    """
    np = sys.modules.get("numpy")
    if np is None or not issubclass(type(value), np.ndarray | np.generic):
        return None
    array = np.array(value, copy=True, subok=False)
    if array.dtype.hasobject or array.dtype.names is not None:
        return None
    if not issubclass(type(value), np.generic):
        return array
    return array.item() if array.dtype.kind in "US" else array[()]


def _torch_copy(value: Any) -> Any:
    """An exact copy of a tensor outside any graph, else None."""
    torch = sys.modules.get("torch")
    if torch is None or not hasattr(torch, "Tensor") or not issubclass(type(value), torch.Tensor):
        return None
    with torch._C.DisableTorchFunctionSubclass():
        _require_numbers(value, torch)
        return value.detach().as_subclass(torch.Tensor).clone()


def _require_numbers(tensor: Any, torch: Any) -> None:
    """Refuse a tensor that is not a plain block of numbers.

    Raises:
        NotSerialisable: it has no numbers, or keeps them in another form.
    """
    if tensor.device.type == "meta":
        raise NotSerialisable(
            tr(
                "it is a tensor on the device `meta`, which has a shape and no numbers",
                "es ist ein Tensor auf dem Gerät `meta`, der eine Form und keine Zahlen hat",
            )
        )
    if tensor.layout is not torch.strided or tensor.is_nested or tensor.is_quantized:
        layout = str(tensor.layout).removeprefix("torch.")
        raise NotSerialisable(
            tr(
                f"it is no ordinary tensor (layout {layout}); make one with `.to_dense()` or the "
                "like",
                f"es ist kein gewöhnlicher Tensor (Layout {layout}); mach einen daraus, etwa mit "
                "`.to_dense()`",
            )
        )
