"""What kind of thing a value is, and how a person calls it.

NumPy and torch are looked up, never imported: a value of theirs can only be there when they are.
"""

import sys
from typing import Any

from grader.i18n import tr
from grader.solution.formatting import format_value, hanging_label
from grader.solution.values import Data
from grader.testing.proxy import ObjectProxy, described_type, reference_of

NUMBERS = (bool, int, float, complex)


def is_array(value: object) -> bool:
    """Whether it is a NumPy array."""
    np = sys.modules.get("numpy")
    return np is not None and isinstance(value, np.ndarray)


def is_numpy_scalar(value: object) -> bool:
    """Whether it is a single number of NumPy's, such as np.int64(1)."""
    np = sys.modules.get("numpy")
    return np is not None and isinstance(value, np.generic)


def is_tensor(value: object) -> bool:
    """Whether it is a torch tensor."""
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(value, torch.Tensor)


def is_numeric(value: Data) -> bool:
    """Whether it is a number, an array or tensor of numbers, or nested sequences of numbers."""
    if isinstance(value, list | tuple):
        return len(value) > 0 and all(map(is_numeric, value))
    if is_array(value) or is_numpy_scalar(value):
        return str(value.dtype.kind) in "biufc"
    return isinstance(value, NUMBERS) or is_tensor(value)


def as_array(value: Data) -> Any:
    """The numbers as a NumPy array; None where a sequence has rows of unequal length."""
    import numpy as np

    if is_tensor(value):
        value = value.detach().cpu()
        short = value.is_floating_point() and value.dtype.itemsize < 4  # NumPy knows no bfloat16
        return (value.float() if short else value).numpy()
    try:
        return np.asarray(value)
    except (ValueError, OverflowError):
        return None


def dtype_name(value: Any) -> str:
    """The dtype of an array or tensor, such as "float32"; of anything else its type's name."""
    dtype = getattr(value, "dtype", None)
    return str(dtype).removeprefix("torch.") if dtype is not None else type(value).__name__


def device(value: Any) -> str:
    """Where a tensor's data are; of anything else "cpu"."""
    return str(value.device) if is_tensor(value) else "cpu"


def is_function(value: object) -> bool:
    """Whether it is a function of the learner's, not called."""
    return isinstance(value, ObjectProxy) and reference_of(value).type_name == "function"


def described(value: Data) -> str:
    """The kind of a value in a person's words."""
    if is_array(value):
        shape = value.shape
        return tr(f"a NumPy array of shape {shape}", f"ein NumPy-Array der Form {shape}")
    if is_tensor(value):
        shape = tuple(value.shape)
        return tr(f"a tensor of shape {shape}", f"ein Tensor der Form {shape}")
    if isinstance(value, NUMBERS) or is_numpy_scalar(value):
        return tr("a number", "eine Zahl")
    names = {
        "str": tr("a text", "ein Text"),
        "list": tr("a list", "eine Liste"),
        "tuple": tr("a tuple", "ein Tupel"),
        "dict": tr("a dictionary", "ein Dictionary"),
        "set": tr("a set", "eine Menge"),
        "NoneType": "None",
    }
    kind = reference_of(value).type_name if isinstance(value, ObjectProxy) else type(value).__name__
    return names.get(kind) or described_type(kind)


def described_with_value(value: Data) -> str:
    """The kind of a value and the value itself, where that says more."""
    if value is None or isinstance(value, ObjectProxy):
        return described(value)
    return hanging_label(described(value), format_value(value))
