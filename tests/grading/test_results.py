import pytest

from grader.catalogue.test_specs import TestSpec
from grader.grading.feedback import Feedback
from grader.grading.results import (
    KataInfo,
    KataResult,
    TestResult,
    combine,
    merge_parametrised,
    total,
)
from grader.i18n import Text

TEXT = Text("text", "Text")
KATA = KataInfo("10_double", "Title", 8, 10)


def result(outcome, weight=1, kind="wrong", name="test", drawn=False):
    feedback = Feedback(kind, "said") if outcome == "failed" else None
    return TestResult(name, outcome, weight, feedback=feedback, drawn=drawn)


def verdict(*tests):
    return KataResult(KATA, "double.py", "1234abcd", tests)


@pytest.mark.parametrize(
    ("tests", "points", "maximum", "state"),
    [
        ((result("passed"), result("passed")), 10, 10, "solved"),
        ((result("passed"), result("failed")), 5, 10, "in_progress"),
        ((result("passed"), result("passed"), result("failed")), 6, 10, "in_progress"),
        ((result("passed", weight=99), result("failed")), 9, 10, "in_progress"),
        ((result("failed", kind="not_written"),) * 2, 0, 10, "not_started"),
        ((result("failed", kind="not_written"), result("failed")), 0, 10, "in_progress"),
        ((result("passed"), result("not_graded")), 10, 10, "solved"),
        ((result("failed"), result("not_graded")), 0, 10, "in_progress"),
        ((result("not_graded"),) * 2, 0, 0, "not_graded"),
        ((result("passed"), result("not_run")), 5, 10, "in_progress"),
        ((result("not_run"),), 0, 10, "in_progress"),
        ((), 0, 0, "not_graded"),
    ],
)
def test_points_and_state_follow_from_the_tests(tests, points, maximum, state):
    found = verdict(*tests)
    assert (found.points, found.max_points, found.state) == (points, maximum, state)


@pytest.mark.parametrize(
    ("tests", "points", "withheld"),
    [
        ((result("passed"), result("failed", drawn=True)), 0, "test"),
        ((result("passed"), result("not_run", drawn=True)), 0, "test"),
        ((result("passed"), result("not_graded", drawn=True)), 10, None),
        ((result("passed", drawn=True), result("failed")), 5, None),
        ((result("failed"), result("passed", drawn=True), result("failed", drawn=True)), 3, None),
        ((result("failed"), result("failed", drawn=True)), 0, None),
    ],
)
def test_examples_count_once_a_test_with_drawn_cases_passes(tests, points, withheld):
    found = verdict(*tests)
    assert found.points == points
    assert (found.withheld.name if found.withheld else None) == withheld


def test_a_result_keeps_whether_its_test_draws_its_cases():
    kept = TestResult.from_dict(result("passed", drawn=True).to_dict())
    assert kept.drawn
    (merged,) = merge_parametrised([TestSpec("test", 1, TEXT, False, (), drawn=True)], [])
    assert merged.drawn


@pytest.mark.parametrize(
    ("outcomes", "idea", "care", "right"),
    [
        ("passed passed failed", 2, 1, True),
        ("passed passed passed", 2, 1, True),
        ("passed failed passed", 2, 1, False),
        ("not_graded passed failed", 1, 1, True),
        ("not_graded not_graded passed", 0, 1, False),
        ("passed not_run passed", 2, 1, False),
    ],
)
def test_the_idea_is_right_when_all_tests_before_those_of_care_passed(outcomes, idea, care, right):
    tests = tuple(
        result(outcome, name=name)
        for name, outcome in zip(("test_a", "test_b", "test_c"), outcomes.split(), strict=True)
    )
    kata = KataInfo("10_double", "Title", 8, 10, care_from="test_c")
    found = KataResult(kata, "double.py", "1234abcd", tests)
    assert (len(found.idea), len(found.care), found.idea_passed) == (idea, care, right)


def test_in_a_kata_without_circles_all_tests_are_the_idea():
    found = verdict(result("passed"), result("failed"))
    assert (len(found.idea), found.care, found.idea_passed) == (2, (), False)


def test_a_result_is_the_same_work_as_one_of_an_older_grader_without_circles():
    tests = (result("passed"),)
    new = KataResult(KataInfo("10_double", "Title", 8, 10, "test_c"), "double.py", "12", tests)
    old = new.to_dict()
    del old["kata"]["care_from"]
    assert combine(new, KataResult.from_dict(old)) == new


def test_the_total_adds_what_the_katas_show():
    halves = verdict(result("passed"), result("failed"))
    assert total([halves, halves, verdict()]) == (10, 20)


def test_a_test_of_several_cases_passes_when_all_of_them_do():
    specs = [TestSpec(name, 1, TEXT, False, ()) for name in ("one", "two", "three")]
    found = merge_parametrised(
        specs,
        [
            result("passed", name="one"),
            result("failed", name="one"),
            result("passed", name="one"),
            result("passed", name="two"),
        ],
    )
    assert [t.outcome for t in found] == ["failed", "passed", "not_run"]


def test_begun_work_is_looked_at_before_an_empty_stub():
    first, second = result("failed", kind="not_written"), result("failed", name="second")
    assert verdict(first, second).first_failure is second
    assert verdict(first).first_failure is first
    assert verdict(result("passed")).first_failure is None
