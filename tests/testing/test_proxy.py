"""What a test reaches through `kata`, beside the learner's own names."""

import numpy as np
import pytest

from grader.solution.local import MODULE, LocalSolution, Reference
from grader.solution.probes import PROBE_NAMES
from grader.solution.source_file import SourceFile
from grader.testing.call_log import CallLog
from grader.testing.proxy import SolutionProxy, call_log_of, reference_of


@pytest.fixture
def log():
    return CallLog()


@pytest.fixture
def kata(tmp_path, log):
    file = tmp_path / "views.py"
    file.write_text("def view(values):\n    return values[:2]\n", encoding="utf-8")
    return SolutionProxy(LocalSolution(SourceFile(file)), log, Reference(MODULE, "module"))


def test_a_probe_is_called_by_its_name_and_shown_like_a_call(kata, log):
    assert kata.probe.shares_memory(kata.view, np.zeros(4)) is True
    assert log.last == ("probe.shares_memory(view, np.array([0., 0., 0., 0.]))",)


def test_a_misspelt_probe_is_an_error_of_the_test_that_names_those_there_are(kata):
    with pytest.raises(AttributeError, match=r"no probe 'share_memory'; there are .*shares_memory"):
        kata.probe.share_memory(kata.view, np.zeros(4))


def test_every_probe_is_a_public_function_of_its_module():
    assert "requires_grad" in PROBE_NAMES
    assert not [name for name in PROBE_NAMES if name.startswith("_") or name == "FunctionType"]


def test_what_a_proxy_stands_for_and_where_it_records(kata, log):
    assert reference_of(kata.view).type_name == "function"
    assert call_log_of(kata.view) is log
