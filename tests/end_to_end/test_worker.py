"""Behind the boundary: a hostile or broken solution costs its own test, and is named."""

import hashlib
import os
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

import psutil
import pytest

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")

HOSTILE = {
    "leaves": (
        "import os\ndef double(value):\n    os._exit(0)\n",
        "`double` ended its own process with the exit code 0: there is no result.",
    ),
    "leaves at import": (
        "import os\nos._exit(3)\n",
        "`double` ended its own process with the exit code 3",
    ),
    "crashes": (
        "import faulthandler\ndef double(value):\n    faulthandler._sigsegv()\n",
        "`double` ended by signal 11 (SIGSEGV, a segmentation fault)",
    ),
    "aborts": ("import os\ndef double(value):\n    os.abort()\n", "ended by signal 6 (SIGABRT)"),
    "hoards": (
        "def double(value):\n    hoard = []\n    while True:\n        hoard.append(bytes(10**9))\n",
        "`double` raised MemoryError",
    ),
    "hangs in C": (
        "def double(value):\n    return sum(range(10**12))\n",
        "`double` did not finish within 1 s.",
    ),
    "hangs and catches": (
        "def double(value):\n    while True:\n        try:\n            while True:\n"
        "                value += 1\n        except BaseException:\n            pass\n",
        "`double` did not finish within 1 s.",
    ),
    "forks": (
        "import os\ndef double(value):\n    os.fork()\n    return 2 * value\n",
        "a solution may not start or end processes (os.fork)",
    ),
    "starts a program": (
        "import subprocess\ndef double(value):\n    subprocess.run(['true'])\n"
        "    return 2 * value\n",
        "a solution may not start or end processes",
    ),
    "kills the judge": (
        "import os\ndef double(value):\n    os.kill(os.getppid(), 9)\n    return 2 * value\n",
        "a solution may not start or end processes (os.kill)",
    ),
    "writes elsewhere": (
        "def double(value):\n    open('/tmp/mine.txt', 'w').write('x')\n    return 2 * value\n",
        "a solution may only write in its own folder, not /tmp/mine.txt",
    ),
    "deletes itself": (
        "import os\ndef double(value):\n    os.remove(__file__)\n    return 2 * value\n",
        "a solution may only write in its own folder, not ",
    ),
    "calls home": (
        "import socket\ndef double(value):\n"
        "    socket.create_connection(('127.0.0.1', 9))\n    return 2 * value\n",
        "a solution may not use the network",
    ),
    "speaks rubbish": (
        "from multiprocessing.connection import Connection\nsend = Connection.send_bytes\n"
        "def double(value):\n    Connection.send_bytes = lambda self, _: send(self, b'rubbish')\n"
        "    return 2 * value\n",
        "What `double` returned cannot be read: a header is no JSON.",
    ),
    "hands out handles": (
        "def double(value):\n    return [object() for _ in range(1_000_000)]\n",
        "`double` ",
    ),
    "returns a gigabyte": (
        "def double(value):\n    return b'x' * (1100 * 2**20)\n",
        "`double` ",
    ),
}

ENDLESS = {"hangs in C", "hangs and catches", "hands out handles", "returns a gigabyte"}


@pytest.fixture(scope="module")
def done(shared_workshop, tmp_path_factory):
    """Each hostile solution as a kata of its own, a solved kata behind them, one run of all."""
    for number, (name, (code, _)) in enumerate(HOSTILE.items(), start=10):
        limit = 1 if name in ENDLESS else 60  # also on a busy machine
        shared_workshop.add(f"{number}_double", code, time_limit=limit)
    shared_workshop.add("99_other")
    mark = uuid.uuid4().hex
    scratch = tmp_path_factory.mktemp("scratch")
    found = shared_workshop.run("grader", "test", KATA_MARK=mark, TMPDIR=str(scratch))
    found.left = [p.pid for p in psutil.process_iter() if has_mark(p, mark)]
    found.files = list(scratch.iterdir())
    return found


def has_mark(process, mark):
    try:
        return process.environ().get("KATA_MARK") == mark
    except psutil.Error:
        return False


def part(done, name):
    """What was said of one kata."""
    number = 10 + list(HOSTILE).index(name)
    begin = done.stdout.index(f"\n{number}_double · ")
    return done.stdout[begin:].split("more not passed")[0]


@POSIX
@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_named_and_earns_nothing(done, name):
    assert HOSTILE[name][1] in " ".join(part(done, name).split())
    number = 10 + list(HOSTILE).index(name)
    row = next(line for line in done.stdout.splitlines() if line.startswith(f"{number}_double  "))
    assert " 0/10 " in row


@POSIX
def test_the_others_are_graded_and_nothing_is_left_behind(done):
    assert "10/10" in done.stdout.split("99_other")[1]
    assert done.returncode == 1
    assert done.left == []
    assert done.files == []
    assert "Traceback" not in done.stderr


def graded(workshop, code, mark="", **more):
    workshop.add("10_double", code, **more)
    return workshop.run("grader", "test", KATA_MARK=mark).stdout


@POSIX
@pytest.mark.parametrize("leave", ["return 2 * value", "os._exit(0)"])
def test_grandchildren_die_with_the_child(workshop, leave):
    code = (
        "import ctypes, os, time\n\n\ndef double(value):\n"
        "    if ctypes.CDLL(None).fork() == 0:\n        time.sleep(60)\n"
        f"    {leave}\n"
    )
    mark = uuid.uuid4().hex
    assert "kyu" in graded(workshop, code, mark)
    assert [p.pid for p in psutil.process_iter() if has_mark(p, mark)] == []


@POSIX
def test_ctrl_c_ends_everything_at_once_and_prints_one_word(workshop):
    for number in (10, 11, 12):
        code = "print('here', flush=True)\ndef double(value):\n    while True:\n        pass\n"
        workshop.add(f"{number}_double", code, time_limit=60)
    done = interrupted(workshop, lambda: printed_by_solutions(scratch_of(workshop)))
    assert done == (130, "Stopped.\n")


@POSIX
@pytest.mark.parametrize("attempt", range(3))
def test_ctrl_c_while_the_processes_start_prints_one_word(workshop, attempt):
    workshop.add("10_double")
    done = interrupted(workshop, lambda: len(marked_by(workshop)) > 1, attempt * 0.1)
    assert done in ((130, "Stopped.\n"), (0, ""))


def interrupted(workshop, ready, wait=0.0):
    """Exit code and errors of a run whose terminal sends Ctrl-C once it is ready."""
    variables = {
        **os.environ,
        **workshop.variables(),
        "KATA_MARK": str(workshop.root),
        "TMPDIR": str(scratch_of(workshop)),
    }
    run = subprocess.Popen(
        [sys.executable, "-m", "grader", "test"],
        cwd=workshop.root,
        env=variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    )
    deadline = time.monotonic() + 60
    while not ready():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    time.sleep(wait)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does, to all of them
    _, errors = run.communicate(timeout=120)
    assert marked_by(workshop) == []
    return run.returncode, errors


def scratch_of(workshop):
    """A folder with a short path, since the path of a socket may have about 100 characters only."""
    name = hashlib.sha256(str(workshop.root).encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir(), f"kata-test-{name}")
    folder.mkdir(exist_ok=True)
    return folder


def printed_by_solutions(scratch):
    return any(map(bytes_waiting, scratch.glob("kata-*/printed.txt")))


def bytes_waiting(pipe):
    """How much was printed that no judge has read yet."""
    import fcntl
    import termios

    descriptor = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        return int.from_bytes(fcntl.ioctl(descriptor, termios.FIONREAD, bytes(4)), sys.byteorder)
    finally:
        os.close(descriptor)


def marked_by(workshop):
    return [p.pid for p in psutil.process_iter() if has_mark(p, str(workshop.root))]


def test_a_solution_may_write_in_its_own_folder(workshop):
    code = (
        "import tempfile\nfrom pathlib import Path\n\n\ndef double(value):\n"
        "    Path('note.txt').write_text(str(value))\n"
        "    with tempfile.TemporaryFile('w') as file:\n        file.write('x')\n"
        "    return 2 * int(Path('note.txt').read_text())\n"
    )
    assert "10/10" in graded(workshop, code)


def test_numpy_patched_by_a_solution_is_patched_for_nobody_else(workshop):
    code = (
        "import builtins, math\nimport numpy as np\n"
        "np.isclose = np.allclose = lambda *a, **k: np.True_\n"
        "builtins.abs = lambda x: 0\nmath.isclose = lambda *a, **k: True\n"
        "def double(value):\n    return np.array([value])\n"
    )
    tests = (
        "import numpy as np\nfrom grader.testing import close\n\n\ndef test_two(kata):\n"
        '    """Twice.\n\n    de: Doppelt.\n    """\n'
        "    close(kata.double(2), np.array([4.0]))\n"
    )
    assert "0/10" in graded(workshop, code, tests=tests)


def test_a_result_that_equals_everything_is_compared_as_what_it_is(workshop):
    code = (
        "class Any(int):\n    def __eq__(self, other):\n        return True\n"
        "    __hash__ = int.__hash__\n    def __sub__(self, other):\n        return 0\n\n\n"
        "def double(value):\n    return Any(7)\n"
    )
    assert "  expected  4\n  actual    7\n" in graded(workshop, code)


def test_after_a_crash_a_fresh_worker_serves_the_next_test(workshop):
    code = "import os\n\n\ndef double(value):\n    return 4 if value == 2 else os._exit(1)\n"
    said = graded(workshop, code)
    assert "5/10" in said
    code = "import os\n\n\ndef double(value):\n    return 6 if value == 3 else os._exit(1)\n"
    (workshop.root / "katas/10_double/double.py").write_text(code)
    assert "5/10" in workshop.run("grader", "test").stdout


def test_nothing_is_remembered_from_one_test_to_the_next(workshop):
    code = "calls = []\n\n\ndef double(v):\n    calls.append(v)\n    return 2 * v * len(calls)\n"
    assert "10/10" in graded(workshop, code)


def test_what_a_solution_prints_is_shown_under_its_test_and_cut(workshop):
    code = (
        "def double(value):\n    print('value is', value)\n    print('x' * 10**7)\n    return 4\n"
    )
    said = graded(workshop, code)
    assert "printed by your code:\nvalue is 3\nxxx" in said
    assert "cut: " in said
    assert len(said) < 5000


def test_the_line_on_which_it_hung_is_shown(workshop):
    code = "def double(value):\n    while value:\n        value += 1\n"
    said = graded(workshop, code, time_limit=0.5)
    assert "`double` did not finish within 0.5 s." in said
    assert "double.py:3  value += 1" in said or "double.py:2  while value:" in said


WITHOUT_FORK = """
import multiprocessing, sys
multiprocessing.get_all_start_methods = lambda: ["spawn"]
from grader.cli import main
if __name__ == "__main__":
    sys.exit(main(["test", "--lang", "en"]))
"""


def test_without_fork_plain_child_processes_say_the_same(workshop):
    workshop.add("10_double")
    workshop.add("11_double", "import os\ndef double(value):\n    os._exit(3)\n")
    workshop.add("12_double", "def double(value):\n    print('hello')\n    return 4\n")
    (workshop.root / "without_fork.py").write_text(WITHOUT_FORK, encoding="utf-8")
    said = workshop.run("without_fork").stdout
    table = {line.split()[0]: line for line in said.splitlines() if " kyu " in line}
    assert "10/10" in table["10_double"]
    assert "`double` ended its own process with the exit code 3" in said
    assert "printed by your code:\nhello" in said
    assert "5/10" in table["12_double"]


def test_the_tests_leave_the_other_cores_alone_like_the_solution(workshop):
    tests = '''
import torch
from grader.testing import equal

def test_threads(kata):
    """One thread on each side.

    de: Ein Thread auf jeder Seite.
    """
    equal([kata.threads(), torch.get_num_threads()], [1, 1])
'''
    solution = "import torch\n\n\ndef threads():\n    return torch.get_num_threads()\n"
    workshop.add("10_threads", solution, tests, more='needs = ["torch"]', time_limit=60)
    done = workshop.run("grader", "test")
    assert done.returncode == 0, done.stdout
