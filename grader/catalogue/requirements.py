"""Whether this machine has what a test needs; looked up only when such a test was collected."""

import importlib
import importlib.util
import shutil
from functools import cache
from pathlib import Path

from grader.catalogue.kata import EXTRAS, Kata
from grader.i18n import tr

CUDA, CHROMIUM = "cuda", "chromium"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""What Chromium and its siblings are called, the first one found is taken."""
GPU = Path("/dev/nvidiactl")
OPTIONAL = (*EXTRAS, "captum", "monai")
"""Packages that some tests need and that are not installed with the rest."""


def unavailable_reason(need: str) -> str:
    """Why a package, a CUDA device or Chromium is not to be had here; empty where it is."""
    if need == CUDA:
        import torch

        if torch.cuda.is_available():
            return ""
        return tr("needs a CUDA GPU; not graded here", "braucht eine CUDA-GPU; hier nicht bewertet")
    if find_browser() if need == CHROMIUM else importlib.util.find_spec(need):
        return ""
    how = f" ({install_hint(need)})" if need in EXTRAS else ""
    return tr(f"needs {need}; not graded here{how}", f"braucht {need}; hier nicht bewertet{how}")


@cache
def capabilities() -> str:
    """Which of the things are here that decide whether a test is graded."""
    packages = [bool(importlib.util.find_spec(package)) for package in OPTIONAL]
    return repr((GPU.exists(), bool(find_browser()), packages))


def missing_requirement(kata: Kata) -> str:
    """The first package that keeps a whole kata from being graded here; empty where none does."""
    return next((need for need in kata.extras if unavailable_reason(need)), "")


def install_hint(need: str) -> str:
    """What to type for a package that is not installed with the rest."""
    commands = ("nox -s extras", f'pip install -e ".[{EXTRAS[need]}]"')
    return tr("to install it: {} or {}", "so wird es installiert: {} oder {}").format(*commands)


def find_browser() -> str:
    """Where Chromium lies, which needs no display to open a page; empty where there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), "")
