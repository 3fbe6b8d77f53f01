"""Whether this machine has what a test needs; looked up only when such a test was collected."""

import importlib
import importlib.util
from typing import Any

from grader import time_limit
from grader.language import say

CUDA = "cuda"


def why_not(need: str) -> str:
    """Why a package, or a CUDA device, is not to be had here; empty where it is."""
    if need == CUDA:
        import torch

        if torch.cuda.is_available():
            return ""
        return say(
            "needs a CUDA GPU; not graded here", "braucht eine CUDA-GPU; hier nicht bewertet"
        )
    if importlib.util.find_spec(need):
        return ""
    return say(f"needs {need}; not graded here", f"braucht {need}; hier nicht bewertet")


def needed(package: str) -> Any:
    """A package that only this test needs, imported without its seconds counting for the learner.

    A test asks for it after it has called the learner's code, so that nobody waits for the import
    of torch as long as there is nothing to compare with it.
    """
    with time_limit.paused():
        return importlib.import_module(package)
