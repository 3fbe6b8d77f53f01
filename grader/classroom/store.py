"""The work folder of a class: stubs by their content, and the results for them."""

import hashlib
from pathlib import Path

from grader import ROOT
from grader.catalogue.kata import Kata
from grader.grading.store import ResultStore, write_atomically

FOLDER = ROOT / ".kata" / "class"
"""Where it is unless another is named; not under version control."""


class Store:
    """Stubs and results in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.results = ResultStore(folder / "results")

    def keep(self, kata: Kata, content: bytes | None) -> str:
        """Keep a stub; returns the hash of its content, empty for a missing one."""
        if content is None:
            return ""
        digest = hashlib.sha256(content).hexdigest()
        file = self.stub(kata, digest)
        if not file.is_file():
            write_atomically(file, content)
        return digest

    def stub(self, kata: Kata, digest: str) -> Path:
        """The kept stub; there is none at the path for the hash of a missing one."""
        return self.folder / "stubs" / (digest or "missing") / kata.stub_file.name
