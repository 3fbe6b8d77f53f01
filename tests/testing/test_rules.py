"""Each ready rule accepts what it describes, and else says in both languages what it expects."""

import numpy as np
import pytest
import torch

from grader.i18n import set_language
from grader.solution.local import MODULE, LocalSolution, Reference
from grader.solution.source_file import SourceFile
from grader.testing import (
    at_least,
    between,
    differs,
    is_array,
    is_integer,
    is_tensor,
    near,
    numerical_gradient,
    unchanged,
)
from grader.testing.assertions import Mismatch
from grader.testing.call_log import CallLog
from grader.testing.proxy import SolutionProxy

CODE = """
def total(values, start):
    return sum(values, start)

def sorted_total(values, start):
    values.sort()
    return sum(values, start)

def largest(values):
    return max(values)

def applied(function, values):
    return function(values)
"""


@pytest.fixture
def recorder():
    return CallLog()


@pytest.fixture
def kata(tmp_path, recorder):
    file = tmp_path / "totals.py"
    file.write_text(CODE, encoding="utf-8")
    return SolutionProxy(LocalSolution(SourceFile(file)), recorder, Reference(MODULE, "module"), "")


def failure(rule, *args, **kwargs):
    """What is expected in English and in German, and what came."""
    found = []
    for language in ("en", "de"):
        set_language(language)
        with pytest.raises(Mismatch) as caught:
            rule(*args, **kwargs)
        found.append(caught.value.difference)
    set_language("en")
    return found[0].expected, found[1].expected, found[0].actual


def test_between_takes_both_ends():
    between(60, 60, 140)
    between(140, 60, 140)
    assert failure(between, 141, 60, 140) == ("60 to 140", "60 bis 140", "141")


def test_between_of_one_number_says_only_that():
    between(12, 12, 12)
    expected = failure(between, 11, 12, 12, "marks", "Stempel")
    assert expected == ("marks: 12", "Stempel: 12", "11")


def test_nan_lies_nowhere():
    for rule, args in ((between, (0, 1)), (at_least, (0,)), (near, (0, 1))):
        with pytest.raises(Mismatch):
            rule(float("nan"), *args)


def test_at_least_takes_the_bound():
    at_least(0.6, 0.6)
    expected = failure(at_least, 0.5, 0.6, "share", "Anteil")
    assert expected == ("share: at least 0.6", "Anteil: mindestens 0.6", "0.5")


def test_near_names_the_distance():
    near(0.22, 0.2, within=0.03)
    expected = failure(near, 0.5, 0.2, within=0.03)
    assert expected == ("about 0.2, up to 0.03 away", "etwa 0.2, bis zu 0.03 entfernt", "0.5")


@pytest.mark.parametrize(
    ("same", "other"),
    [
        (np.array([1.0, 2.0]), np.array([1.0, 2.5])),
        (torch.tensor([1.0, 2.0]), torch.tensor([1.0, 2.0, 3.0])),
        ({"w": torch.tensor(1.0)}, {"w": torch.tensor(2.0)}),
        ([1, 2], [2, 1]),
    ],
)
def test_differs_finds_one_other_entry(same, other):
    differs(same, other)
    en, de, _ = failure(differs, same, same)
    assert (en, de) == ("different from the result before", "anders als das Ergebnis davor")


def test_an_array_is_no_list_and_has_its_shape():
    is_array(np.zeros((3, 4)), (3, 4))
    is_array(np.zeros(2))
    assert failure(is_array, [1.0], (1,)) == (
        "a NumPy array of shape (1,)",
        "ein NumPy-Array der Form (1,)",
        "a list: [1.0]",
    )
    assert failure(is_array, np.zeros((4, 3)), (3, 4))[2] == "a NumPy array of shape (4, 3)"


@pytest.mark.parametrize("bad", [np.array([np.nan]), np.array([np.inf]), np.array(["a"])])
def test_an_array_holds_finite_numbers(bad):
    assert failure(is_array, bad)[:2] == ("finite numbers", "endliche Zahlen")


def test_a_missing_return_is_asked_about():
    with pytest.raises(Mismatch) as caught:
        is_array(None, (3,))
    assert caught.value.difference.details == ("Is a `return` missing?",)


def test_a_tensor_is_no_array_and_has_its_shape():
    is_tensor(torch.zeros(2, 3), (2, 3))
    assert failure(is_tensor, np.zeros(1), (1,))[:2] == (
        "a tensor of shape (1,)",
        "ein Tensor der Form (1,)",
    )
    assert failure(is_tensor, torch.zeros(3, 2), (2, 3))[2] == "a tensor of shape (3, 2)"


@pytest.mark.parametrize("value", [2, np.int32(2), np.array([1, 2]), [1, 2]])
def test_integers_of_any_kind_are_integers(value):
    is_integer(value)


@pytest.mark.parametrize("value", [2.0, True, None, "2", np.array([1.0]), [1, 2.5]])
def test_what_is_no_integer_is_refused(value):
    en, de, _ = failure(is_integer, value)
    assert en == "integers, of a dtype such as int64"
    assert de == "ganze Zahlen, mit einem dtype wie int64"


def test_arguments_that_stay_are_unchanged(kata):
    unchanged(kata.total, [3, 1, 2], 0)
    unchanged(kata.applied, kata.largest, [3, 1, 2])  # a function of the learner's is no data
    unchanged(kata.sorted_total, [1, 2, 3], 0)


def test_a_sorted_argument_is_shown_as_it_became(kata, recorder):
    with pytest.raises(Mismatch) as caught:
        unchanged(kata.sorted_total, [3, 1, 2], 0)
    assert caught.value.actual == [1, 2, 3]
    assert recorder.last == ("sorted_total([3, 1, 2], 0)",)


def test_the_numerical_gradient_of_a_sum_of_cubes():
    at = np.array([[1.0, -2.0], [0.5, 0.0]])
    gradient = numerical_gradient(lambda x: (x**3).sum(), at)
    np.testing.assert_allclose(gradient, 3 * at**2, atol=1e-8)
