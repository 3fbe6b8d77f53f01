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
        ([[1, 2], [3]], [[1, 2], [3, 4]], "length"),
        ([1, 2, 3], [1, 2], "length"),
        ([1], [], "length"),
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


def only_difference(actual, expected, **options):
    """The difference of two values that have one."""
    found = difference(actual, expected, **options)
    assert found is not None
    return found


def test_a_wrong_shape_is_reported_before_wrong_values():
    found = only_difference(np.array([np.nan, 1, 1]), np.array([1, 2]))
    assert (found.aspect, found.expected, found.actual) == (
        "shape",
        "shape (2,): np.array([1, 2])",
        "shape (3,): np.array([np.nan,  1.,  1.])",
    )


def test_dtype_is_demanded_only_where_the_task_does():
    half, full = np.array([1.5], dtype=np.float32), np.array([1.5])
    assert difference(half, full) is None
    found = only_difference(half, full, dtype="float64")
    assert (found.aspect, found.expected, found.actual) == (
        "dtype",
        "dtype float64",
        "dtype float32",
    )


def test_first_wrong_index_largest_error_and_tolerance_are_shown():
    expected = np.array([[2.75, 2.5], [4.0, 1.0]])
    actual = np.array([[2.75, 40.0], [4.0, 1.5]])
    found = only_difference(actual, expected, atol=1e-6)
    assert found.details == (
        "2 of 4 entries differ (marked ^), the first at index (0, 1); "
        "largest error 37.5 (tolerance 1e-06)",
    )
    assert found.expected == "[2.75  2.5]\n[   4    1]"
    assert found.actual.split("\n") == [
        "[2.75   40]",
        "        ^^",
        "[   4  1.5]",
        "       ^^^",
    ]


def test_where_all_entries_differ_none_is_marked():
    found = difference(np.array([1.0, 2.0, 4.0]), np.array([7.0, 5.0, 0.5]))
    assert found.actual == "[  1   2   4]"
    assert found.details == ("All 3 entries differ; largest error 6",)


def test_of_a_large_array_the_rows_that_differ_are_shown():
    expected = np.random.default_rng(0).random((20, 8, 40)).round(2)
    actual = expected.copy()
    actual[3, 2, 30], actual[7, 1, 5] = 9.5, 9.75
    found = difference(actual, expected)
    assert found.actual.split("\n")[0].startswith("[3, 2]: [… ")
    assert "9.5" in found.actual.split("\n")[0]
    assert found.actual.split("\n")[2].startswith("[7, 1]: [")
    assert found.actual.endswith("(shape (20, 8, 40); the other rows are right)")


@pytest.mark.parametrize("shape", [(3,), (400,), (30, 2), (2, 300), (3, 4, 5, 6), (1, 1, 64, 64)])
@pytest.mark.parametrize("scale", [1.0, 1e-300, 1e12])
def test_whatever_the_shape_the_difference_has_few_lines(shape, scale):
    rng = np.random.default_rng(0)
    found = difference(scale * rng.random(shape), scale * rng.random(shape))
    lines = [*found.expected.split("\n"), *found.actual.split("\n"), *found.details]
    assert len(lines) <= 18
    assert max(map(len, lines)) <= 100


GRID = np.array([[1.0, 2.0, 5.0], [3.0, 7.0, 11.0], [13.0, 17.0, 19.0]])


@pytest.mark.parametrize(
    ("slip", "pattern"),
    [
        (lambda e: e.T, "It looks transposed."),
        (lambda e: -e, "Every sign is the wrong way round."),
        (lambda e: e[::-1, ::-1], "It looks turned by 180 degrees."),
        (lambda e: e[:, ::-1], "The order is the wrong way round."),
        (lambda e: 4 * e, "Every entry is 4 times what is expected."),
        (lambda e: e + 0.5, "Every entry is off by 0.5."),
        (lambda e: e.astype(np.float32) + np.float32(1e-7) * e, "It is right up to rounding."),
        (lambda e: e**2, None),
        (lambda e: e + np.random.default_rng(0).random(e.shape) * 1e-3, None),
    ],
)
def test_a_classic_slip_is_recognised(slip, pattern):
    details = difference(slip(GRID), GRID).details
    assert [d for d in details if d[0].isupper() and "differ" not in d] == [pattern] * bool(pattern)


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (np.full((2, 2), 4.0), np.full((2, 2), 5.0)),
        (np.array([[0.0, 0.0], [0.0, 1.0]]), np.array([[1.0, 0.0], [0.0, 0.0]])),
        (np.array([5e-310, 7e-310, 2e-322]), np.array([0.0, 0.0, 0.0])),
        (np.array([True, False, True]), np.array([False, True, False])),
        (np.array([1.0, 2.0, 3.0]) + 1e-7, np.array([1.0, 2.0, 4.0])),
    ],
)
def test_of_constant_or_nearly_constant_numbers_no_pattern_is_told(actual, expected):
    details = difference(actual, expected).details
    assert all("differ" in detail or "largest" in detail for detail in details)


def test_two_swapped_numbers_are_called_swapped():
    assert difference([5, 0], [0, 5]).details[-1] == "The two are swapped."


def test_numbers_that_look_alike_are_shown_with_the_digits_in_which_they_differ():
    found = difference(np.array([1 / 3, 1.0]), np.array([1 / 3 + 1e-12, 1.0]))
    assert found.expected == "[0.333333333334              1]"
    assert found.actual.split("\n")[0] == "[0.333333333333              1]"
    short = difference(np.array([0.1], dtype=np.float32), np.array([0.1]))
    assert (short.expected, short.actual) == ("[0.1]", "[0.100000001]")
    assert short.details == ("It is right up to rounding: float32 instead of float64?",)


def test_unsigned_images_are_subtracted_without_wrapping():
    found = difference(np.array([0, 9], dtype=np.uint8), np.array([1, 9], dtype=np.uint8))
    assert "largest error 1" in " ".join(found.details)


def test_truths_have_no_largest_error():
    found = difference(np.array([True, True, False]), np.array([True, False, False]))
    assert found.details == ("1 of 3 entries differs (marked ^), at index 1",)


def test_lists_of_unequal_length_are_compared_entry_by_entry():
    assert difference([[4, 1], [2]], [[4, 1], [2]]) is None
    assert difference([[4, 1], [3]], [[4, 1], [2]]).place == "[1]"
    assert difference([[4, 1], [2, 2]], [[4, 1], [2]]).aspect == "length"
    assert difference([[2**70], [1, 2]], [[2**70], [1, 2]]) is None


def test_the_place_of_a_difference_is_code():
    found = difference([1, {"a": [None, "x"]}], [1, {"a": [None, "y"]}])
    assert (found.place, found.expected, found.actual) == ("[1]['a'][1]", "'y'", "'x'")


def test_lists_have_entries_and_no_shape():
    found = difference([[1, 2], [3, 4], [5, 6]], [[1, 2], [3, 4]])
    assert (found.aspect, found.actual) == (
        "length",
        "3 entries with 2 entries each: [[1, 2], [3, 4], [5, 6]]",
    )


def test_of_long_texts_the_place_where_they_differ_is_shown():
    found = difference("a" * 500 + "x" + "a" * 500, "a" * 1001)
    assert found.details == ("The first difference is at character 500.",)
    assert "x" in found.actual
    assert max(len(found.expected), len(found.actual)) < 80


def test_numbers_beyond_what_python_writes_are_compared():
    found = difference(10**5000, 1)
    assert (found.expected, found.actual) == ("1", "<integer of about 5,001 digits>")


def test_a_missing_return_is_asked_about():
    assert only_difference(None, 1).details == ("Is a `return` missing?",)


def test_a_difference_knows_what_would_have_been_right():
    found = difference(np.array([1.0, 2.0]), np.array([3.0, 4.0]), atol=0.1)
    assert found.agrees is not None
    assert found.agrees(np.array([3.05, 4.0]))
    assert not found.agrees(np.array([1.0, 2.0]))


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
