"""The package for Gradescope grades whatever students hand in there."""

import json
import shutil
import stat
import subprocess
import zipfile

import pytest

from grader import catalogue
from grader.distribution import template
from grader.distribution.gradescope_package import pack
from tests.distribution.conftest import SOLVED, run


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """The package of two katas."""
    katas = catalogue.katas(["31-32"])
    return pack(template.snapshot_of(katas), tmp_path_factory.mktemp("package") / "katas")


def graded(package, folder, files):
    """The results for these files, graded as in Gradescope's container."""
    shutil.unpack_archive(package, folder / "source")
    for name, content in files.items():
        (folder / "submission" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "submission" / name).write_bytes(content)
    done = run(folder / "source", "gradescope_run")
    assert done.returncode == 0, done.stderr
    return json.loads((folder / "results/results.json").read_text(encoding="utf-8"))


def test_the_zip_has_the_two_scripts_at_its_root_and_no_references(package):
    assert package.name == "katas.zip"
    with zipfile.ZipFile(package) as archive:
        names = archive.namelist()
        for name in ("setup.sh", "run_autograder"):
            assert archive.getinfo(name).external_attr >> 16 & stat.S_IXUSR
            script = archive.read(name)
            assert script.startswith(b"#!/usr/bin/env bash\n")
            checked = subprocess.run(["bash", "-n"], input=script, check=False)
            assert checked.returncode == 0
    assert not any(name.startswith(("reference/", "tests/")) for name in names)


def test_a_file_without_folders_is_graded_and_what_is_missing_is_named(package, tmp_path):
    results = graded(package, tmp_path, {"threshold.py": SOLVED})
    assert [test["score"] for test in results["tests"]] == [10, 0]
    assert results["score"] == 10
    assert "output" not in results


def test_a_submission_in_which_nothing_is_found_says_so(package, tmp_path):
    results = graded(package, tmp_path, {"notes.txt": b"hello\n"})
    assert results["score"] == 0
    assert results["output"] == "no kata found here: notes.txt"
