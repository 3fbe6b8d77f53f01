"""What the warm parent imports before any kata is graded."""

import os

import pytest

from grader import PRELOAD_VARIABLE, catalogue
from grader.runner import Runner


@pytest.fixture
def preloaded(monkeypatch):
    """What a runner for these katas keeps ready."""
    monkeypatch.setenv(PRELOAD_VARIABLE, "")

    def of(*katas, **options):
        with Runner(catalogue.katas(katas), **options):
            return os.environ[PRELOAD_VARIABLE].split(",")

    return of


def test_what_tests_compare_with_is_imported_once_for_all(preloaded):
    assert "monai" in preloaded("62")
    assert "monai" not in preloaded("62", compares=False)
