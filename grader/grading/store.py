"""Results on disk, each under the hash of all that it depends on, so nothing is graded twice."""

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from grader.grading.results import KataResult


class ResultStore:
    """Results in a folder, by the keys that `grader.catalogue.fingerprint.result_key` makes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, key: str) -> KataResult | None:
        """The result under a key; None if there is none that can be read."""
        try:
            return KataResult.from_dict(json.loads(self._file(key).read_bytes()))
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return None

    def all_of(self, kata: str) -> Iterator[KataResult]:
        """All results of a kata, whatever they depend on."""
        for file in sorted((self.folder / kata).glob("*.json")):
            if result := self.load(f"{kata}/{file.stem}"):
                yield result

    def save(self, key: str, result: KataResult) -> None:
        content = json.dumps(result.to_dict(), ensure_ascii=False)
        write_atomically(self._file(key), content.encode("utf-8", "backslashreplace"))

    def forget_others(self, key: str) -> None:
        """Remove all other results of the same kata."""
        kept = self._file(key)
        for file in kept.parent.glob("*.json"):
            if file != kept:
                file.unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.json"


def write_atomically(file: Path, content: bytes) -> None:
    """Write a file so that it is there as a whole or not at all, even after SIGKILL.

    It is written beside its place and then moved there.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, beside = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())  # a power cut must not leave it empty
        os.chmod(beside, 0o644)  # noqa: PTH101
        os.replace(beside, file)  # noqa: PTH105
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
