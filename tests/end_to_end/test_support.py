"""What a kata gives besides data, and probes, work in one process and behind the boundary."""

import pytest

GIVEN = """
def square(value):
    return value * value

class Counter:
    def __init__(self):
        self.count = 0
    def up(self):
        self.count += 1
        return self.count
"""
TESTS = '''
import numpy as np
from grader.testing import equal

def test_a_function_is_handed_over(kata, support):
    """It is called twice.

    de: Sie wird zweimal gerufen.
    """
    equal(kata.twice(kata.support.square, 3), support.square(support.square(3)))

def test_an_object_is_made_where_the_code_runs(kata):
    """It counts.

    de: Er zählt.
    """
    counter = kata.support.Counter()
    equal(kata.twice_up(counter), 2)
    equal(counter.up(), 3)

def test_the_same_memory(kata):
    """A view.

    de: Eine Sicht.
    """
    equal(kata.probe.shares_memory(kata.view, np.zeros(4)), True)
'''
SOLUTION = """
def twice(function, value):
    return function(function(value))

def twice_up(counter):
    counter.up()
    return counter.up()

def view(array):
    return array[1:]
"""
WRONG = SOLUTION.replace("function(function(value))", "function(value)").replace("[1:]", "[1:] + 1")


def add(workshop, solution):
    file = workshop.add("10_double", solution, TESTS)
    (file.parent / "support.py").write_text(GIVEN, encoding="utf-8")


@pytest.mark.parametrize("command", [("pytest",), ("grader", "test")])
def test_a_right_solution_passes(workshop, command):
    add(workshop, SOLUTION)
    done = workshop.run(*command)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("command", [("pytest",), ("grader", "test")])
def test_a_wrong_one_fails_with_the_call_as_a_learner_types_it(workshop, command):
    add(workshop, WRONG)
    said = workshop.run(*command).stdout
    assert "  >>> twice(support.square, 3)\n  expected  81\n  actual    9" in said
    assert "1/3" in said


def test_no_files_are_left_behind(workshop, tmp_path_factory):
    temporary = tmp_path_factory.mktemp("temporary")
    leave = "import tempfile\ntempfile.mkdtemp()\n"
    workshop.add("10_double", SOLUTION + leave, TESTS + leave)
    (workshop.root / "katas/10_double/support.py").write_text(GIVEN + leave, encoding="utf-8")
    done = workshop.run("grader", "test", TMPDIR=str(temporary), TEMP=str(temporary))
    assert done.returncode == 0, done.stdout
    assert [*temporary.iterdir()] == []


CHAIN = """
class Lamp:
    def __init__(self):
        self.on = False
    def switch(self):
        self.on = True
        return self
    def state(self):
        return "off"
"""
CHAIN_TESTS = '''
from grader.testing import equal

def test_a_lamp(kata):
    """It is on.

    de: Sie ist an.
    """
    lamp = kata.Lamp()
    lamp.switch()
    equal(lamp.state(), "on")
'''


@pytest.mark.parametrize("command", [("pytest",), ("grader", "test")])
def test_a_method_that_returns_its_own_object_is_shown(workshop, command):
    workshop.add("10_double", CHAIN, CHAIN_TESTS)
    said = workshop.run(*command).stdout
    assert "  >>> lamp = Lamp()\n  >>> lamp.switch()\n  >>> lamp.state()\n  expected" in said
