"""Whether this machine has what a test needs; looked up only when such a test was collected."""

import importlib.util

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
