"""The work folder: stubs by their content, verdicts by all that they depend on.

Every file is written beside its place and then moved there, so that whoever is stopped, even by
SIGKILL, leaves only whole files.
"""

import hashlib
import importlib.metadata
import json
import os
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from grader import ROOT
from grader.catalogue.fingerprint import harness_hash
from grader.catalogue.kata import Kata
from grader.catalogue.requirements import OPTIONAL, capabilities
from grader.catalogue.stubs import original_stub
from grader.classroom.model import Result
from grader.i18n import language

FOLDER = ROOT / ".kata" / "class"
"""Where it is if nobody says otherwise; not under version control."""
VIEW = ("model.py", "store.py")
"""The files of this package that a stored result depends on."""
PACKAGES = ("flask", "hypothesis", "numpy", "pytest", "torch", "torchvision", *OPTIONAL)
"""Packages whose version can change a verdict."""


class Store:
    """Stubs and results in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, kata: Kata, content: bytes | None) -> str:
        """Keep a stub; returns the hash of its content, empty for a missing one."""
        if content is None:
            return ""
        digest = hashlib.sha256(content).hexdigest()
        file = self.stub(kata, digest)
        if not file.is_file():
            write_whole(file, content)
        return digest

    def stub(self, kata: Kata, digest: str) -> Path:
        """The kept stub; there is none at the path for the hash of a missing one."""
        return self.folder / "stubs" / (digest or "missing") / kata.stub_file.name

    def has(self, verdict: str) -> bool:
        return self.read(verdict) is not None

    def read(self, verdict: str) -> Result | None:
        """A kept result; None if there is none."""
        try:
            return Result.from_dict(json.loads(self._file(verdict).read_bytes()))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, verdict: str, result: Result) -> None:
        content = json.dumps(asdict(result), ensure_ascii=False)
        write_whole(self._file(verdict), content.encode("utf-8", "backslashreplace"))

    def _file(self, verdict: str) -> Path:
        return self.folder / "verdicts" / f"{verdict}.json"


def write_whole(file: Path, content: bytes) -> None:
    """Write a file so that it is there as a whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    number, beside = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())  # a power cut must not leave it empty
        os.chmod(beside, 0o644)  # noqa: PTH101
        os.replace(beside, file)  # noqa: PTH105
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def basis(kata: Kata, seed: int | None, *, isolated: bool) -> str:
    """The hash of all that a kata's verdicts depend on, but for the solution's own content."""
    digest = hashlib.sha256(harness_hash())
    files = [kata.folder / name for name in ("kata.toml", "support.py", "quiz.toml")]
    files.append(kata.test_file)
    files += [Path(__file__).parent / name for name in VIEW]
    files += sorted((ROOT / "data").glob("*.py"))
    files += [
        original_stub(kata),
        *sorted((ROOT / "reference" / kata.name / "rejected").glob("*.py")),
    ]
    for file in files:
        content = file.read_bytes() if file.is_file() else b""
        digest.update(len(content).to_bytes(8, "big") + content)
    versions = [sys.version_info[:2], *map(_version, PACKAGES)]
    digest.update(repr((seed, language(), isolated, capabilities(), versions)).encode())
    return digest.hexdigest()


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""


def verdict_name(kata: Kata, basis: str, digest: str) -> str:
    """What the verdict on a stub is kept under."""
    whole = hashlib.sha256(f"{basis} {digest}".encode()).hexdigest()
    return f"{kata.name}/{whole[:32]}"
