"""The language between judge and worker: what goes in comes out, and rubbish is refused."""

import contextlib
import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from grader.sandbox import wire
from grader.solution.local import Reference


class Line:
    """A pipe whose other end is itself."""

    def __init__(self, frames=()):
        self.frames = [bytes(f) for f in frames]

    def send_bytes(self, buf, /):
        self.frames.append(bytes(buf))

    def recv_bytes(self, maxlength=None, /):
        if not self.frames:
            raise EOFError
        frame = self.frames.pop(0)
        if maxlength is not None and len(frame) > maxlength:
            raise OSError("too long")
        return frame


def through(value):
    line = Line()
    wire.send(line, {"value": value})
    found = wire.receive(line)["value"]
    assert not line.frames
    return found


plain = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.complex_numbers(),
    st.text(st.characters()),
    st.binary(max_size=50),
)
hashable = st.one_of(st.integers(), st.text(), st.tuples(st.integers(), st.text()))
data = st.recursive(
    plain,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(hashable, inner, max_size=4),
        st.sets(hashable, max_size=4),
    ),
    max_leaves=12,
)


def alike(a, b):
    if type(a) is not type(b):
        return False
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(alike, a, b))
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(alike(a[k], b[k]) for k in a)
    if isinstance(a, float | complex):
        return repr(a) == repr(b)
    return a == b


@given(data)
def test_data_comes_out_as_it_went_in(value):
    assert alike(value, through(value))


@given(arrays.arrays(arrays.scalar_dtypes().filter(lambda d: d.name in wire.DTYPES), (2, 3)))
def test_arrays_come_out_as_they_went_in(array):
    if array.dtype.byteorder == ">":
        array = array.astype(array.dtype.newbyteorder("="))
    found = through(array)
    assert type(found) is np.ndarray
    assert (found.dtype, found.shape, found.tobytes()) == (
        array.dtype,
        array.shape,
        array.tobytes(),
    )


@pytest.mark.parametrize(
    "value",
    [
        np.float64(0.5),
        np.float32(0.1),
        np.int64(-3),
        np.bool_(True),
        np.array(3),
        np.zeros((0, 3)),
        np.arange(6).reshape(2, 3).T,
        np.arange(10)[::2],
        np.array([True, False]),
    ],
    ids=repr,
)
def test_scalars_empty_and_strided_arrays_keep_type_and_shape(value):
    found = through(value)
    assert type(found) is type(value)
    assert found.dtype == value.dtype
    np.testing.assert_array_equal(found, value)


@pytest.mark.parametrize("dtype", ["float32", "float64", "bfloat16", "int64", "bool", "complex64"])
def test_tensors_come_out_as_they_went_in(dtype):
    torch = pytest.importorskip("torch")
    for shape in ((), (0,), (2, 3)):
        tensor = torch.ones(shape).to(getattr(torch, dtype))
        found = through([tensor])[0]
        assert type(found) is torch.Tensor
        assert found.dtype == tensor.dtype
        assert torch.equal(found, tensor)


def test_a_tensor_of_one_entry_out_of_a_table_comes_out_as_it_went_in():
    torch = pytest.importorskip("torch")
    assert through(torch.tensor([[5, 6]])[:, 1]).tolist() == [6]


def test_a_reference_comes_out_as_it_went_in():
    assert through((Reference(3, "Layer"), 1)) == (Reference(3, "Layer"), 1)


def test_what_is_no_data_is_not_sent():
    with pytest.raises(wire.WireError):
        through(object())


def message(body, sizes=(), frames=()):
    return [json.dumps({"body": {"value": body}, "sizes": list(sizes)}).encode(), *frames]


@pytest.mark.parametrize(
    "frames",
    [
        [b""],
        [b"\xff\xfe"],
        [b"[" * 100_000],
        [b"null"],
        [b"{}"],
        [b'{"body": [], "sizes": []}'],
        [b'{"body": {}, "sizes": {}}'],
        [b'{"body": {}, "sizes": [], "more": 1}'],
        [b"x" * (wire.HEADER_LIMIT + 1)],
        message(1, [-1]),
        message(1, [True]),
        message(1, [2**62]),
        message(1, [1] * 5000),
        message(1, [3], [b"12"]),
        message(1, [3], [b"1234"]),
        message({}),
        message({"array": 0}),
        message({"array": 0, "dtype": "float64", "shape": [1]}),
        message({"array": 0, "dtype": "float64", "shape": [2]}, [8], [b"12345678"]),
        message({"array": 0, "dtype": "float64", "shape": [-1]}, [8], [b"12345678"]),
        message({"array": 0, "dtype": "object", "shape": [1]}, [8], [b"12345678"]),
        message({"array": -1, "dtype": "float64", "shape": [1]}, [8], [b"12345678"]),
        message({"array": 0, "dtype": "float64", "shape": [2**40, 2**40]}, [8], [b"12345678"]),
        message({"array": 0, "dtype": "float64", "shape": [1] * 50}, [8], [b"12345678"]),
        message({"tensor": 0, "dtype": "save", "shape": [1], "device": "cpu"}, [1], [b"1"]),
        message({"pickle": "cos\nsystem"}),
        message({"int": "zz"}),
        message({"int": 5}),
        message({"bytes": 7}),
        message({"bytes": "a"}),
        message({"complex": ["a", 1]}),
        message({"set": [[1]]}),
        message({"dict": [[[], 1]]}),
        message({"dict": [1]}),
        message({"tuple": 1}),
        message({"reference": [-1, "x"]}),
        message({"reference": ["0", "x"]}),
        message({"reference": 1}),
        message(eval("[" * 90 + "]" * 90)),
    ],
    ids=lambda frames: repr(frames[0][:70]),
)
def test_rubbish_is_refused(frames):
    with pytest.raises((wire.WireError, EOFError)):
        wire.receive(Line(frames))


@given(st.lists(st.binary(max_size=200), max_size=5))
def test_random_frames_are_refused_or_read_but_never_an_accident(frames):
    with contextlib.suppress(wire.WireError, EOFError):
        wire.receive(Line(frames))


@given(data, st.integers(0, 10_000), st.binary(min_size=1, max_size=4))
def test_a_damaged_message_is_refused_or_read_but_never_an_accident(value, place, damage):
    line = Line()
    wire.send(line, {"value": value, "array": np.arange(3)})
    frame = bytearray(line.frames[0])
    start = place % len(frame)
    frame[start : start + len(damage)] = damage
    with contextlib.suppress(wire.WireError, EOFError):
        wire.receive(Line([bytes(frame), *line.frames[1:]]))


def test_nan_and_infinity_arrive():
    found = through([math.nan, math.inf, -math.inf, -0.0])
    assert [repr(x) for x in found] == ["nan", "inf", "-inf", "-0.0"]
