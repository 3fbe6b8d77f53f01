"""The memory of the fork servers and their children, two katas at a time."""

import contextlib
import sys
import threading
import time
from collections.abc import Sequence

import psutil

from grader import ROOT, catalogue
from grader.catalogue.locations import solution_file
from grader.grading.runner import Runner
from grader.sandbox.messages import Job

POLL_INTERVAL = 0.02


def report(_rounds: int) -> bool:
    """Measure and print two lines; there is no bar."""
    if sys.platform != "linux":
        print("memory: not measured, since only Linux tells the proportional set size")
        return True
    frozen, seconds = _peak([])
    print(f"all references, 2 at a time: {frozen} MB at most (proportional set size, fork")
    print(f"  servers and children), {seconds:.1f} s")
    unfrozen, seconds = _peak(["benchmarks.unfrozen"])
    print(f"  without gc.freeze() in the fork servers: {unfrozen} MB at most, {seconds:.1f} s")
    return True


def _peak(preload: Sequence[str]) -> tuple[int, float]:
    """The largest sum of MB seen while all references run, and the seconds that they took."""
    katas = catalogue.katas()
    jobs = [Job(kata, solution_file(kata, ROOT / "reference")) for kata in katas]
    done, sums = threading.Event(), [0]

    def look() -> None:
        while not done.wait(POLL_INTERVAL):
            sums.append(_family())

    with Runner(katas, cores=2, preload=preload) as runner:
        list(runner.run(jobs))  # the parents are warm now
        watcher = threading.Thread(target=look)
        watcher.start()
        before = time.perf_counter()
        list(runner.run(jobs))
        seconds = time.perf_counter() - before
        done.set()
        watcher.join()
    return max(sums) // 2**20, seconds


def _family() -> int:
    """The proportional set size of the parents and all children, in bytes."""
    total = 0
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            total += process.memory_full_info().pss
    return total
