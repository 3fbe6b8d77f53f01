"""Which tests a test file has, asked by one thread and by many."""

from concurrent.futures import ThreadPoolExecutor

from grader.catalogue import test_specs

TEST = '''
def test_{name}(kata):
    """It is so.

    de: So ist es.
    """
'''


def test_a_file_that_changes_is_read_anew(tmp_path):
    file = tmp_path / "test_double.py"
    for name in ("one", "two"):
        file.write_text(TEST.format(name=name), encoding="utf-8")
        assert [spec.name for spec in test_specs.read_test_specs(file)] == [f"test_{name}"]


DRAWN = """
import pytest
from hypothesis import given as drawn, strategies as st

def test_fixed(kata): ...

def test_by_rng(kata, rng): ...

@drawn(number=st.integers())
def test_by_hypothesis(kata, number): ...

@pytest.mark.guessable
@drawn(number=st.booleans())
def test_guessable(kata, number): ...
"""


def test_tests_that_draw_their_cases_are_known(tmp_path):
    file = tmp_path / "test_double.py"
    file.write_text(DRAWN, encoding="utf-8")
    drawn = [spec.name for spec in test_specs.read_test_specs(file) if spec.drawn]
    assert drawn == ["test_by_rng", "test_by_hypothesis"]


def test_many_threads_may_ask_at_once(tmp_path):
    file = tmp_path / "test_double.py"
    file.write_text("".join(TEST.format(name=n) for n in range(50)), encoding="utf-8")
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: test_specs.read_test_specs(file), range(200)))
    assert all(specs == found[0] and len(specs) == 50 for specs in found)
