"""What a learner reads about an exception of theirs."""

import itertools

import pytest

from grader.i18n import set_language
from grader.solution.errors import from_exception, learner_frames


def raised(code, **names):
    """The diagnostic of an exception that code raises."""
    source = compile(code, "solution.py", "exec")
    try:
        exec(source, names)
    except BaseException as error:
        frames = learner_frames(error.__traceback__, {"solution.py": (0, code)})
        return from_exception("f", error, frames)
    raise AssertionError("nothing was raised")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (
            "threshold = 1\nprint(treshold)",
            "`f` raised NameError: name 'treshold' is not defined. Did you mean: 'threshold'?",
        ),
        (
            "def g(threshold):\n    return treshold\ng(1)",
            "`f` raised NameError: name 'treshold' is not defined. Did you mean: 'threshold'?",
        ),
        (
            "class A:\n    charge = 0\nA().chagre",
            "`f` raised AttributeError: 'A' object has no attribute 'chagre'. "
            "Did you mean: 'charge'?",
        ),
        ("quite_unlike_any_other", "`f` raised NameError: name 'quite_unlike_any_other'"),
        ("def g():\n    g()\ng()", "`f` calls itself too deep (RecursionError)"),
        ("import bdb\nraise bdb.BdbQuit", "`f` stops at a `breakpoint()`"),
        ("raise ValueError", "`f` raised ValueError"),
        ("raise ValueError('one\\n\\ntwo')", "`f` raised ValueError: one\ntwo"),
    ],
)
def test_an_exception_is_told_in_a_sentence(code, sentence):
    assert raised(code).sentence().startswith(sentence)


def test_in_german_the_verb_stands_before_the_exception():
    set_language("de")
    try:
        sentence = raised("raise ValueError('no 3 x 4')").sentence()
    finally:
        set_language(None)
    assert sentence == "`f` hat eine Ausnahme ausgelöst: ValueError: no 3 x 4"


def test_a_long_message_is_cut():
    message = raised("raise ValueError('line\\n' * 5000 + 'x' * 10**6)").message
    assert message.count("\n") < 4
    assert len(message) <= 310


def test_an_exception_that_cannot_be_shown_is_told_by_its_name():
    code = "class Odd(Exception):\n    def __str__(self):\n        raise Odd\nraise Odd"
    assert raised(code).sentence() == "`f` raised Odd"


def test_of_a_recursion_few_lines_are_shown_and_none_twice():
    code = "def a():\n    b()\ndef b():\n    a()\na()"
    lines = raised(code).lines
    assert len(lines) <= 4
    assert all(one != other for one, other in itertools.pairwise(lines))


def test_a_line_with_a_comprehension_is_shown_once():
    assert [line.number for line in raised("[1 / n for n in [1, 0]]").lines] == [1]
