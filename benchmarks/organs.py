"""Whether the organs can be learned: LeNet beside a linear layer, and the graded training of 45."""

import multiprocessing
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from benchmarks.timing import print_measurement
from grader import ROOT, catalogue
from grader.catalogue.locations import solution_file
from grader.solution.local import load_support
from grader.solution.source_file import SourceFile

SEEDS = range(20)
EPOCHS = (5, 10, 20)
SIDE = 64
CORES = 2
LENET, SECONDS, BELOW = 0.95, 20.0, 0.15
"""Median accuracy after 20 epochs, seconds a run, and how far the linear layer stays behind."""
GRADED_EPOCHS, GRADED_RATE, GRADED_BAR = (4,), 0.02, 0.6
"""How the last test of kata 45 trains, and what it demands."""


@dataclass(frozen=True)
class Run:
    """One training."""

    shares: tuple[float, ...]
    """The accuracy on the test pictures after so many epochs."""
    seconds: float


def report(_rounds: int) -> bool:
    """Train with the reference solutions, print four lines, and say whether the bars are met."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(CORES, context) as pool:
        lenet, linear, graded = (list(pool.map(run, SEEDS)) for run in (_lenet, _linear, _graded))
    best, straight = _final(lenet), _final(linear)
    median, behind = statistics.median(best), statistics.median(straight)
    seconds = statistics.median(run.seconds for run in lenet)
    stages = zip(*(run.shares for run in lenet), strict=True)
    curve = " / ".join(f"{statistics.median(shares):.1%}" for shares in stages)
    return all(
        [
            print_measurement(
                f"LeNet on data/organs after 5 / 10 / 20 epochs: {curve} (medians of {len(SEEDS)} "
                f"seeds; the worst {min(best):.1%})",
                f"{LENET:.0%}",
                median >= LENET,
            ),
            print_measurement(
                f"a training of 20 epochs: {seconds:.1f} s, {CORES} at a time",
                f"{SECONDS:g} s",
                seconds <= SECONDS,
            ),
            print_measurement(
                f"a linear layer on the pixels: {behind:.1%}, the best {max(straight):.1%}; "
                f"{100 * (median - behind):.0f} points below",
                f"{BELOW * 100:.0f} points",
                median - behind >= BELOW,
            ),
            print_measurement(
                f"the graded training of kata 45: {statistics.median(_final(graded)):.1%}, the "
                f"worst {min(_final(graded)):.1%}",
                f"{GRADED_BAR:.0%}",
                min(_final(graded)) >= GRADED_BAR,
            ),
        ]
    )


def _final(runs: Sequence[Run]) -> list[float]:
    return [run.shares[-1] for run in runs]


def _lenet(seed: int) -> Run:
    """The network of kata 44 and the loop of kata 45 on the pictures in their own size."""
    return _trained(seed, lambda: _reference("44_lenet").OrganClassifier(5, SIDE), SIDE, EPOCHS)


def _linear(seed: int) -> Run:
    """A linear layer on the pixels, trained in the same way."""
    from torch import nn

    return _trained(seed, lambda: nn.Sequential(nn.Flatten(), nn.Linear(SIDE**2, 5)), SIDE, EPOCHS)


def _graded(seed: int) -> Run:
    """The last test of kata 45."""
    given = _given()
    return _trained(seed, lambda: given.lenet(seed), given.SIDE, GRADED_EPOCHS, lr=GRADED_RATE)


def _trained(
    seed: int, network: Callable[[], Any], side: int, epochs: tuple[int, ...], **options: float
) -> Run:
    import torch
    import torch._dynamo  # the first optimiser would import it, and the clock would run meanwhile

    torch.set_num_threads(1)  # the other core is for the other run
    torch.manual_seed(seed)
    given, loop = _given(), _reference("45_training_loop")
    learning = given.organ_loader("train", shuffle_seed=seed, side=side)
    testing = given.organ_loader("test", side=side)
    model = network()
    before = time.perf_counter()
    shares = loop.accuracy_after(model, learning, testing, epochs, **options)
    return Run(tuple(shares.values()), time.perf_counter() - before)


def _reference(name: str) -> ModuleType:
    kata = catalogue.katas([name])[0]
    return SourceFile(solution_file(kata, ROOT / "reference")).run()


def _given() -> ModuleType:
    file = catalogue.katas(["45_training_loop"])[0].support_file
    assert file is not None
    return load_support(file)
