"""Where a worker's output goes."""

import os
import subprocess
import sys

import pytest

from grader import ROOT
from grader.sandbox.output import MAX_PRINTED, PIPE_SIZE, LimitedStdout, OutputReader, make_pipe

PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such pipes")
SCRIPT = """
import os, sys
from pathlib import Path
from grader.sandbox.output import redirect
redirect(Path(sys.argv[1]))
print("from Python", flush=True)
os.system("echo from a program")
print("to stderr", file=sys.stderr, flush=True)
assert sys.stdin.read() == ""
"""


def test_only_the_beginning_of_what_is_printed_is_written(capfd):
    stdout = LimitedStdout()
    print("x" * (MAX_PRINTED - 1), file=stdout, end="")
    assert stdout.write("yz") == 2
    print("nothing of this", file=stdout)
    printed = capfd.readouterr().out
    assert len(printed) == MAX_PRINTED
    assert printed.endswith("xy")


def test_text_that_is_no_unicode_is_written_all_the_same(capfd):
    LimitedStdout().write("a\ud800b")
    assert capfd.readouterr().out == "a?b"


def test_all_output_of_a_process_goes_into_the_file_and_its_input_is_empty(tmp_path):
    file = tmp_path / "printed.txt"
    command = [sys.executable, "-c", SCRIPT, str(file)]
    done = subprocess.run(command, cwd=ROOT, input=b"typed", capture_output=True, check=True)
    assert done.stdout == done.stderr == b""
    assert file.read_text().splitlines() == ["from Python", "from a program", "to stderr"]


FLOOD = """
import os, sys
from pathlib import Path
from grader.sandbox.output import LimitedStdout, redirect
redirect(Path(sys.argv[1]))
try:
    for _ in range(10**4):
        os.write(1, b"x" * 4096)
except BlockingIOError:
    LimitedStdout().write("and more")
try:
    os.posix_fallocate(1, 0, 2**30)
except OSError:
    sys.exit(3)
"""


@PIPES
def test_a_flood_takes_no_room_on_the_disk_and_never_waits(tmp_path):
    pipe = tmp_path / "printed.txt"
    make_pipe(pipe)
    reader = OutputReader(pipe)
    done = subprocess.run([sys.executable, "-c", FLOOD, str(pipe)], cwd=ROOT, check=False)
    assert done.returncode == 3
    assert 0 < len(reader.read()) <= PIPE_SIZE
    assert reader.read() == ""
    assert [*tmp_path.iterdir()] == [pipe]
