"""What a solution in a world of its own can see and do, also with machine code of its own."""

import json
import os
import platform
import socket
import subprocess
import sys
import uuid

import psutil
import pytest

from grader import ROOT
from grader.sandbox import namespaces, seccomp

WHY_NOT = namespaces.unavailable_reason()
pytestmark = pytest.mark.skipif(bool(WHY_NOT), reason=f"no isolation here: {WHY_NOT}")

LOOK_AROUND = """
import ctypes, errno, json, os, signal, socket, sys
from pathlib import Path
from grader.sandbox import namespaces

scratch, shown, secret, port, outside = sys.argv[1:]
kept = os.open(os.devnull, os.O_RDONLY)
left_open = os.open(secret, os.O_RDONLY)
namespaces.enter_namespaces(Path(scratch), [Path(shown)], kept)
libc = ctypes.CDLL(None, use_errno=True)

def refused(work):
    try:
        work()
    except OSError as error:
        return errno.errorcode[error.errno]

def call(name, *arguments):
    return libc[name](*arguments) >= 0 or errno.errorcode[ctypes.get_errno()]

def connect(kind, address):
    with socket.socket(kind) as one:
        one.settimeout(2)
        one.connect(address)

Path(scratch, "mine").write_text("x")
found = {
    "root": sorted(os.listdir("/")),
    "house": sorted(os.listdir(sys.argv[0])),
    "shown": Path(shown).read_text(),
    "secret": Path(secret).exists(),
    "write shown": refused(lambda: Path(shown).write_text("x")),
    "write system": refused(lambda: Path("/usr/x").write_text("x")),
    "write harness": refused(lambda: Path(namespaces.__file__).write_text("x")),
    "write root": refused(lambda: Path("/x").write_text("x")),
    "scratch": os.listdir(scratch),
    "fill scratch": refused(lambda: Path(scratch, "large").write_bytes(bytes(200 * 2**20))),
    "files": sorted(map(int, os.listdir("/proc/self/fd"))),
    "processes": [int(p) for p in os.listdir("/proc") if p.isdecimal()],
    "first process": refused(lambda: os.listdir("/proc/1/cwd/")),
    "interfaces": [line.split(":")[0].strip() for line in open("/proc/net/dev")][2:],
    "network": refused(lambda: connect(socket.AF_INET, ("127.0.0.1", int(port)))),
    "abstract socket": refused(lambda: connect(socket.AF_UNIX, "\\0kata-test-" + port)),
    "kill": refused(lambda: os.kill(int(outside), signal.SIGTERM)),
    "mount": call("mount", b"none", b"/usr", None, 32 | 4096, None),
    "unmount": call("umount2", scratch.encode(), 2),
    "become root": refused(lambda: os.setuid(0)) if os.getuid() else "EPERM",
    "rights": [l.split()[1] for l in open("/proc/self/status") if l.startswith(("CapP", "CapE"))],
    "no new rights": [l.split()[1] for l in open("/proc/self/status") if l.startswith("NoNew")],
    "user": os.getuid(),
}
found["namespace"] = call("unshare", 0x10000000)
found["vsock"] = refused(lambda: socket.socket(40, socket.SOCK_STREAM))
found["inotify"] = call("inotify_init1", 0)
found["keyring"] = call("syscall", namespaces.SYS_KEYCTL[os.uname().machine], 0, -3, 0)
found["group"] = os.getpgid(0) == os.getpid()
found["sources"] = Path("/usr/src").exists() and not namespaces.ROOT.is_relative_to("/usr/src")
libc.unshare(0x10000000 | 0x20000)  # a user namespace of its own, with every right in it
found["remount"] = call("mount", b"none", b"/usr", None, 32 | 4096, None)
found["write system again"] = refused(lambda: Path("/usr/x").write_text("x"))
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    folder = tmp_path_factory.mktemp("isolation")
    for name in ("scratch", "elsewhere"):
        (folder / name).mkdir()
    (folder / "shown.txt").write_text("shown")
    (folder / "elsewhere/secret.txt").write_text("secret")
    script = f"import sys; sys.argv[0] = {str(ROOT)!r}\n{LOOK_AROUND}"
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as local:
        port = str(server.getsockname()[1])
        local.bind(f"\0kata-test-{port}")
        local.listen()
        arguments = [folder / "scratch", folder / "shown.txt", folder / "elsewhere/secret.txt"]
        done = subprocess.run(
            [sys.executable, "-c", script, *map(str, arguments), port, str(os.getpid())],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert list((folder / "scratch").iterdir()) == []
    return json.loads(done.stdout)


def test_it_sees_the_system_the_harness_and_what_it_is_shown(found):
    assert found["shown"] == "shown"
    assert set(found["house"]) <= {"grader", "data", ".venv"}
    assert not {"home", "var", "mnt", "srv", "run"} & set(found["root"])
    assert found["secret"] is False


def test_it_writes_only_in_its_scratch_folder_and_not_without_end(found):
    assert found["scratch"] == ["mine"]
    assert found["fill scratch"] == "ENOSPC"
    for place in ("shown", "system", "harness", "root"):
        assert found[f"write {place}"] in ("EROFS", "EACCES"), place
    assert found["write system again"] in ("EROFS", "EACCES")


def test_it_has_no_files_open_but_its_own(found):
    assert len(found["files"]) <= 5  # input, output, errors, the connection, and the look itself


def test_there_is_no_other_process(found):
    assert set(found["processes"]) == {1, 2}
    assert found["first process"] == "EACCES"
    assert found["kill"] == "ESRCH"


def test_there_is_no_network(found):
    assert found["interfaces"] == ["lo"]
    assert found["network"] == "ENETUNREACH"
    assert found["abstract socket"] == "ECONNREFUSED"


def test_it_has_no_rights_and_gets_none(found):
    assert found["rights"] == ["0" * 16] * 2
    assert found["no new rights"] == ["1"]
    assert found["mount"] == found["unmount"] == "EPERM"
    assert found["become root"] in ("EPERM", "EINVAL")  # there is no such user
    assert found["remount"] == "EPERM"
    assert found["user"] != 0


def test_it_makes_no_further_namespaces(found):
    assert found["namespace"] == "ENOSPC"


FILTERED = pytest.mark.skipif(
    platform.machine() not in seccomp.ARCHITECTURES, reason="no filter for this machine"
)


@FILTERED
@pytest.mark.parametrize("name", ["vsock", "inotify", "keyring"])
def test_what_no_solution_needs_is_refused(name, found):
    assert found[name] == "EPERM"


def test_a_signal_to_its_group_reaches_no_process_outside(found):
    assert found["group"] is True


def test_submissions_in_the_folder_for_sources_are_not_there(found):
    assert found["sources"] is False


def test_each_machine_that_is_filtered_has_every_call():
    named = {machine: {*calls} - {"inotify_init"} for machine, calls in seccomp.CALLS.items()}
    assert named["x86_64"] == named["aarch64"]
    assert seccomp.program("another") == b""


ENDINGS = {
    "leaves": ("os._exit(3)", 3),
    "crashes": ("import ctypes; ctypes.string_at(0)", -11),
    "aborts": ("os.abort()", -6),
    "is killed": ("os.kill(os.getpid(), 9)", -9),
}


@pytest.mark.parametrize("name", ENDINGS)
def test_its_end_is_told_as_it_was(name, tmp_path):
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom grader.sandbox import namespaces\n"
        f"scratch, null = Path({str(tmp_path)!r}), os.open(os.devnull, os.O_RDONLY)\n"
        "namespaces.enter_namespaces(scratch, [], null)\n"
        f"{ENDINGS[name][0]}\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == ENDINGS[name][1]


def test_what_it_started_ends_with_it(tmp_path):
    mark = uuid.uuid4().hex
    code = (
        "import os, time\nfrom pathlib import Path\nfrom grader.sandbox import namespaces\n"
        f"scratch, null = Path({str(tmp_path)!r}), os.open(os.devnull, os.O_RDONLY)\n"
        "namespaces.enter_namespaces(scratch, [], null)\n"
        "if os.fork() == 0:\n    os.setsid()\n    time.sleep(60)\n"
    )
    environment = {**os.environ, "KATA_MARK": mark}
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True)
    left = []
    for process in psutil.process_iter():
        try:
            if process.environ().get("KATA_MARK") == mark:
                left.append(process)
        except psutil.Error:
            continue
    _, alive = psutil.wait_procs(left, timeout=5)
    assert alive == []


def test_where_it_cannot_be_had_the_reason_is_told(monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    assert namespaces.unavailable_reason() == "darwin"
