"""The harness: finds the katas, runs their graded tests on a solution, says what was wrong."""

import sys
from importlib.machinery import PathFinder, all_suffixes
from pathlib import Path

__version__ = "0.2.0"
ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds katas/, reference/ and data/."""
PRELOAD_VARIABLE = "KATA_PRELOAD"
"""Tells the fork server which packages to import, separated by commas."""
THREADS_VARIABLE = "KATA_THREADS"
"""Tells judges and workers how many threads torch may use."""

OWN_MODULES = ("benchmarks", "conftest", "data", "grader", "noxfile", "tests")
"""Modules and packages that lie at the root of the repository."""
IMPORTED_AT_START = ("sitecustomize", "usercustomize")
"""Modules that Python imports by itself where it finds them."""


class UserError(Exception):
    """Something that was asked for cannot be done; the message says why, and what to do."""


def shadowing_modules(folder: Path = ROOT) -> list[str]:
    """Files and packages in a folder that Python would import in place of an installed module.

    `python -m` looks in the current folder first: a `random.py` there replaces the standard
    library's, for everything that is imported after it.
    """
    elsewhere = [path for path in sys.path if path and Path(path).resolve() != folder.resolve()]
    return [
        file.name
        for file in sorted(folder.iterdir())
        if (name := _module_name(file))
        and name not in OWN_MODULES
        and (
            name in sys.stdlib_module_names
            or name in IMPORTED_AT_START
            or PathFinder.find_spec(name, elsewhere)
        )
    ]


def _module_name(file: Path) -> str:
    """The module or package that a file or folder is imported as; empty where it is none."""
    name, dot, suffix = file.name.partition(".")
    if file.is_dir():
        return "" if dot or not any(file.glob("__init__.*")) else name
    return name if dot + suffix in all_suffixes() else ""
