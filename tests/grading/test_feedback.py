"""What a learner reads when a test fails."""

import pytest

from grader.catalogue.test_specs import TestSpec
from grader.grading.feedback import Feedback, explain
from grader.i18n import Text, set_language
from grader.solution.local import MODULE, LocalSolution, Reference
from grader.solution.source_file import SourceFile
from grader.testing.assertions import equal, raises
from grader.testing.call_log import CallLog
from grader.testing.proxy import SolutionProxy

SPEC = TestSpec("test_it", 1, Text("The rule.", "Die Regel."), gpu=False, needs=())
SUPPORT = """
def call(function, value):
    return function(value)

class Box:
    value = 0
"""


@pytest.fixture
def failed(tmp_path):
    """What is read when a test of a solution fails."""

    def fail(code, test):
        file, support = tmp_path / "solution.py", tmp_path / "support.py"
        file.write_text(code, encoding="utf-8")
        support.write_text(SUPPORT, encoding="utf-8")
        source, log = SourceFile(file), CallLog()
        kata = SolutionProxy(LocalSolution(source, support), log, Reference(MODULE, "module"))
        try:
            test(kata)
        except BaseException as error:
            return explain(error, SPEC, log, source)
        raise AssertionError("the test passed")

    return fail


def test_a_missing_return_is_asked_about_where_one_is_missing(failed):
    feedback = failed("def f(x):\n    print(x)\n", lambda k: equal(k.f(1), 2))
    assert feedback.text() == (
        "`f` returned the wrong kind of value.\n"
        "The rule.\n"
        "  >>> f(1)\n"
        "  expected  a number: 2\n"
        "  actual    None\n"
        "  Is a `return` missing?"
    )


@pytest.mark.parametrize(
    "test",
    [
        lambda k: equal(k.g(1), 2),
        lambda k: equal(k.h(1), [2]),
        lambda k: equal(k.support.call(k.f, 1), 2),
    ],
)
def test_it_is_not_asked_where_there_is_a_return_or_it_is_another_function_s(failed, test):
    code = "def f(x):\n    print(x)\ndef g(x):\n    return None\ndef h(x):\n    return [None]\n"
    assert "return" not in " ".join(failed(code, test).details)


def test_the_part_of_a_pair_is_named_and_so_is_a_swap(failed):
    feedback = failed("def f(x):\n    return x, 2.5 * x\n", lambda k: equal(k.f(1.5)[0], 3.75))
    assert feedback.call == ("f(1.5)[0]",)
    assert feedback.details == ("What is expected here stands at [1]: are the two swapped?",)


def test_the_learner_s_function_is_named_before_a_helper(failed):
    feedback = failed("def f(x):\n    return x\n", lambda k: equal(k.support.call(k.f, 1), 2))
    assert feedback.headline == "With your `f`: `support.call` returned the wrong value."
    broken = failed("def f(x):\n    return x / 0\n", lambda k: k.support.call(k.f, 1))
    assert broken.headline.startswith("With your `f`: `support.call` raised ZeroDivisionError")


def test_an_object_that_a_function_changed_is_told_with_the_function(failed):
    def test(kata):
        box = kata.support.Box()
        kata.f(box)
        equal(box.value, 1)

    feedback = failed("def f(box):\n    box.value = 2\n", test)
    assert feedback.headline == "With your `f`: `box.value` has the wrong value."
    assert feedback.call == ("box = support.Box()", "f(box)", "box.value")


def test_a_changed_argument_is_named_and_shown_before_and_after(failed):
    def test(kata):
        after, _ = kata.f.arguments_after([1, 2], 3)
        equal(after, [1, 2])

    feedback = failed("def f(values, n):\n    values.append(n)\n    return values\n", test)
    assert feedback.headline == "`f` changed its argument `values`."
    assert "  before  2 entries: [1, 2]\n  after   3 entries: [1, 2, 3]" in feedback.text()


def test_another_exception_than_the_expected_one_is_told_with_both(failed):
    def test(kata):
        raises(ValueError, kata.f, 1)

    feedback = failed("def f(x):\n    assert x > 1, 'too small'\n", test)
    assert feedback.headline == "`f` raised AssertionError instead of ValueError."
    assert (feedback.expected, feedback.actual) == ("ValueError", "AssertionError: too small")
    nothing = failed("def f(x):\n    return 5\n", test)
    assert nothing.headline == "`f` should have raised ValueError."
    assert nothing.details == ("it returned 5",)


def test_objects_that_share_something_are_shown_together(failed):
    code = "class Neuron:\n    seen = []\n    def receive(self, x):\n        self.seen.append(x)\n"

    def test(kata):
        one, other = kata.Neuron(), kata.Neuron()
        other.receive(1.0)
        equal(one.seen, [])

    assert failed(code, test).call == (
        "neuron = Neuron()",
        "neuron_b = Neuron()",
        "neuron_b.receive(1.0)",
        "neuron.seen",
    )


@pytest.mark.parametrize(
    ("code", "call"),
    [
        ("def f(x, seen=[]):\n    seen.append(x)\n    return [*seen]\n", ("f(1)", "f(2)")),
        ("seen = []\ndef f(x):\n    seen.append(x)\n    return [*seen]\n", ("f(1)", "f(2)")),
        ("def f(x):\n    return [0, x]\n", ("f(2)",)),
    ],
)
def test_earlier_calls_are_shown_of_a_function_that_remembers_them(failed, code, call):
    def test(kata):
        kata.f(1)
        equal(kata.f(2), [2])

    assert failed(code, test).call == call


def test_names_are_those_of_a_person_however_many_objects_there_were(failed):
    def test(kata):
        others = [kata.OrganClassifier() for _ in range(30)]
        equal(kata.classify(others[7]), 1)

    code = "class OrganClassifier: ...\ndef classify(c):\n    return 0\n"
    assert failed(code, test).call[-1].startswith("classify(classifier")


def test_a_line_repeated_many_times_is_shown_once(failed):
    def test(kata):
        box = kata.Box()
        for _ in range(20):
            box.up()
        equal(box.n, 0)

    code = "class Box:\n    n = 0\n    def up(self):\n        self.n += 1\n"
    assert failed(code, test).call == (
        "box = Box()",
        "for _ in range(20): box.up()",
        "box.n",
    )


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        (
            "class N:\n    def _init_(self, x): ...\ndef f(x):\n    return N(x)\n",
            "there is a `_init_`",
        ),
        (
            "class N:\n    def up(): ...\ndef f(x):\n    return N().up()\n",
            "The first parameter of `up` has to be `self`.",
        ),
        (
            "def DataLoader(num_workers):\n    raise OSError(9, 'Bad file descriptor')\n"
            "def f(x):\n    return DataLoader(num_workers=2)\n",
            "Leave `num_workers` at 0",
        ),
        (
            "def f(x):\n"
            "    raise TypeError('unsupported format string passed to Tensor.__format__')\n",
            "take `.item()` of it",
        ),
    ],
)
def test_a_classic_slip_has_its_hint(failed, code, hint):
    assert any(hint in detail for detail in failed(code, lambda k: k.f(1)).details)


def test_a_placeholder_below_code_means_begun(failed):
    code = "def f(x):\n    y = 2 * x\n    raise NotImplementedError\n"
    feedback = failed(code, lambda k: k.f(1))
    assert (feedback.kind, feedback.headline) == (
        "trouble",
        "`f` still has its `raise NotImplementedError`, in line 3: delete it.",
    )
    assert (
        failed("def f(x):\n    raise NotImplementedError\n", lambda k: k.f(1)).kind == "not_written"
    )


def flaky(error):
    from hypothesis.errors import FlakyFailure

    return FlakyFailure("unreliable", [error])


def test_an_unsteady_case_is_no_accusation_unless_one_call_gave_two_results(failed):
    def test(kata):
        try:
            equal(kata.f(1), 2)
        except AssertionError as error:
            raise flaky(error) from None

    feedback = failed("def f(x):\n    return 1\n", test)
    assert feedback.headline == "`f` returned the wrong value."


def test_two_results_of_one_call_are_both_shown(failed):
    def test(kata):
        kata.f(1)
        kata.f(1)
        raise flaky(AssertionError())

    code = "import itertools\nnumbers = itertools.count()\ndef f(x):\n    return next(numbers)\n"
    feedback = failed(code, test)
    assert feedback.headline == "The same call gave different results when it was made twice."
    assert feedback.details == ("first 0, then 1",)


def test_whatever_is_shown_fits_on_a_screen():
    feedback = Feedback(
        "wrong",
        "word " * 500,
        why="x" * 5000,
        call=("a = f(\n" + "    1,\n" * 50 + ")", *["b = 1"] * 50, "c" * 500),
        expected="y" * 3000,
        actual="\n".join(["z" * 300] * 40),
        details=("d " * 400, "e\n" * 100),
    )
    lines = feedback.text().split("\n")
    assert len(lines) <= 30
    assert max(map(len, lines)) <= 120
    feedback.text().encode()


def test_texts_with_lone_surrogates_can_be_written():
    Feedback("wrong", "\ud800").text().encode()


def test_feedback_survives_the_way_between_processes(failed):
    feedback = failed("def f(x):\n    return x / 0\n", lambda k: k.f(1))
    assert Feedback.from_dict(feedback.to_dict()) == feedback


def test_german_feedback_is_german(failed):
    set_language("de")
    try:
        text = failed("def f(x):\n    return 1\n", lambda k: equal(k.f(1), 2)).text()
    finally:
        set_language(None)
    assert text == (
        "`f` liefert den falschen Wert.\nDie Regel.\n  >>> f(1)\n  erwartet  2\n  erhalten  1"
    )
