"""A copy with two katas, a teacher's copy of it and a student's."""

import os
import shutil
import subprocess
import sys

import pytest

from grader import ROOT, catalogue
from grader.distribution import template

STUB, TEST = "katas/31_threshold/threshold.py", "katas/31_threshold/test_threshold.py"
SOLVED = (ROOT / "reference" / "31_threshold" / "threshold.py").read_bytes()


def run(folder, *arguments, **variables):
    """A command of the harness that lies in a folder."""
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=folder,
        env={**os.environ, "KATA_LANG": "en", **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """A copy with two katas."""
    folder = tmp_path_factory.mktemp("course") / "copy"
    template.export(folder, catalogue.katas(["31-32"]))
    return folder


@pytest.fixture
def course(exported, tmp_path):
    """The teacher's copy."""
    return shutil.copytree(exported, tmp_path / "course")


@pytest.fixture
def student(exported, tmp_path):
    """A student's copy of it, in which one kata is solved."""
    folder = shutil.copytree(exported, tmp_path / "student")
    (folder / STUB).write_bytes(SOLVED)
    return folder
