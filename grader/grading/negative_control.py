"""The negative control of tests that look inside: a wrong solution must fail them.

Such a test relies on a probe, which runs in the process that has loaded the learner's code, and
that code may have replaced functions that the probe relies on. When the test has passed, the same
process therefore gets solutions that are known to be wrong: the untouched stub and, where the
references are at hand, a typical mistake that this test is there to reject.
"""

from collections.abc import Generator, Iterator

import pytest

from grader import ROOT
from grader.catalogue.kata import Kata
from grader.catalogue.stubs import original_stub
from grader.sandbox.client import RemoteSolution, WorkerConnection
from grader.solution.errors import Diagnostic, SolutionError
from grader.solution.local import MODULE, Reference, SolutionTimeout
from grader.testing.assertions import Mismatch
from grader.testing.call_log import CallLog
from grader.testing.proxy import SolutionProxy

EXPECTED = (
    "missing_name", "not_written", "raised", "exits", "banned", "too_slow", "too_slow_again",
    "file_too_slow",
)  # fmt: skip
"""How a wrong solution may fail besides a wrong value; a lost process proves nothing."""


class NegativeControl:
    """A pytest plugin that runs each whitebox test which passed on wrong solutions as well."""

    def __init__(self, kata: Kata, worker: WorkerConnection) -> None:
        self.kata, self.worker = kata, worker

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None]:
        yield
        if isinstance(item, pytest.Function) and is_controlled(item):
            for source in _wrong_solutions(self.kata, item.originalname):
                if self._passes(item, source):
                    raise SolutionError(Diagnostic("tampered", self.kata.stub_file.name))

    def _passes(self, item: pytest.Function, source: str) -> bool:
        name = self.kata.stub_file.name
        solution = RemoteSolution(self.worker, self.kata.time_limit, name, source)
        item.funcargs["kata"] = SolutionProxy(solution, CallLog(), Reference(MODULE, "module"))
        try:
            item.runtest()
        except (Mismatch, SolutionTimeout):
            return False
        except SolutionError as error:
            return error.trouble.kind not in EXPECTED
        return True


def is_controlled(item: pytest.Item) -> bool:
    """Whether a test looks inside the solution."""
    return item.get_closest_marker("whitebox") is not None


def _wrong_solutions(kata: Kata, test: str) -> Iterator[str]:
    """The source of the stub, and of one rejected solution that names the test."""
    if kata.stub_file.suffix != ".py":
        return
    yield original_stub(kata).read_text(encoding="utf-8")
    for file in sorted((ROOT / "reference" / kata.name / "rejected").glob("*.py")):
        source = file.read_text(encoding="utf-8")
        if f"Rejected by: {test}\n" in source:
            yield source
            return
