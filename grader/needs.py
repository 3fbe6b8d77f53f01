"""Whether this machine has what a test needs; looked up only when such a test was collected."""

import importlib
import importlib.util
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from grader import time_limit
from grader.catalogue import EXTRAS, Kata
from grader.language import say

CUDA, CHROMIUM = "cuda", "chromium"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""What Chromium and its siblings are called, the first one found is taken."""
GPU = Path("/dev/nvidiactl")
OPTIONAL = (*EXTRAS, "captum", "monai")
"""Packages that some tests need and that are not installed with the rest."""


def why_not(need: str) -> str:
    """Why a package, a CUDA device or Chromium is not to be had here; empty where it is."""
    if need == CUDA:
        import torch

        if torch.cuda.is_available():
            return ""
        return say(
            "needs a CUDA GPU; not graded here", "braucht eine CUDA-GPU; hier nicht bewertet"
        )
    if browser() if need == CHROMIUM else importlib.util.find_spec(need):
        return ""
    how = f" ({how_to_install(need)})" if need in EXTRAS else ""
    return say(f"needs {need}; not graded here{how}", f"braucht {need}; hier nicht bewertet{how}")


@cache
def machine() -> str:
    """Which of the things are here that decide whether a test is graded."""
    packages = [bool(importlib.util.find_spec(package)) for package in OPTIONAL]
    return repr((GPU.exists(), bool(browser()), packages))


def missing(kata: Kata) -> str:
    """The first package that keeps a whole kata from being graded here; empty where none does."""
    return next((need for need in kata.extras if why_not(need)), "")


def how_to_install(need: str) -> str:
    """What to type for a package that is not installed with the rest."""
    commands = ("nox -s extras", f'pip install -e ".[{EXTRAS[need]}]"')
    return say("to install it: {} or {}", "so wird es installiert: {} oder {}").format(*commands)


def browser() -> str:
    """Where Chromium lies, which needs no display to open a page; empty where there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), "")


def needed(package: str) -> Any:
    """A package that only this test needs, imported without its seconds counting for the learner.

    A test asks for it after it has called the learner's code, so that nobody waits for the import
    of torch as long as there is nothing to compare with it.
    """
    with time_limit.paused():
        return importlib.import_module(package)
