"""What the audit hook of a worker refuses, asked for here as Python asks it."""

import os

import pytest

from grader import ROOT
from grader.sandbox.audit_hook import make_audit_hook


@pytest.fixture
def hook(tmp_path):
    (tmp_path / "given.csv").write_text("1\n")
    return make_audit_hook(tmp_path / "scratch", [tmp_path / "given.csv"])


def test_its_own_folder_and_what_is_given_can_be_opened(hook, tmp_path):
    hook("open", (tmp_path / "scratch" / "note.txt", "w", os.O_WRONLY))
    hook("os.rename", (str(tmp_path / "scratch/a"), str(tmp_path / "scratch/b"), -1, -1))
    hook("open", (str(tmp_path / "given.csv"), "r", os.O_RDONLY))
    hook("open", (os.fsencode(os.__file__), "r", os.O_RDONLY))
    hook("open", (3, "r", os.O_RDONLY))
    hook("sqlite3.connect", (":memory:",))
    hook("json.loads", ())  # of other events it thinks nothing


class Changing:
    """A path that can be another one each time it is asked."""

    def __fspath__(self):
        return "x"


@pytest.mark.parametrize(
    ("event", "arguments", "reason"),
    [
        ("open", ("/etc/shadow", "r", 0), "may not read /etc/shadow"),
        ("open", (str(ROOT / "reference"), "r", 0), "may not read"),
        ("open", (str(ROOT / "data" / "organs.py"), "w", 0), "may only write in its own folder"),
        ("open", ("/elsewhere/x", None, os.O_CREAT), "may only write in its own folder"),
        ("open", (Changing(), "r", 0), "may only name files by text or by a Path"),
        ("os.remove", (os.__file__, -1), "may only write in its own folder"),
        ("sqlite3.connect", ("/elsewhere/x.db",), "may only write in its own folder"),
        ("subprocess.Popen", ("true", ["true"], None, None), "may not start or end processes"),
        ("os.kill", (1, 9), "may not start or end processes"),
        ("socket.connect", (None, ("127.0.0.1", 9)), "may not use the network"),
        ("gc.get_objects", (-1,), "may not look for objects of others"),
        ("ctypes.dlopen", ("libc.so.6",), "may not call machine code"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="paths of POSIX")
def test_anything_else_is_refused_with_its_reason(hook, event, arguments, reason):
    with pytest.raises(PermissionError, match=reason):
        hook(event, arguments)
