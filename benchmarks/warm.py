"""Warm, isolated runs beside plain pytest: one kata on torchvision, and all references."""

import os
import statistics
import subprocess
import sys
import tempfile
import time

from benchmarks.timing import compare, print_measurement
from grader import ROOT, catalogue
from grader.catalogue.kata import Kata
from grader.catalogue.locations import solution_file
from grader.grading.results import KataResult
from grader.grading.runner import Runner
from grader.sandbox.messages import Job

KATA = "71_lesion_classifier"
AT_LEAST_FASTER = 60.0
OVERHEAD = 0.080
SUITE = 0.7


def report(rounds: int) -> bool:
    """Measure, print four lines, and say whether the bars are met."""
    kata = catalogue.katas([KATA])[0]
    job = Job(kata, solution_file(kata, ROOT / "reference"))
    with Runner([kata]) as runner:
        alone = [_timed(runner, job) for _ in range(rounds + 2)][2:]
        shared = [_timed(runner, job, alone[-1][1]) for _ in range(rounds + 2)][2:]
    took = statistics.median(seconds for seconds, _ in shared)
    overhead = statistics.median(s - sum(t.seconds for t in v.tests) for s, v in alone)
    tests = statistics.median(sum(t.seconds for t in v.tests) for _, v in alone)
    few = range(max(rounds // 3, 1))
    plain = statistics.median(_plain([f"katas/{KATA}"]) for _ in few)
    first = statistics.median(_first([f"katas/{KATA}"]) for _ in few)
    print(f"{KATA}: warm {took * 1000:.0f} ms; plain pytest from the second time on, with all "
          f"packages compiled, {plain:.2f} s, {plain / took:.0f} x")  # fmt: skip
    print(f"{KATA}: its tests take {tests * 1000:.0f} ms; what comes on top of them is "
          f"{(plain - tests) / overhead:.0f} x less than in plain pytest")  # fmt: skip
    return all(
        [
            print_measurement(
                f"{KATA}: warm {took * 1000:.0f} ms; plain pytest, as after an installation or "
                f"where no bytecode is kept, {first:.2f} s, {first / took:.0f} x",
                f"{AT_LEAST_FASTER:g} x",
                first / took >= AT_LEAST_FASTER,
            ),
            print_measurement(
                f"{KATA}: a warm run takes {overhead * 1000:.0f} ms on top of its tests",
                f"{OVERHEAD * 1000:g} ms",
                overhead <= OVERHEAD,
            ),
            _suite(catalogue.katas()),
        ]
    )


def _suite(katas: list[Kata]) -> bool:
    """All references, warm and in parallel, with the warm-up counted, beside one plain pytest."""
    jobs = [Job(kata, solution_file(kata, ROOT / "reference")) for kata in katas]

    def warm() -> None:
        with Runner(katas) as runner:
            assert all(verdict.solved for verdict in runner.run(jobs))

    found = compare(warm, lambda: _plain([]), 3)
    return print_measurement(
        f"all references: warm {found.ours:.1f} s on {os.cpu_count()} cores, the warm-up "
        f"included, plain pytest {found.other:.1f} s, ratio {found.ratio:.2f}",
        f"{SUITE}",
        found.ratio <= SUITE,
    )


def _timed(runner: Runner, job: Job, last: KataResult | None = None) -> tuple[float, KataResult]:
    """A run that was prepared, as in `kata watch`, which knows the last verdict too."""
    runner.prepare(job, last)
    before = time.perf_counter()
    verdict = next(runner.run([job]))
    return time.perf_counter() - before, verdict


def _plain(arguments: list[str], **variables: str) -> float:
    command = [sys.executable, "-m", "pytest", "-q", "--against=reference", *arguments]
    before = time.perf_counter()
    environment = {**os.environ, **variables}
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=environment)
    return time.perf_counter() - before


def _first(arguments: list[str]) -> float:
    """The same with no package compiled."""
    with tempfile.TemporaryDirectory(prefix="no-bytecode-") as nowhere:
        return _plain(arguments, PYTHONPYCACHEPREFIX=nowhere, PYTHONDONTWRITEBYTECODE="1")
