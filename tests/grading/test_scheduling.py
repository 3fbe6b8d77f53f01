"""In which order jobs begin, and how the tests of one are shared out."""

from types import SimpleNamespace

import pytest

from grader import catalogue
from grader.grading.scheduling import (
    MAX_CHUNKS,
    MIN_CHUNK_SECONDS,
    schedule,
    split_by_duration,
)
from grader.sandbox.messages import Job


def test_one_core_imports_torch_while_the_others_do_what_needs_none():
    jobs = [Job(kata, kata.stub_file) for kata in catalogue.katas(["21", "22", "31", "41", "32"])]
    order = [job.kata.name[:2] for _, job in schedule(enumerate(jobs))]
    assert order == ["21", "31", "32", "22", "41"]


def last(*seconds):
    """A result with tests that took so long."""
    tests = [
        SimpleNamespace(name=name, seconds=took)
        for name, took in zip("abcdefghij", seconds, strict=False)
    ]
    return SimpleNamespace(tests=tests)


def test_chunks_take_about_as_long_as_each_other():
    assert split_by_duration(last(3.0, 1.0, 2.0, 2.0), 2) == [("a", "b"), ("c", "d")]


@pytest.mark.parametrize(
    ("seconds", "cores", "chunks"),
    [
        ((0.4 * MIN_CHUNK_SECONDS,) * 4, 8, 1),
        ((0.6 * MIN_CHUNK_SECONDS,) * 4, 8, 2),
        ((9.0,) * 4, 1, 1),
        ((9.0,) * 3, 8, 3),
        ((9.0,) * 9, 99, MAX_CHUNKS),
        ((), 8, 1),
    ],
)
def test_there_are_no_more_chunks_than_are_worth_it(seconds, cores, chunks):
    assert len(split_by_duration(last(*seconds), cores)) == chunks
