"""Whether the lines of a failure are typed and judged rightly."""

import pytest

from grader import ROOT, catalogue
from grader.authoring.transcripts import replay
from grader.grading.feedback import Feedback

(KATA,) = catalogue.katas(["31"])
MEAN = ROOT / "reference" / "31_threshold" / "rejected" / "mean.py"


@pytest.mark.parametrize(
    ("call", "actual", "outcome"),
    [
        (("activate([0.5, 0.25, 0.75], 1.0)",), "0", "reproduced"),
        (("activate([0.5, 0.25, 0.75], 1.0)",), "1", "differs"),
        (("x = [0.5, 0.25]", "activate(x, 1.0)"), "0", "reproduced"),
        (("activate(x, 1.0)",), "0", "differs"),
        (("activate(<list of 5,000 entries>, 1.0)",), "0", "not code"),
    ],
)
def test_the_lines_give_what_is_shown_or_not(call, actual, outcome):
    feedback = Feedback("wrong", "", call=call, expected="1", actual=actual)
    assert replay(KATA, MEAN, feedback).outcome == outcome


def test_an_exception_is_told_by_its_name():
    right = Feedback("trouble", "`activate` raised TypeError", call=("activate(1, 2)",))
    wrong = Feedback("trouble", "`activate` raised ValueError", call=("activate(1, 2)",))
    assert replay(KATA, MEAN, right).outcome == "reproduced"
    assert replay(KATA, MEAN, wrong).outcome == "differs"
