"""`nox -s bench`: all measurements, or those named."""

import argparse
import sys

from benchmarks import (
    boundary,
    classroom,
    desk,
    fuzz,
    gpu,
    honest,
    large_class,
    memory,
    organs,
    plain,
    replay,
    room,
    saving,
    warm,
)

MEASUREMENTS = {
    "plain": plain.report,
    "warm": warm.report,
    "boundary": boundary.report,
    "saving": saving.report,
    "desk": desk.report,
    "room": room.report,
    "memory": memory.report,
    "fuzz": fuzz.report,
    "class": classroom.report,
    "large": large_class.report,
    "honest": honest.report,
    "replay": replay.report,
    "gpu": gpu.report,
    "organs": organs.report,
}


def main() -> int:
    """Print every figure; exit code 1 if a bar is not met."""
    parser = argparse.ArgumentParser(prog="nox -s bench --")
    parser.add_argument("names", nargs="*", choices=[*MEASUREMENTS, []], help="all without names")
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    met = [MEASUREMENTS[name](options.rounds) for name in options.names or MEASUREMENTS]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
