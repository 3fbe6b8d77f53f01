"""What a failure shows of the calls before it."""

import pytest

from grader.solution.local import MODULE, LocalSolution, Reference
from grader.solution.source_file import SourceFile
from grader.testing.call_log import CallLog
from grader.testing.proxy import SolutionProxy

CODE = """
class Counter:
    def __init__(self):
        self.count = 0
    def up(self, step):
        self.count += step
        return self.count

def pair():
    return [Counter(), Counter()]

def twice(counter):
    counter.up(1)
    counter.up(1)

def total(counters):
    return sum(counter.count for counter in counters)
"""


@pytest.fixture
def recorder():
    return CallLog()


@pytest.fixture
def kata(tmp_path, recorder):
    file = tmp_path / "counters.py"
    file.write_text(CODE, encoding="utf-8")
    solution = LocalSolution(SourceFile(file))
    return SolutionProxy(solution, recorder, Reference(MODULE, "module"))


def test_a_call_that_was_made_twice_is_shown_twice(kata, recorder):
    counter = kata.Counter()
    for step in (2, 1, 2):
        counter.up(step)
    assert counter.count == 5
    assert recorder.last == (
        "counter = Counter()",
        "counter.up(2)",
        "counter.up(1)",
        "counter.up(2)",
        "counter.count",
    )


def test_a_line_that_made_two_objects_is_shown_once(kata, recorder):
    counters = kata.pair()
    counters[1].up(3)
    assert kata.total(counters) == 3
    assert recorder.last == (
        "result = pair()",
        "result[1].up(3)",
        "total([result[0], result[1]])",
    )


def test_a_function_that_got_an_object_belongs_to_its_story(kata, recorder):
    counter = kata.Counter()
    kata.twice(counter)
    kata.twice(kata.Counter())
    assert counter.count == 2
    assert recorder.last == ("counter = Counter()", "twice(counter)", "counter.count")


def test_a_function_that_got_a_function_does_not_belong_to_it(kata, recorder):
    kata.probe.second_result(kata.pair)
    kata.pair()
    assert recorder.last == ("pair()",)
