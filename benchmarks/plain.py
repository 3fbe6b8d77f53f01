"""Plain pytest on a torch-free kata beside plain pytest on a bare file with the same tests."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.timing import Ratio, compare, print_measurement
from grader import ROOT

KATA = "31_threshold"
BAR = 1.3
BARE = """
import copy, types
import pytest
from hypothesis import settings
import {module}

settings.register_profile("bare", max_examples=60, derandomize=True, database=None, deadline=None)
settings.load_profile("bare")

def equal(actual, expected):
    assert actual == expected

class Function:
    def __init__(self, function):
        self.function = function
    def __call__(self, *args):
        return self.function(*args)
    def arguments_after(self, *args):
        given = copy.deepcopy(args)
        self.function(*given)
        return given

@pytest.fixture(scope="module")
def kata():
    functions = {{n: f for n, f in vars({module}).items() if isinstance(f, types.FunctionType)}}
    return types.SimpleNamespace(**{{n: Function(f) for n, f in functions.items()}})
"""


def measure(rounds: int) -> Ratio:
    """The whole process from start to end, in both cases on the reference."""
    module = KATA[3:]
    with tempfile.TemporaryDirectory(prefix="bare-") as folder:
        bare = Path(folder)
        shutil.copy(ROOT / "reference" / KATA / f"{module}.py", bare)
        tests = (ROOT / "katas" / KATA / f"test_{module}.py").read_text(encoding="utf-8")
        tests = tests.replace("from grader.testing import equal", BARE.format(module=module))
        (bare / f"test_{module}.py").write_text(tests, encoding="utf-8")
        (bare / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
        ours = ["-q", "--against=reference", f"katas/{KATA}"]
        return compare(
            lambda: _pytest(ours, ROOT),
            lambda: _pytest(["-q", "-p", "no:grader.grading.plugin", f"test_{module}.py"], bare),
            rounds,
        )


def _pytest(arguments: list[str], folder: Path) -> None:
    command = [sys.executable, "-m", "pytest", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def report(rounds: int) -> bool:
    """Measure, print a line, and say whether the bar is met."""
    found = measure(rounds)
    return print_measurement(
        f"plain pytest on {KATA} / on a bare file with the same tests: {found.ratio:.2f} "
        f"({found.ours:.2f} s / {found.other:.2f} s, medians of {found.rounds})",
        f"{BAR}",
        found.ratio <= BAR,
    )
