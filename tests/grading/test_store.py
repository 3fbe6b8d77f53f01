"""Results on disk: whole or not at all, and as they were."""

import os

import pytest

from grader.grading.feedback import Feedback
from grader.grading.results import KataInfo, KataResult, TestResult
from grader.grading.store import ResultStore, write_atomically

FEEDBACK = Feedback("wrong", "Wrong. \ud800", call=("f(1)",), lang="en")
TESTS = (TestResult("test_one", "failed", feedback=FEEDBACK, output="\x00ü🧠"),)
RESULT = KataResult(KataInfo("31_threshold", "Title", 8, 10), "threshold.py", "ab" * 32, TESTS)
KEY, OTHER = f"31_threshold/{'1' * 32}", f"31_threshold/{'2' * 32}"


@pytest.fixture
def store(tmp_path):
    return ResultStore(tmp_path / "results")


def test_a_result_is_loaded_as_it_was_saved(store):
    assert store.load(KEY) is None
    store.save(KEY, RESULT)
    assert store.load(KEY) == RESULT
    assert store.load(OTHER) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b"null", b"\xff", b'{"kata": {}}'])
def test_what_cannot_be_read_is_no_result(store, content):
    store.save(KEY, RESULT)
    (file,) = store.folder.glob("*/*.json")
    file.write_bytes(content)
    assert store.load(KEY) is None


def test_other_results_of_the_same_kata_can_be_forgotten(store):
    elsewhere = f"32_weighted_inputs/{'3' * 32}"
    for key in (KEY, OTHER, elsewhere):
        store.save(key, RESULT)
    store.forget_others(KEY)
    assert [bool(store.load(key)) for key in (KEY, OTHER, elsewhere)] == [True, False, True]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    file = tmp_path / "made" / "file.txt"
    write_atomically(file, b"old")

    def failing(_source, _target):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(file, b"new")
    assert [(f.name, f.read_bytes()) for f in file.parent.iterdir()] == [("file.txt", b"old")]
