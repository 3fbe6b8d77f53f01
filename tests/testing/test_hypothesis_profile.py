"""What the katas need of the inside of Hypothesis is still there, and is still used."""

import inspect
from types import SimpleNamespace

import _hypothesis_pytestplugin as hypothesis_plugin
import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

from grader.testing.hypothesis_profile import (
    PATCH_ATTRIBUTE,
    configure_hypothesis,
    withhold_patch,
)


@pytest.fixture
def hypothesis_as_before(monkeypatch):
    """Leave no trace in the Hypothesis of the other tests."""
    monkeypatch.setattr(providers, "_get_local_constants", providers._get_local_constants)
    profile = settings.get_current_profile_name()
    yield
    settings.load_profile(profile)


@pytest.mark.usefixtures("hypothesis_as_before")
def test_hypothesis_draws_no_numbers_from_the_source_of_loaded_modules():
    configure_hypothesis(None)
    constants = providers.HypothesisProvider(None)._local_constants
    assert constants == Constants()


def test_hypothesis_still_keeps_the_examples_of_a_patch_in_this_attribute_of_a_report():
    assert hypothesis_plugin.FAILING_EXAMPLES_KEY == PATCH_ATTRIBUTE
    summary = inspect.getsource(hypothesis_plugin.pytest_terminal_summary)
    assert "report.__dict__.get(FAILING_EXAMPLES_KEY)" in summary


def test_a_report_loses_its_patch_and_nothing_else():
    report = SimpleNamespace(**{PATCH_ATTRIBUTE: "patch", "outcome": "failed"})
    for _ in range(2):
        withhold_patch(report)
        assert vars(report) == {"outcome": "failed"}
