"""What can be read off a learner's source without running it."""

import pytest

from grader.solution.source_facts import SourceFacts


@pytest.mark.parametrize(
    ("body", "lacks"),
    [
        ("x = 1", True),
        ("print(1)\n    return", True),
        ("return 1", False),
        ("return None", False),
        ("if x:\n        return 1", False),
        ("yield 1", False),
        ("def inner():\n        return 1", True),
    ],
)
def test_a_missing_return_is_seen(body, lacks):
    assert SourceFacts(f"def f(x):\n    {body}\n").lacks_return("f") == lacks


def test_of_what_is_no_function_nothing_is_known():
    assert not SourceFacts("f = print\n").lacks_return("f")
    assert not SourceFacts("def f(:\n").lacks_return("f")


def test_parameters_are_named_by_their_place():
    facts = SourceFacts("def f(a, b): ...\nclass N:\n    def receive(self, signal): ...\n")
    assert facts.parameter("f", 1) == "b"
    assert facts.parameter("neuron.receive", 0) == "signal"
    assert facts.parameter("f", 2) == ""


@pytest.mark.parametrize(
    ("code", "keeps"),
    [
        ("def f(x, seen=[]): ...", True),
        ("def f(x, *, seen={}): ...", True),
        ("calls = []\ndef f(x):\n    calls.append(x)", True),
        ("memo = {}\ndef f(x):\n    memo[x] = 1", True),
        ("count = 0\ndef f(x):\n    global count\n    count += 1", True),
        ("TABLE = [1, 2]\ndef f(x):\n    return TABLE[x]", False),
        ("def f(x, n=3): ...", False),
    ],
)
def test_a_function_that_remembers_is_seen(code, keeps):
    assert SourceFacts(code).keeps_state("f") == keeps


def test_a_placeholder_below_code_is_seen():
    code = 'def f(x):\n    """Text."""\n    {}raise NotImplementedError\n'
    assert not SourceFacts(code.format("")).is_begun("f")
    assert not SourceFacts(code.format("print(x)\n    ")).is_begun("f")
    assert SourceFacts(code.format("y = x\n    ")).is_begun("f")
    assert SourceFacts("def f(x):\n    if x:\n        raise NotImplementedError\n").is_begun("f")


def test_a_source_that_is_too_large_is_not_parsed():
    assert not SourceFacts("def f(): ...\n" + "#" * 10**6).lacks_return("f")


@pytest.mark.parametrize(
    ("code", "shares"),
    [
        ("class N:\n    answers = []\n", True),
        ("class N:\n    def __init__(self):\n        N.count = 0\n", True),
        ("class N:\n    def __init__(self, seen=[]):\n        self.seen = seen\n", True),
        ("class N:\n    def __init__(self):\n        self.__class__.n = 0\n", True),
        ("class N:\n    def __init__(self):\n        self.answers = []\n", False),
    ],
)
def test_a_class_whose_objects_share_something_is_seen(code, shares):
    assert SourceFacts(code).shares_state() == shares
