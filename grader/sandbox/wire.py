"""Wire protocol between judge and worker: a JSON header and raw buffers, never pickle.

A message is one frame of JSON, then one frame for each buffer that it announces. What arrives from
a worker is untrusted: every length, dtype, shape and name is checked before anything is built, and
what is built is of exact types.
"""

import json
import math
import sys
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from grader.solution.local import Reference
from grader.solution.values import MAX_DEPTH, Data

HEADER_LIMIT, BUFFER_LIMIT = 16 * 2**20, 2**28
"""Maximum number of bytes of the header, and of all buffers together."""
MAX_BUFFERS, MAX_DIMENSIONS = 4096, 32
DTYPES = frozenset(
    ["bool", "float16", "float32", "float64", "bfloat16", "complex64", "complex128"]
    + [f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)]
)
SAFE_INT = 2**53
"""A larger integer is sent as text, since readers of JSON may take it for a float."""
JSON_TYPES = frozenset([type(None), bool, float, str])
"""Types that JSON gives back unchanged; a large integer loses digits."""


class WireError(Exception):
    """A malformed message, or a value that cannot be sent."""


class Pipe(Protocol):
    """What this module uses of a multiprocessing connection."""

    def send_bytes(self, buf: Any, /) -> None: ...

    def recv_bytes(self, maxlength: int | None = None, /) -> bytes: ...


def send(pipe: Pipe, message: dict[str, Data]) -> None:
    """Send a message of data, under keys of text.

    Raises:
        WireError: a value is no data.
        OSError: the other side is gone.
    """
    buffers: list[Any] = []
    body = {key: _encode(value, buffers) for key, value in message.items()}
    header = {"body": body, "sizes": [memoryview(b).nbytes for b in buffers]}
    pipe.send_bytes(json.dumps(header).encode())
    for buffer in buffers:
        pipe.send_bytes(buffer)


def receive(pipe: Pipe) -> dict[str, Data]:
    """The next message.

    Raises:
        WireError: it is malformed or too large.
        EOFError, ConnectionError: the other side is gone.
    """
    try:
        content = pipe.recv_bytes(HEADER_LIMIT)
    except (EOFError, ConnectionError):
        raise
    except OSError as error:
        raise WireError("a header is too long or cut off") from error
    try:
        header = json.loads(content)
    except MemoryError as error:
        raise WireError("a header is too large") from error
    except (ValueError, RecursionError) as error:
        raise WireError("a header is no JSON") from error
    sizes, body = _fields(header, "sizes", "body")
    if not isinstance(sizes, list) or not isinstance(body, dict):
        raise WireError("a header lacks its parts")
    if len(sizes) > MAX_BUFFERS or not all(type(s) is int and s >= 0 for s in sizes):
        raise WireError("a header announces impossible buffers")
    if sum(sizes) > BUFFER_LIMIT:
        raise WireError(f"a message is larger than {BUFFER_LIMIT // 2**20} MB")
    buffers = _Buffers(_buffer(pipe, size) for size in sizes)
    return {key: _decode(value, buffers, 0) for key, value in body.items()}


class _Buffers:
    """The buffers of a message, each for one value: what several share would be copied for each."""

    def __init__(self, contents: Iterable[bytes]) -> None:
        self._left: dict[int, bytes] = dict(enumerate(contents))

    def take(self, index: object) -> bytes:
        if type(index) is not int or index not in self._left:
            raise WireError("a value without a buffer of its own")
        return self._left.pop(index)


def _buffer(pipe: Pipe, size: int) -> bytes:
    try:
        content = pipe.recv_bytes(max(size, 1))
    except (EOFError, ConnectionError):
        raise
    except OSError as error:
        raise WireError("a buffer is longer than announced") from error
    if len(content) != size:
        raise WireError("a buffer is shorter than announced")
    return content


def _fields(header: object, *names: str) -> tuple[Any, ...]:
    if not isinstance(header, dict) or set(header) != set(names):
        raise WireError("a header lacks its parts")
    return tuple(header[name] for name in names)


def _encode(value: Data, buffers: list[Any]) -> Any:
    """The value in JSON's types; containers and arrays are objects with their kind as first key."""
    if value is None or type(value) in (bool, str, float):  # np.float64 is a float, too
        return value
    if type(value) is int:
        return value if abs(value) < SAFE_INT else {"int": hex(value)}
    if type(value) is complex:
        return {"complex": [value.real, value.imag]}
    if type(value) is bytes:
        return {"bytes": _append(value, buffers)}
    if isinstance(value, list):
        return _encode_items(value, buffers)
    if isinstance(value, tuple | set):
        return {type(value).__name__: _encode_items(value, buffers)}
    if isinstance(value, dict):
        pairs = [[_encode(k, buffers), _encode(v, buffers)] for k, v in value.items()]
        return {"dict": pairs}
    if isinstance(value, Reference):
        return {"reference": [value.number, value.type_name]}
    return _encode_array(value, buffers)


def _encode_items(values: Any, buffers: list[Any]) -> list[Any]:
    if JSON_TYPES.issuperset(map(type, values)):  # the fast way for a long list of floats
        return list(values)
    return [_encode(item, buffers) for item in values]


def _encode_array(value: Any, buffers: list[Any]) -> Any:
    np, torch = sys.modules.get("numpy"), sys.modules.get("torch")
    if np is not None and isinstance(value, np.ndarray | np.generic):
        kind = "array" if isinstance(value, np.ndarray) else "scalar"
        array = np.ascontiguousarray(value)
        if array.dtype.kind in "US":
            return {kind + "_of_text": [_encode(v.item(), buffers) for v in array.flat],
                    "shape": list(value.shape)}  # fmt: skip
        raw = array.reshape(-1).view(np.uint8)
        return {kind: _append(raw, buffers), "dtype": value.dtype.name, "shape": list(value.shape)}
    if torch is not None and isinstance(value, torch.Tensor):
        # contiguous() leaves a single entry with the stride that it had, which view() refuses
        whole = value.detach().cpu().clone(memory_format=torch.contiguous_format)
        raw = whole.reshape(-1).view(torch.uint8).numpy()
        dtype = str(value.dtype).removeprefix("torch.")
        return {
            "tensor": _append(raw, buffers),
            "dtype": dtype,
            "shape": list(value.shape),
            "device": str(value.device),
        }
    raise WireError(f"a value of type {type(value).__name__} cannot be sent")


def _append(buffer: Any, buffers: list[Any]) -> int:
    """Add a buffer to the message; returns its index."""
    buffers.append(buffer)
    return len(buffers) - 1


def _decode(value: Any, buffers: _Buffers, depth: int) -> Data:
    if depth > 2 * MAX_DEPTH:
        raise WireError("a value is nested too deep")
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list):
        return _items(value, buffers, depth + 1)
    if not isinstance(value, dict) or not value:
        raise WireError("a value of no known kind")
    kind = next(iter(value))
    if kind in ("array", "scalar", "tensor"):
        return _decode_array(kind, value, buffers)
    if len(value) != 1 or kind not in _KINDS:
        raise WireError(f"a value of the unknown kind {kind[:40]!r}")
    try:
        return _KINDS[kind](value[kind], buffers, depth + 1)
    except (TypeError, ValueError, IndexError, OverflowError) as error:
        raise WireError(f"a malformed {kind}") from error


def _decode_array(kind: str, value: dict[str, Any], buffers: _Buffers) -> Any:
    names = [kind, "dtype", "shape"] + ["device"] * (kind == "tensor")
    index, dtype, shape, *device = _fields(value, *names)
    if dtype not in DTYPES or not isinstance(shape, list) or len(shape) > MAX_DIMENSIONS:
        raise WireError("an array of an unknown dtype or shape")
    if not all(type(n) is int and 0 <= n <= BUFFER_LIMIT for n in shape):
        raise WireError("an array of an impossible shape")
    buffer = buffers.take(index)
    if kind == "tensor":
        return _tensor(dtype, shape, str(device[0])[:20], buffer)
    import numpy as np

    if dtype == "bfloat16" or math.prod(shape) * np.dtype(dtype).itemsize != len(buffer):
        raise WireError("an array whose buffer has another size")
    array = np.frombuffer(bytearray(buffer), dtype=dtype).reshape(shape)
    return array[()] if kind == "scalar" else array


def _tensor(dtype: str, shape: list[int], device: str, buffer: bytes) -> Any:
    import torch

    kind = getattr(torch, dtype, None)
    if kind is None or math.prod(shape) * kind.itemsize != len(buffer):
        raise WireError("a tensor whose buffer has another size")
    if not buffer:
        return torch.empty(shape, dtype=kind)
    tensor = torch.frombuffer(bytearray(buffer), dtype=kind).reshape(shape)
    on_gpu = device.startswith("cuda") and torch.cuda.is_available()
    return tensor.to(device) if on_gpu else tensor


def _items(values: Any, buffers: _Buffers, depth: int) -> list[Data]:
    if not isinstance(values, list):
        raise WireError("a container without a list")
    if JSON_TYPES.issuperset(map(type, values)):
        return values
    return [_decode(value, buffers, depth) for value in values]


def _reference(value: Any) -> Reference:
    number, name = value
    if type(number) is not int or number < 0 or not isinstance(name, str):
        raise WireError("a malformed reference")
    return Reference(number, name[:60])


def _pairs(values: Any, buffers: _Buffers, depth: int) -> dict[Data, Data]:
    return {_decode(key, buffers, depth): _decode(item, buffers, depth) for key, item in values}


_KINDS: dict[str, Callable[[Any, _Buffers, int], Data]] = {
    "int": lambda v, _b, _d: int(v, 16),
    "complex": lambda v, _b, _d: complex(float(v[0]), float(v[1])),
    "bytes": lambda v, b, _d: b.take(v),
    "tuple": lambda v, b, d: tuple(_items(v, b, d)),
    "set": lambda v, b, d: set(_items(v, b, d)),
    "dict": _pairs,
    "reference": lambda v, _b, _d: _reference(v),
}
