"""Times two things in turn, so that a machine that slows down slows both."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """What two things took, each the median over the rounds, and the median of the ratios."""

    ours: float
    other: float
    ratio: float
    rounds: int


def compare(ours: Callable[[], object], other: Callable[[], object], rounds: int) -> Ratio:
    """Time both in turn, after one round that does not count."""
    pairs = [(timed(ours), timed(other)) for _ in range(rounds + 1)][1:]
    return Ratio(
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(a / b for a, b in pairs),
        rounds,
    )


def timed(work: Callable[[], object]) -> float:
    """The seconds that it takes."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def print_measurement(what: str, bar: str, met: bool) -> bool:
    """Print a figure with its bar; returns whether the bar is met."""
    print(f"{what}; bar {bar}: {'met' if met else 'NOT met'}", flush=True)
    return met
