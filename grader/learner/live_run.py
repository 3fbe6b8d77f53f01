"""The runs of `kata watch`: one at a time, each told of as it goes on."""

import threading
from collections.abc import Callable

from grader.catalogue.kata import Kata
from grader.grading.results import TestResult
from grader.grading.runner import Runner
from grader.learner.events import Event
from grader.sandbox.messages import GraderError, Job


class LiveRun:
    """The run under way; a new one cancels it, since it is of an older version."""

    def __init__(self, kata: Kata, put: Callable[[Event], None]) -> None:
        self._put = put
        self._needs = set(kata.needs)
        self._runner = Runner([kata])
        self._number = 0
        self._cancel = threading.Event()

    def start(self, kata: Kata) -> None:
        """Begin a run of the kata's file, and end the one under way."""
        self._cancel.set()
        if set(kata.needs) - self._needs:
            self._runner.close()
            self._needs, self._runner = set(kata.needs), Runner([kata])
        self._number += 1
        self._cancel = threading.Event()
        job = Job(kata, kata.stub_file)
        run = threading.Thread(
            target=self._run, args=(job, self._number, self._runner, self._cancel), daemon=True
        )
        run.start()

    def is_current(self, event: Event) -> bool:
        """Whether it comes from the latest run."""
        return event.run == self._number

    def close(self) -> None:
        self._cancel.set()
        self._runner.close()

    def _run(self, job: Job, number: int, runner: Runner, cancel: threading.Event) -> None:
        def observe(test: TestResult) -> bool:
            """Tell of a failure; a time-out ends the run."""
            if test.outcome == "failed" and test.kind != "not_written":
                self._put(Event("test", test=test, run=number))
            return test.kind == "time"

        try:
            result = runner.run_one(job, cancel, observe)
        except GraderError as error:
            self._put(Event("failed", run=number, message=str(error)))
            return
        if result is not None:
            self._put(Event("result", result=result, run=number))
            runner.prepare(job, result)  # for the next save
