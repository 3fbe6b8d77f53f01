"""`python -m grader.figures 31 41` draws the figures of two katas; `--check` says what is wrong."""

import argparse
import sys
from collections.abc import Sequence

from grader import UserError, catalogue
from grader.figures.files import check, write


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the figures of some katas or all; exit code 1 for faults, 2 for bad input."""
    parser = argparse.ArgumentParser(prog="python -m grader.figures", description=__doc__)
    parser.add_argument("katas", nargs="*", metavar="KATA")
    parser.add_argument("--check", action="store_true", help="write nothing, say what is wrong")
    options = parser.parse_args(arguments)
    try:
        chosen = catalogue.katas(options.katas)
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    faults = []
    for kata in chosen:
        if not options.check:
            write(kata.folder)
        faults += [f"{kata.name}: {fault}" for fault in check(kata.folder)]
    print("\n".join(faults) or "All figures are as their scripts draw them.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
