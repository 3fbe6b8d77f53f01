"""The hash of everything that a result depends on besides the solution: what it is kept under."""

import hashlib
import importlib.metadata
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from grader import ROOT
from grader.catalogue.kata import Kata
from grader.catalogue.requirements import OPTIONAL, capabilities
from grader.catalogue.stubs import original_stub
from grader.i18n import language

HARNESS = (
    "grader/__init__.py", "grader/i18n.py", "grader/catalogue/*.py", "grader/solution/*.py",
    "grader/sandbox/*.py", "grader/testing/*.py", "grader/grading/*.py", "data/*.py",
)  # fmt: skip
"""The code that takes part in grading. The packages that only show results are not in it."""
PACKAGES = ("flask", "hypothesis", "numpy", "pytest", "torch", "torchvision", *OPTIONAL)
"""Packages whose version can change a result."""


def fingerprint(
    kata: Kata,
    *,
    seed: int | None = None,
    lang: str | None = None,
    controlled: bool = False,
    isolated: bool = False,
) -> str:
    """The hash, in hexadecimal, of all that a kata's results depend on besides the solution.

    Args:
        kata: its tests, kata.toml, stub and rejected solutions count.
        seed: of the random cases.
        lang: the language of the feedback; None stands for the one in use.
        controlled: whether wrong solutions are tried on tests that look inside.
        isolated: whether the solution runs in namespaces of its own.
    """
    names = ("kata.toml", "support.py", "quiz.toml", kata.test_file.name)
    rejected = (ROOT / "reference" / kata.name / "rejected").glob("*.py")
    files = [*(kata.folder / name for name in names), original_stub(kata), *sorted(rejected)]
    settings = (seed, lang or language(), controlled, isolated, capabilities(), _versions())
    digest = hashlib.sha256(harness_hash() + hash_of(files))
    digest.update(repr(settings).encode())
    return digest.hexdigest()


def result_key(kata: Kata, fingerprint: str, digest: str) -> str:
    """What a result is kept under, by the SHA-256 of the file: ``31_threshold/`` and 32 digits."""
    return f"{kata.name}/{hashlib.sha256(f'{fingerprint} {digest}'.encode()).hexdigest()[:32]}"


@cache
def harness_hash(root: Path = ROOT) -> bytes:
    """The hash of the code that takes part in grading."""
    return hash_of(file for pattern in HARNESS for file in sorted(root.glob(pattern)))


def hash_of(files: Iterable[Path]) -> bytes:
    """One hash of the contents of several files; a missing file counts as an empty one."""
    digest = hashlib.sha256()
    for file in files:
        content = file.read_bytes() if file.is_file() else b""
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.digest()


@cache
def _versions() -> tuple[object, ...]:
    return sys.version_info[:2], *map(_version, PACKAGES)


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""
