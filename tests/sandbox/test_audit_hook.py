"""What the audit hook refuses, each tried in a process that has it."""

import json
import subprocess
import sys

import pytest

from grader import ROOT

SCRIPT = """
import json, os, sys
from pathlib import Path
from grader.sandbox import audit_hook
import _posixsubprocess, ctypes, gc, shutil, signal, socket, sqlite3, subprocess, tempfile

scratch, shown, secret = map(Path, sys.argv[1:4])
actions = json.loads(sys.argv[4])
os.chdir(scratch)
audit_hook.install(scratch, [shown])

answers = {}
for action in actions:
    try:
        exec(action)
    except Exception as error:
        answers[action] = f"{type(error).__name__}: {error}"
    else:
        answers[action] = ""
print(json.dumps(answers))
"""
ALLOWED = [
    "Path('mine.txt').write_text('x')",
    "Path('mine.txt').rename('yours.txt')",
    "os.mkdir('folder'); shutil.rmtree('folder')",
    "tempfile.TemporaryFile(dir=scratch)",
    "shown.read_text()",
    "Path(os.__file__).read_text()",
    "Path(os.devnull).write_text('x')",
    "sqlite3.connect(':memory:')",
    "import decimal, zoneinfo",
]
REFUSED = {
    "secret.read_text()": "may not read",
    "os.open(secret, os.O_RDONLY)": "may not read",
    "shown.write_text('x')": "may only write in its own folder",
    "open(shown, 'a')": "may only write in its own folder",
    "os.open(shown, os.O_WRONLY)": "may only write in its own folder",
    "os.remove(shown)": "may only write in its own folder",
    "os.rename('mine.txt', secret)": "may only write in its own folder",
    "os.symlink(secret, 'link')": "may only write in its own folder",
    "open(scratch / 'link.txt')": "may not read",
    "open('../' + scratch.name + '/mine.txt')": "may not read",
    "sqlite3.connect('/tmp/other.db')": "may only write in its own folder",
    f"open({str(ROOT / 'reference' / 'x.py')!r})": "may not read",
    f"open({str(ROOT / 'tests' / 'conftest.py')!r})": "may not read",
    "os.fork()": "may not start or end processes",
    "os.kill(os.getppid(), 9)": "may not start or end processes",
    "os.system('true')": "may not start or end processes",
    "subprocess.run(['true'])": "may not start or end processes",
    "_posixsubprocess.fork_exec()": "may not start or end processes",
    "signal.pidfd_send_signal(0, 9)": "may not start or end processes",
    "socket.create_connection(('127.0.0.1', 9))": "may not use the network",
    "socket.socket().bind(('127.0.0.1', 0))": "may not use the network",
    "gc.get_objects()": "may not look for objects of others",
    "sys._current_frames()": "may not look for objects of others",
    "ctypes.string_at(0)": "may not call machine code",
}
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="actions of Linux")


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """What came of each action: an exception's name and text, or nothing."""
    folder = tmp_path_factory.mktemp("hook")
    (folder / "scratch").mkdir()
    (folder / "shown.txt").write_text("shown")
    (folder / "secret.txt").write_text("secret")
    (folder / "scratch/link.txt").symlink_to(folder / "secret.txt")
    paths = [folder / name for name in ("scratch", "shown.txt", "secret.txt")]
    actions = json.dumps([*ALLOWED, *REFUSED])
    command = [sys.executable, "-c", SCRIPT, *map(str, paths), actions]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("action", ALLOWED)
def test_it_may(action, answers):
    assert answers[action] == ""


@pytest.mark.parametrize("action", REFUSED)
def test_it_may_not(action, answers):
    assert answers[action].startswith("PermissionError: a solution "), answers[action]
    assert REFUSED[action] in answers[action]
