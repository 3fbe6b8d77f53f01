"""Where a worker's output goes."""

import subprocess
import sys

from grader import ROOT
from grader.sandbox.output import MAX_PRINTED, LimitedStdout

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
