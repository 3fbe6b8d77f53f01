"""Collects the results of a run as the judges send them; somebody can watch, and end it early."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from grader.catalogue.test_specs import read_test_specs
from grader.grading.feedback import Feedback
from grader.grading.results import TestResult
from grader.grading.supervisor import JobSupervisor
from grader.i18n import tr
from grader.sandbox.messages import ProcessLost
from grader.solution.source_file import SourceFile

Observer = Callable[[TestResult], bool]
"""Is told of each result as soon as it is known; where it returns True, the run ends there."""


class Stop(threading.Event):
    """Is set where a run has seen enough, or is cancelled."""

    def __init__(self, cancel: threading.Event) -> None:
        super().__init__()
        self._cancel = cancel

    def is_set(self) -> bool:
        return super().is_set() or self._cancel.is_set()


def collect(
    parts: Sequence[JobSupervisor], file: SourceFile, stop: Stop, observe: Observer | None
) -> list[TestResult]:
    """The results of all parts of a run, each part with some of its tests.

    Raises:
        ProcessLost: a judge ended, although the solution ran in another process.
    """
    if len(parts) == 1:
        return _part_results(parts[0], file, stop, observe)
    with ThreadPoolExecutor(len(parts)) as pool:
        chunks = pool.map(lambda part: _part_results(part, file, stop, observe), parts)
        return [result for chunk in chunks for result in chunk]


def _part_results(
    processes: JobSupervisor, file: SourceFile, stop: Stop, observe: Observer | None
) -> list[TestResult]:
    """The results of the tests that were asked for; one without a result has failed.

    Raises:
        ProcessLost: the judge ended, although the solution ran in another process.
    """
    job, results = processes.job, []
    for result in processes.results(stop):
        results.append(result)
        if observe and observe(result):
            stop.set()
    if stop.is_set():
        return results
    how = processes.exit_description or tr("ended", "endete")
    if processes.judge_ended and job.behind_boundary:
        name = job.kata.name
        raise ProcessLost(
            tr(
                f"{name}: the judge {how} while it graded {file.shown}.",
                f"{name}: der Prozess der Tests {how}, während er {file.shown} bewertete.",
            )
        )
    if job.quick:
        return results
    known = {result.name for result in results}
    missing = [test for test in read_test_specs(job.kata.test_file) if test.name not in known]
    headline = tr(
        f"The solution {how} before this test was done.",
        f"Die Lösung {how}, bevor dieser Test fertig war.",
    )
    feedback = Feedback("trouble", headline, file=file.shown, digest=file.digest)
    asked = [test for test in missing if not job.only or test.name in job.only]
    return results + [
        TestResult(test.name, "failed", test.weight, feedback=feedback, drawn=test.drawn)
        for test in asked
    ]
