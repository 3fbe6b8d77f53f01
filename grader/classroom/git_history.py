"""Reads the history of a clone as data: nothing that lies in the clone is run or configures git.

Git runs in an empty repository of our own and only borrows the clone's objects. So it never reads
the clone's configuration, hooks, attributes or remotes, any of which can name programs.
"""

import os
import re
import shutil
import stat
import subprocess
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from grader.classroom.search import Parts
from grader.classroom.stub_file import MAX_STUB_SIZE
from grader.i18n import tr

TIMEOUT = 60.0
"""Seconds that one command of git may take."""
MAX_OUTPUT = 16 * 2**20
"""Bytes of one list that git writes."""
MAX_COMMITS = 20_000
MAX_REF_FILE = 4 * 2**20
"""Bytes of a file of the clone that names commits."""
HASH = re.compile(r"[0-9a-f]{40}")
BRANCH = re.compile(r"refs/heads/[\w./+@#-]+")
CONFIG = "[core]\n\trepositoryformatversion = 0\n\tbare = true\n"


class UnreadableHistory(Exception):
    """The clone's history cannot be read; the message says why."""


@dataclass(frozen=True)
class Commit:
    """One state of a clone."""

    name: str
    """The SHA-1 in hexadecimal."""
    time: datetime
    """When the student's computer says that it was committed."""


@dataclass(frozen=True)
class Change:
    """What one commit made of one file."""

    time: datetime
    parts: Parts
    blob: str
    """The name of the file's new content."""
    is_new: bool
    """Whether the file was not there before."""


@dataclass(frozen=True)
class TreeFile:
    """One file of a commit."""

    mode: int
    blob: str


class History:
    """The commits of a clone's branch and their files.

    Args:
        clone: a folder with a folder `.git`.
        scratch: an empty folder, where the repository of our own is made.

    Raises:
        UnreadableHistory: there is no git here, or the clone is of an unusual form.
    """

    def __init__(self, clone: Path, scratch: Path) -> None:
        git = shutil.which("git")
        if git is None:
            raise UnreadableHistory(tr("git is not installed", "git ist nicht installiert"))
        self._git = git
        folder = clone / ".git"
        objects = folder / "objects"
        for part in (folder, objects):
            if not part.is_dir() or part.is_symlink():
                raise UnreadableHistory(_unusual(part.name))
        if (objects / "info" / "alternates").exists():
            raise UnreadableHistory(_unusual("alternates"))
        self._head = _head(folder)
        self._own, self._objects = scratch / "own.git", objects.resolve()
        for name in ("objects", "refs"):
            (self._own / name).mkdir(parents=True)
        (self._own / "HEAD").write_text("ref: refs/heads/none\n")
        (self._own / "config").write_text(CONFIG)
        shallow = [line for line in _lines(folder / "shallow") if HASH.fullmatch(line)]
        if shallow:
            (self._own / "shallow").write_text("".join(f"{line}\n" for line in shallow))

    def commits(self) -> list[Commit]:
        """The commits of the branch itself, the newest first."""
        listed = self._run(
            "rev-list", "--first-parent", "--timestamp", f"--max-count={MAX_COMMITS}", self._head
        )
        pairs = (line.split() for line in listed.decode().splitlines())
        return [Commit(name, datetime.fromtimestamp(int(time), UTC)) for time, name in pairs]

    def files(self, commit: Commit) -> dict[Parts, TreeFile]:
        """What lies in a commit, by its path."""
        listed = self._run("ls-tree", "-r", "-z", "--full-tree", commit.name)
        files = {}
        for line in listed.decode("utf-8", "replace").split("\0"):
            head, _, path = line.partition("\t")
            mode, kind, blob = head.split() if head else ("", "", "")
            if kind == "blob":
                files[tuple(path.split("/"))] = TreeFile(int(mode, 8), blob)
        return files

    def changes(self) -> list[Change]:
        """What the commits of the branch changed, the oldest first; deleted files are left out."""
        form = ("--format=@%ct", "--raw", "--no-abbrev", "--no-renames", "--diff-filter=AM")
        listed = self._run(
            "-c", "core.quotePath=false", "log", "--first-parent", "-m", "--reverse", *form,
            f"--max-count={MAX_COMMITS}", self._head,
        )  # fmt: skip
        found, time = [], datetime.fromtimestamp(0, UTC)
        for line in listed.decode("utf-8", "replace").splitlines():
            if line.startswith("@"):
                time = datetime.fromtimestamp(int(line[1:]), UTC)
            elif line.startswith(":"):
                head, _, path = line.partition("\t")
                _, _, _, blob, kind = head.split()
                found.append(Change(time, tuple(path.split("/")), blob, kind == "A"))
        return found

    def content(self, blob: str) -> bytes | None:
        """The content of a file, by its name in git; None where it is too large."""
        if int(self._run("cat-file", "-s", blob)) > MAX_STUB_SIZE:
            return None
        return self._run("cat-file", "blob", blob)

    def _run(self, *arguments: str) -> bytes:
        """What a command of git writes.

        Raises:
            UnreadableHistory: it fails, takes too long or writes too much.
        """
        own = f"--git-dir={self._own}"
        process = subprocess.Popen(
            [self._git, own, "-c", "core.commitGraph=false", *arguments],
            cwd=self._own,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert process.stdout is not None
        timer = threading.Timer(TIMEOUT, process.kill)
        timer.start()
        with process.stdout:
            written = process.stdout.read(MAX_OUTPUT + 1)
        if len(written) > MAX_OUTPUT:
            process.kill()
        code = process.wait()
        timer.cancel()
        if code:
            what = next(word for word in arguments if word[0] != "-" and "=" not in word)
            raise UnreadableHistory(tr(f"git {what} does not succeed", f"git {what} gelingt nicht"))
        return written

    def _environment(self) -> dict[str, str]:
        """Only what git needs; nobody's configuration, the teacher's included."""
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        return {
            **kept,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_NO_REPLACE_OBJECTS": "1",
            "GIT_OBJECT_DIRECTORY": str(self._objects),
            "GIT_OPTIONAL_LOCKS": "0",
            "LC_ALL": "C",
        }


def is_clone(folder: Path) -> bool:
    """Whether a folder has a history of its own."""
    return (folder / ".git" / "objects").is_dir()


def _head(folder: Path) -> str:
    """The name of the commit that a clone is at."""
    content = next(iter(_lines(folder / "HEAD")), "")
    if HASH.fullmatch(content):
        return content
    branch = content.removeprefix("ref: ")
    if not BRANCH.fullmatch(branch) or ".." in branch:
        raise UnreadableHistory(_unusual("HEAD"))
    loose = next(iter(_lines(folder / branch)), "")
    if HASH.fullmatch(loose):
        return loose
    for line in _lines(folder / "packed-refs"):
        name, _, ref = line.partition(" ")
        if ref == branch and HASH.fullmatch(name):
            return name
    raise UnreadableHistory(tr("it has no commit", "er hat keinen Commit"))


def _lines(file: Path) -> list[str]:
    """The lines of a file of the clone; none where it is no ordinary file."""
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return []
        with file.open("rb") as stream:
            content = stream.read(MAX_REF_FILE)
    except OSError:
        return []
    return [line.strip() for line in content.decode("utf-8", "replace").splitlines()]


def _unusual(part: str) -> str:
    return tr(f"{part} is of an unusual form", f"{part} hat eine ungewöhnliche Form")
