"""Runs katas in processes of their own, as many at once as there are cores.

A child forked from a parent that has imported everything starts in milliseconds, and whatever
happens in it (a crash, an `os._exit`, an endless loop) hurts nobody else.
"""

import multiprocessing
import os
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from multiprocessing import forkserver
from pathlib import Path
from typing import Any

from grader import PRELOAD_VARIABLE, THREADS_VARIABLE
from grader.catalogue import Kata
from grader.feedback import Feedback
from grader.inventory import tests_of
from grader.language import language, say
from grader.learner_file import LearnerFile
from grader.needs import CHROMIUM
from grader.processes import Judge, Processes
from grader.verdict import TestResult, Verdict, combined

EXPORT = (
    "torch.export._trace", "torch.onnx._internal.exporter._compat",
    "onnxscript.function_libs.torch_lib.ops",
)  # fmt: skip
"""What torch.onnx.export imports only when it is called, for seconds; what is gone costs time."""


@dataclass(frozen=True)
class Job:
    """One kata to be run on one file."""

    kata: Kata
    file: Path
    seed: int | None = None
    lang: str = field(default_factory=language)
    only: str = ""
    """Run this test alone; the others are "not_run"."""
    quick: bool = False
    """Stop at the first failure, which is not made small; what comes after it is "not_run"."""
    core: bool = False
    """Leave out tests that need more than the kata does, such as a browser."""
    behind_boundary: bool = True
    """Run the file in a worker of its own, so that it cannot touch the tests."""
    controlled: bool = False
    """Try tests that look inside on wrong solutions as well, so that they cannot be deceived."""
    isolated: bool = False
    """Give that worker a world of its own, so that it sees nothing of the system (Linux only)."""


class Runner:
    """A warm parent and the children forked from it; for use in a `with` statement."""

    def __init__(
        self,
        katas: Iterable[Kata],
        cores: int | None = None,
        preload: Iterable[str] = (),
        *,
        compares: bool = True,
    ) -> None:
        """Say what to keep ready.

        Args:
            katas: those that will be asked for; what they need is imported once for all.
            cores: how many processes may work at a time.
            preload: more modules to import.
            compares: whether most jobs get as far as a test that compares with another package.
        """
        katas = list(katas)
        needs = sorted({need for kata in katas for need in kata.needs})
        forks = "forkserver" in multiprocessing.get_all_start_methods()
        self._context: Any = multiprocessing.get_context("forkserver" if forks else "spawn")
        self.cores = cores or os.cpu_count() or 1
        modules = ["numpy.random", "pytest", "hypothesis.extra.numpy", *needs]
        if compares:
            modules += _compared(katas)
        if "torchvision" in needs:
            modules.append("torchvision.transforms.v2")  # it does not come with torchvision itself
        if "torch.optim" in needs:
            modules.append("torch._dynamo")  # else the first optimiser costs seconds in each child
        if "onnxscript" in needs:
            modules += EXPORT
        if any(kata.is_notebook for kata in katas):
            modules += ["nbclient", "nbformat.v4", "ipykernel.ipkernel", "ipykernel.kernelapp"]
        # the runner, since a child that unpickles its job would import it
        modules += ["grader.runner", "grader.worker", "grader.judge"]
        if sys.platform == "linux":
            modules.append("grader.isolation")
        modules += preload
        os.environ[PRELOAD_VARIABLE] = ",".join(modules)
        os.environ[THREADS_VARIABLE] = str(max((os.cpu_count() or 1) // self.cores, 1))
        self._undertaker = ThreadPoolExecutor(1)
        if forks:
            self._context.set_forkserver_preload(["grader.preload"])

    def __enter__(self) -> "Runner":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End everything that runs, the warm parent too, so that the next one can know more."""
        for child in multiprocessing.active_children():
            child.kill()
        self._undertaker.shutdown()
        stop = getattr(forkserver._forkserver, "_stop", None)
        if stop is not None and threading.current_thread() is threading.main_thread():
            stop()

    def run(self, jobs: Iterable[Job]) -> Iterator[Verdict]:
        """The verdicts in the order of the jobs, each as soon as those before it are there.

        Raises:
            GraderError: pytest itself failed.
        """
        cancel = threading.Event()
        pool = ThreadPoolExecutor(self.cores)
        try:
            for verdict in pool.map(lambda job: self.run_one(job, cancel), jobs):
                if verdict is not None:
                    yield verdict
        finally:  # also when somebody presses Ctrl-C
            cancel.set()
            pool.shutdown(cancel_futures=True)

    def run_one(self, job: Job, cancel: threading.Event | None = None) -> Verdict | None:
        """The verdict of one job; None if it was cancelled, which ends its processes at once.

        Raises:
            GraderError: pytest itself failed.
        """
        cancel = cancel or threading.Event()
        file = LearnerFile(job.file)  # as it is now: it may be saved again meanwhile
        with ExitStack() as stack:
            scratch = tempfile.TemporaryDirectory(prefix="kata-", ignore_cleanup_errors=True)
            folder = Path(stack.enter_context(scratch))
            processes = stack.enter_context(Processes(self._context, job, folder, cancel))
            results = list(processes.results())
            bury = stack.pop_all().close
            try:  # nobody has to wait until large processes are gone
                self._undertaker.submit(bury)
            except RuntimeError:  # all of it is being closed
                bury()
        if cancel.is_set():
            return None
        tests = combined(tests_of(job.kata.test_file), results)
        if not (job.quick or job.only):
            how = processes.ending or say("was not heard of", "blieb stumm")
            tests = tuple(_blamed(t, how, file) if t.outcome == "not_run" else t for t in tests)
        return Verdict(job.kata, file.shown, file.digest, tests)

    def ask(self, job: Job, judge: Judge) -> tuple[list[Any], str]:
        """What another judge than pytest sends, and how it ended where it did not say goodbye."""
        with (
            tempfile.TemporaryDirectory(prefix="kata-", ignore_cleanup_errors=True) as folder,
            Processes(self._context, job, Path(folder), threading.Event(), judge) as processes,
        ):
            return list(processes.results()), processes.ending


def _compared(katas: Iterable[Kata]) -> list[str]:
    """What some tests of katas on torch compare with, such as monai, which imports for seconds."""
    files = [kata.test_file for kata in katas if kata.needs and kata.test_file.is_file()]
    needs = {need for file in files for test in tests_of(file) for need in test.needs}
    return sorted(needs - {CHROMIUM})


def _blamed(test: TestResult, how: str, file: LearnerFile) -> TestResult:
    """A test that never reported is a failed one."""
    headline = say(
        f"The solution {how} before this test was done.",
        f"Die Lösung {how}, bevor dieser Test fertig war.",
    )
    feedback = Feedback("trouble", headline, file=file.shown, digest=file.digest)
    return TestResult(test.spec, "failed", feedback=feedback)
