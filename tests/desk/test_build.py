"""The files that a browser loads are those that desk/ builds, and no others."""

import gzip
import re
import shutil
import subprocess
import sys

import pytest

from grader import ROOT

STATIC = ROOT / "grader" / "desk" / "static"


def test_building_again_gives_the_same_bytes():
    if not (ROOT / "desk" / "node_modules").is_dir():
        if shutil.which("npm") is None:
            pytest.skip("needs npm")
        pytest.skip("needs `npm ci` in desk/")
    command = [sys.executable, ROOT / "desk" / "build.py", "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_types_of_the_page_fit_together():
    compiler = ROOT / "desk" / "node_modules" / ".bin" / "tsc"
    if not compiler.exists():
        pytest.skip("needs `npm ci` in desk/")
    done = subprocess.run(
        [compiler], cwd=ROOT / "desk", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_page_is_small_and_names_nothing_outside():
    size = sum(len(gzip.compress(file.read_bytes())) for file in STATIC.iterdir())
    assert size < 400_000
    for file in STATIC.iterdir():
        text = file.read_text(encoding="utf-8")
        addresses = re.findall(r"https?://[\w.-]+", text)
        assert set(addresses) <= {"http://www.w3.org"}  # namespaces, which nobody fetches
        if file.suffix == ".html":
            assert not re.search(r'(?:src|href)="(?!static/)', text)
