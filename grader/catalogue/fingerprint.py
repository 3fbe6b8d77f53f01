"""The hash of the harness, which every kept result depends on."""

import hashlib
from functools import cache

from grader import ROOT


@cache
def harness_hash() -> bytes:
    """The hash of the harness itself."""
    digest = hashlib.sha256()
    for file in sorted((ROOT / "grader").rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.digest()
