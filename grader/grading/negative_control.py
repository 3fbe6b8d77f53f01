"""The negative control of tests that look inside: a wrong solution must fail them.

Such a test relies on a probe, which runs in the process that has loaded the learner's code, and
that code may have replaced functions that the probe relies on. When the test has passed, the same
process therefore gets solutions that are known to be wrong: the untouched stub and, where the
references are at hand, a typical mistake that this test is there to reject.

That code shall not notice which of them is asked. All have the name of the learner's file, and
each question brings the content along, the learner's own as well. The typical mistake comes after
the learner's own code in one file, so that whatever that code does when it is loaded happens again.
"""

import re
from collections.abc import Generator, Iterator

import pytest

from grader import ROOT
from grader.catalogue.stubs import original_stub
from grader.sandbox.client import RemoteSolution, WorkerConnection
from grader.sandbox.messages import Job
from grader.solution.errors import Diagnostic, SolutionError
from grader.solution.local import MODULE, Reference, SolutionTimeout
from grader.solution.source_file import SourceFile
from grader.testing.assertions import Mismatch
from grader.testing.call_log import CallLog
from grader.testing.proxy import SolutionProxy

EXPECTED = (
    "missing_name", "not_written", "raised", "exits", "banned", "too_slow", "too_slow_again",
    "file_too_slow", "cell_failed",
)  # fmt: skip
"""How a wrong solution may fail besides a wrong value; a lost process proves nothing."""


class NegativeControl:
    """A pytest plugin that runs each whitebox test which passed on wrong solutions as well."""

    def __init__(self, job: Job, worker: WorkerConnection) -> None:
        self.job, self.kata, self.worker = job, job.kata, worker

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None]:
        yield
        if isinstance(item, pytest.Function) and is_controlled(item):
            for content in _wrong_solutions(self.job, item.originalname):
                if self._passes(item, content):
                    raise SolutionError(Diagnostic("tampered", self.kata.stub_file.name))

    def _passes(self, item: pytest.Function, content: bytes) -> bool:
        name = self.kata.stub_file.name
        solution = RemoteSolution(self.worker, self.kata.time_limit, name, content)
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


def _wrong_solutions(job: Job, test: str) -> Iterator[bytes]:
    """The content of the stub, and of one rejected solution that names the test."""
    kata = job.kata
    yield original_stub(kata).read_bytes()
    rejected = ROOT / "reference" / kata.name / "rejected"
    for file in sorted(rejected.glob(f"*{kata.stub_file.suffix}")):
        content = file.read_bytes()
        if re.search(rf"Rejected by: {test}\b".encode(), content):
            own = b"" if kata.is_notebook else SourceFile(job.file).text.encode() + b"\n\n"
            yield own + content
            return
