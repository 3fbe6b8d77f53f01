"""Moves a file out of the way without losing it."""

import time
from pathlib import Path

SUFFIX = ".kept"
"""Of every backup; git and students' copies leave such files out."""


def back_up(file: Path) -> Path:
    """Rename a file or folder to a free name beside it, which says when that was.

    Returns:
        The new path, such as threshold_2026-11-30_17-00-00.py.kept.
    """
    stamp = time.strftime("%Y-%m-%d_%H-%M-%S")
    number, target = 1, file.with_name(f"{file.stem}_{stamp}{file.suffix}{SUFFIX}")
    while target.exists():
        number += 1
        target = file.with_name(f"{file.stem}_{stamp}_{number}{file.suffix}{SUFFIX}")
    return file.rename(target)
