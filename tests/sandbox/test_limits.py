"""The limits of a worker, each tried in a process that has them."""

import json
import os
import subprocess
import sys

import pytest

from grader import ROOT
from grader.sandbox.limits import FILE_SIZE_LIMIT, MEMORY_LIMIT, close_other_fds, max_fd

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
SCRIPT = """
import json, os, resource, sys, tempfile
from pathlib import Path
from grader.sandbox.limits import apply_limits

apply_limits(Path(sys.argv[1]), 7.5)

def memory():
    try:
        bytes(int(sys.argv[2]))
    except MemoryError:
        return "MemoryError"

print(json.dumps({
    "folder": os.getcwd(),
    "environment": dict(os.environ),
    "temporary": tempfile.gettempdir(),
    "seconds": resource.getrlimit(resource.RLIMIT_CPU)[0],
    "file size": resource.getrlimit(resource.RLIMIT_FSIZE)[0],
    "core": resource.getrlimit(resource.RLIMIT_CORE)[0],
    "memory": memory(),
}))
"""


@pytest.fixture(scope="module")
def limited(tmp_path_factory):
    """What a process sees that has the limits."""
    folder = tmp_path_factory.mktemp("limits")
    environment = {**os.environ, "MY_TOKEN": "secret", "KATA_LANG": "en"}
    command = [sys.executable, "-c", SCRIPT, str(folder), str(2 * MEMORY_LIMIT)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return {**json.loads(done.stdout), "scratch": str(folder)}


@POSIX
def test_it_works_in_its_own_folder_and_has_no_other(limited):
    assert limited["folder"] == limited["temporary"] == limited["scratch"]
    assert limited["environment"]["HOME"] == limited["scratch"]


@POSIX
def test_it_sees_no_keys_and_tokens(limited):
    assert "MY_TOKEN" not in limited["environment"]
    assert limited["environment"]["KATA_LANG"] == "en"
    assert "PATH" in limited["environment"]


@POSIX
def test_time_file_size_and_core_dumps_are_limited(limited):
    assert limited["seconds"] == 8
    assert limited["file size"] == FILE_SIZE_LIMIT
    assert limited["core"] == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps this limit")
def test_memory_is_limited(limited):
    assert limited["memory"] == "MemoryError"


@POSIX
def test_only_the_descriptors_named_stay_open():
    opened = [os.open(os.devnull, os.O_RDONLY) for _ in range(5)]
    child = os.fork()
    if child == 0:
        close_other_fds(opened[3], opened[1])
        left = [fd for fd in (0, 1, 2, *opened) if _is_open(fd)]
        os._exit(0 if left == [0, 1, 2, opened[1], opened[3]] else 1)
    for fd in opened:
        os.close(fd)
    assert os.waitpid(child, 0)[1] == 0


def _is_open(fd):
    try:
        os.fstat(fd)
    except OSError:
        return False
    return True


@POSIX
def test_no_descriptor_is_above_the_highest():
    fd = os.open(os.devnull, os.O_RDONLY)
    os.close(fd)
    assert fd < max_fd() <= 2**20
