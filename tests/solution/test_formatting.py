"""How values are written as code: so that they can be typed, and in few lines."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.solution.formatting import LINES, WIDTH, format_call, format_value

torch = pytest.importorskip("torch")

NAMES = {"np": np, "torch": torch}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ([0.5, 1], "[0.5, 1]"),
        ((1,), "(1,)"),
        (set(), "set()"),
        (np.array([[1, 2], [3, 4]]), "np.array([[1, 2],\n          [3, 4]])"),
        (np.array([1.5], dtype=np.float32), "np.array([1.5], dtype=np.float32)"),
        (np.float64(0.5), "np.float64(0.5)"),
        (np.float32(0.1), "np.float32(0.1)"),
        ({"a": (1, 2)}, "{'a': (1, 2)}"),
        ("text", "'text'"),
        ([0.25] * 5000, "[0.25] * 5000"),
        ((1,) * 20, "(1,) * 20"),
        ([0] * 20 + [1], "[0] * 20 + [1]"),
        (list(range(100)), "list(range(100))"),
        (list(range(5, 50, 3)), "list(range(5, 50, 3))"),
        ("x" * 300_000, "'x' * 300000"),
        (np.zeros((64, 64)), "np.zeros((64, 64))"),
        (np.full((3, 4), 0.1), "np.full((3, 4), 0.1)"),
        (np.ones((3, 3), dtype=int), "np.ones((3, 3), dtype=np.int64)"),
        (np.arange(12).reshape(3, 4), "np.arange(12).reshape(3, 4)"),
        (np.eye(4), "np.eye(4)"),
        (torch.zeros(3, 1, 64, 64), "torch.zeros(3, 1, 64, 64)"),
        (torch.arange(12.0).reshape(3, 4), "torch.arange(12.0).reshape(3, 4)"),
        (
            torch.tensor([[1.0, 0.5], [0.25, 4.0]]),
            "torch.tensor([[1.  , 0.5 ],\n              [0.25, 4.  ]])",
        ),
    ],
)
def test_values_are_written_as_a_learner_types_them(value, text):
    assert format_value(value) == text


@pytest.mark.parametrize(
    "value",
    [
        [0.5, 0.50000095],
        [0.1 * n for n in range(5)],
        [[n * 1.5 for n in range(12)] for _ in range(5)],
        [float("inf"), 1.0],
        [0.0] * 12 + [-0.0],
        {"a": [1] * 30, (1, 2): None},
        {1, 2, 3},
        2**300,
        "a'b\n\ud800",
        "word " * 40,
        b"\x00" * 500,
        (True, None, 1j),
        list(range(10, -10, -2)),
    ],
)
def test_what_is_written_as_code_gives_the_value_when_it_is_typed(value):
    assert eval(format_value(value)) == value


@pytest.mark.parametrize(
    "array",
    [
        np.array([0.5, 0.50000095]),
        np.array([[np.nan, np.inf], [-np.inf, 1.0]]),
        np.random.default_rng(0).random((3, 3)),
        np.random.default_rng(0).random((8, 3)).round(1),
        np.random.default_rng(0).integers(0, 255, (4, 4), dtype=np.uint8),
        np.array([True, False] * 20),
        np.zeros((0, 3), dtype=np.float32),
        np.full((4, 5), -0.0),
        np.arange(20, 0, -1),
        np.arange(3, 33, 3).reshape(2, 5),
        np.array(3.5),
        np.array([1 + 2j, 0]),
        np.ones(9, dtype=bool),
    ],
)
def test_an_array_that_is_typed_is_the_array(array):
    typed = eval(format_value(array), NAMES)
    assert typed.dtype == array.dtype
    np.testing.assert_array_equal(typed, array)


@pytest.mark.parametrize(
    "tensor",
    [
        torch.rand(3, 4, generator=torch.Generator().manual_seed(0)),
        torch.rand(2, 2, 2, generator=torch.Generator().manual_seed(0)).double(),
        torch.tensor([float("nan"), 1.0]),
        torch.full((3, 4), 2),
        torch.full((3, 4), 0.1),
        torch.ones(4, 4, dtype=torch.bool),
        torch.tensor([0.1, 2.5], dtype=torch.bfloat16),
        torch.arange(12),
        torch.zeros(0, 3),
        torch.tensor(1.5),
    ],
)
def test_a_tensor_that_is_typed_is_the_tensor(tensor):
    typed = eval(format_value(tensor), NAMES)
    torch.testing.assert_close(typed, tensor, rtol=0, atol=0, equal_nan=True)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(10**5000, id="a large integer"),
        [0.1 * n for n in range(5000)],
        "".join(map(str, range(5000))),
        np.random.default_rng(0).random((30, 30)),
        torch.rand(3, 8, 8),
        {n: n for n in range(5000)},
    ],
)
def test_what_is_too_large_to_type_is_plainly_no_code(value):
    text = format_value(value)
    assert text.startswith("<")
    assert text.endswith(">")
    assert "\n" not in text


def test_the_ends_of_a_long_list_are_shown_with_its_length():
    text = format_value([n / 8 for n in range(5001)])
    assert text == "<list of 5,001 entries: 0.0, 0.125, 0.25, …, 625.0>"


def test_a_long_call_has_an_argument_per_line():
    array = np.array([[0.8, 0.6], [0.5, 0.9]])
    assert format_call("train", (array, 1), {"rate": 0.5}) == (
        "train(\n    np.array([[0.8, 0.6],\n              [0.5, 0.9]]),\n    1,\n    rate=0.5,\n)"
    )


def test_arrays_of_a_call_are_written_denser_before_one_is_described():
    arrays = [np.random.default_rng(n).random((6, 2)).round(1) for n in range(4)]
    typed = eval(format_call("f", arrays, {}), {"f": lambda *args: args, **NAMES})
    for given_array, array in zip(typed, arrays, strict=True):
        np.testing.assert_array_equal(given_array, array)


class Hostile:
    def __repr__(self):
        raise RuntimeError


class HostileList(list[int]):
    def __len__(self):
        raise RuntimeError


def nested(depth):
    value: list[object] = []
    for _ in range(depth):
        value = [value]
    return value


endless: list[object] = []
endless.append(endless)

SPECIAL = {
    "a large integer": 10**5000,
    "a negative one": -(10**5000),
    "a long text": "x" * 10**6,
    "many lines": "ab\n" * 10**5,
    "many bytes": b"\0" * 10**6,
    "surrogates": "\ud800" * 500,
    "no number": math.nan,
    "a deep list": nested(1000),
    "a list that holds itself": endless,
    "an object that cannot be shown": Hostile(),
    "a list without a length": HostileList([1]),
    "a long list": [0.25] * 10**6,
    "a large array": np.zeros((1000, 1000)),
    "an array of four axes": np.random.default_rng(0).random((2, 3, 4, 5)),
    "an array of objects": np.array([10**5000], dtype=object),
    "a structured array": np.zeros(3, dtype="i4,f4"),
    "an array of texts": np.array(["a" * 500] * 3),
    "a scalar": np.float64("nan"),
    "a large tensor": torch.rand(4, 1, 64, 64),
    "a tensor in a graph": torch.zeros(3, requires_grad=True),
    "a sparse tensor": torch.eye(3).to_sparse(),
}
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.complex_numbers(),
    st.text(st.characters(codec=None, exclude_categories=[])),
    st.binary(),
    st.sampled_from(sorted(SPECIAL)).map(
        lambda name: SPECIAL[name]
    ),  # not all of them can be shown
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=30),
        st.lists(inner, max_size=30).map(tuple),
        st.dictionaries(st.text(max_size=200) | st.integers(), inner, max_size=30),
    ),
    max_leaves=60,
)


def assert_bounded(text, lines, width):
    assert text.count("\n") < lines
    assert max(map(len, text.split("\n"))) <= width


@settings(deadline=None, max_examples=60)
@given(values)
def test_whatever_the_value_it_is_written_in_few_lines(value):
    assert_bounded(format_value(value), LINES, WIDTH + 10)


@settings(deadline=None, max_examples=60)
@given(st.lists(values, max_size=12), st.dictionaries(st.sampled_from("abc"), values))
def test_whatever_the_arguments_a_call_is_written_in_few_lines(args, kwargs):
    assert_bounded(format_call("support.weights_after", args, kwargs), LINES + 14, 120)
