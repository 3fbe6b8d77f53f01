import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.testing.compare import difference


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (True, 1),
        (1.0, 1),
        (np.int64(1), 1),
        (np.bool_(True), 1),
        (np.array(1), 1),
        (1, True),
        ([1, 2], [1, 2]),
        ((1, 2), [1, 2]),
        (np.array([1, 2]), [1, 2]),
        ([1.0, np.float32(2)], (1, 2)),
        (np.array([1.0, 2.0]), np.array([1, 2])),
        (np.array([], dtype=int), []),
        ([[1, 2], [3, 4]], ((1, 2), (3, 4))),
        ({"a": [1, 2]}, {"a": (1, 2)}),
        ("fires", "fires"),
        (None, None),
        ([None, "a", 1], [None, "a", True]),
        (float("nan"), float("nan")),
        (float("inf"), float("inf")),
        ({1, 2}, {2, 1}),
        ((np.zeros(2), np.zeros(3)), (np.zeros(2), np.zeros(3))),
    ],
)
def test_what_a_sensible_learner_returns_agrees(actual, expected):
    assert difference(actual, expected) is None


@pytest.mark.parametrize(
    ("actual", "expected", "aspect"),
    [
        (None, 1, "type"),
        ("1", 1, "type"),
        ([1], 1, "type"),
        ([1, 2], np.array([1, 2]), "type"),
        (np.array([1, 2]), "12", "type"),
        (["a", "b"], [1, 2], "type"),
        ([None, 2], [1, 2], "type"),
        (np.array([1]), 1, "shape"),
        (1, np.array([1]), "type"),
        (np.array(1), np.array([1]), "shape"),
        (np.zeros((2, 3)), np.zeros((3, 2)), "shape"),
        ([[1, 2], [3]], [[1, 2], [3, 4]], "shape"),
        ([1, 2, 3], [1, 2], "shape"),
        ([1], [], "shape"),
        ({"a": 1}, {"b": 1}, "shape"),
        (np.array([1.0, np.nan]), np.array([1.0, 2.0]), "finite"),
        (float("inf"), 1.0, "finite"),
        (2, 1, "values"),
        (np.array([1, 3]), np.array([1, 2]), "values"),
        (np.array([2**53 + 1]), np.array([2**53]), "values"),
        ({"a": 1}, {"a": 2}, "values"),
        ("a", "b", "values"),
        (1.0, float("nan"), "values"),
    ],
)
def test_the_first_difference_is_named(actual, expected, aspect):
    found = difference(actual, expected)
    assert found is not None
    assert found.aspect == aspect


def test_a_wrong_shape_is_reported_before_wrong_values():
    found = difference(np.array([np.nan, 1, 1]), np.array([1, 2]))
    assert (found.aspect, found.expected, found.actual) == (
        "shape",
        "shape (2,): np.array([1, 2])",
        "shape (3,): np.array([nan,  1.,  1.])",
    )


def test_dtype_is_demanded_only_where_the_task_does():
    half, full = np.array([1.5], dtype=np.float32), np.array([1.5])
    assert difference(half, full) is None
    found = difference(half, full, dtype="float64")
    assert (found.aspect, found.expected, found.actual) == (
        "dtype",
        "dtype float64",
        "dtype float32",
    )


def test_first_wrong_index_largest_error_and_tolerance_are_shown():
    expected = np.array([[2.75, 2.5], [4.0, 1.0]])
    actual = np.array([[2.75, 40.0], [4.0, 1.5]])
    found = difference(actual, expected, atol=1e-6)
    assert found.details == (
        "2 of 4 entries differ, the first at index (0, 1): expected 2.5, actual 40",
        "largest error 37.5; tolerance 1e-06 + 0·|expected|",
    )
    assert found.actual == "[2.75    40<]\n[   4   1.5<]"
    assert found.expected == "[2.75   2.5<]\n[   4     1<]"


@pytest.mark.parametrize(
    ("slip", "pattern"),
    [
        (lambda e: e.T, "It looks transposed."),
        (lambda e: -e, "Every sign is the wrong way round."),
        (lambda e: e[::-1, ::-1], "It looks turned by 180 degrees."),
        (lambda e: e[:, ::-1], "The order is the wrong way round."),
        (lambda e: 4 * e, "Every entry is 4 times what is expected."),
        (lambda e: e + 0.5, "Every entry is off by 0.5."),
        (lambda e: e**2, None),
    ],
)
def test_a_classic_slip_is_recognised(slip, pattern):
    expected = np.array([[1.0, 2.0, 5.0], [3.0, 7.0, 11.0], [13.0, 17.0, 19.0]])
    details = difference(slip(expected), expected).details
    assert details[2:] == ((pattern,) if pattern else ())


def test_numbers_that_look_alike_are_shown_apart():
    found = difference(np.array([1 / 3, 1.0]), np.array([1 / 3 + 1e-12, 1.0]))
    assert "expected 0.3333333333343333, actual 0.3333333333333333" in found.details[0]


def test_unsigned_images_are_subtracted_without_wrapping():
    found = difference(np.array([0, 9], dtype=np.uint8), np.array([1, 9], dtype=np.uint8))
    assert "largest error 1" in found.details


def test_lists_of_unequal_length_are_compared_entry_by_entry():
    assert difference([[4, 1], [2]], [[4, 1], [2]]) is None
    assert difference([[4, 1], [3]], [[4, 1], [2]]).details[0] == "at index 1"
    assert difference([[4, 1], [2, 2]], [[4, 1], [2]]).aspect == "shape"
    assert difference([[2**70], [1, 2]], [[2**70], [1, 2]]) is None


def test_a_missing_return_is_asked_about():
    assert difference(None, 1).details == ("Is a `return` missing?",)


floats = st.floats(allow_nan=True, allow_infinity=True, width=32)


@given(st.lists(floats, min_size=1, max_size=6), st.lists(floats, min_size=1, max_size=6))
def test_it_agrees_with_numpy_testing(left, right):
    a, e = np.array(left), np.array(right)
    try:
        np.testing.assert_allclose(a, e, rtol=1e-5, atol=1e-6)
        same = a.shape == e.shape
    except AssertionError:
        same = False
    assert (difference(a, e, rtol=1e-5, atol=1e-6) is None) == same


def test_an_array_too_large_for_a_text_is_kept_as_numbers_for_a_picture():
    import numpy as np

    from grader.testing.array_diff import value_difference

    def grids(shape):
        expected, actual = np.zeros(shape), np.ones(shape)
        found = value_difference(actual, expected, 0, 0, lambda: ("", ""))
        return found.grids

    assert grids((3, 4)) is None
    expected, actual = grids((2, 12, 12))
    assert (len(expected), len(expected[0])) == (24, 12)
    assert actual[23][11] == 1
    assert grids((65, 64)) is None
