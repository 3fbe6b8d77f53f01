"""What keeps a student's copy from being graded, and what does not."""

import shutil
from py_compile import PycInvalidationMode, compile

import pytest

from grader import ROOT
from grader.distribution import integrity, manifest
from tests.distribution.conftest import TEST, run


@pytest.mark.parametrize(
    "path",
    ["README.md", "README.de.md", ".gitignore", "LICENSE", ".github/workflows/classroom.yml",
     "katas/31_threshold/README.md", "data/README.md", "data/organs.png", ".vscode/settings.json",
     ".editorconfig", "katas/31_threshold/picture.py"],
)  # fmt: skip
def test_a_page_or_setting_is_everybodys_to_change(student, path):
    (student / path).write_bytes(b"[badge]\n" + (student / path).read_bytes())
    assert integrity.complaint(student) == ""
    (student / path).unlink()
    assert integrity.complaint(student) == ""


@pytest.mark.parametrize(
    "path",
    [TEST, "katas/31_threshold/kata.toml", "grader/cli.py", "data/organs.py", "conftest.py",
     "data/organs/labels.csv", "noxfile.py", "pyproject.toml"],
)  # fmt: skip
def test_what_decides_points_is_named_and_so_is_the_way_out(student, course, path):
    (student / path).write_bytes(b"# other\n")
    assert integrity.tampered(student) == [path]
    assert f"{path}. `kata update ADDRESS`" in integrity.complaint(student)
    shutil.copy(course / path, student / path)
    assert integrity.complaint(student) == ""


def test_of_many_files_five_are_named(student):
    count = sum(1 for file in (student / "data/chest").rglob("*") if file.is_file())
    shutil.rmtree(student / "data/chest")
    said = integrity.complaint(student)
    assert said.count("data/chest/") == 5
    assert f"and {count - 5} more" in said


@pytest.mark.parametrize(
    "name", ["rich.py", "json.py", "code.py", "hypothesis/__init__.py", "sitecustomize.py",
             "random.pyc", "random.abi3.so", "grader/cli/__init__.py", "grader/classroom/x.py",
             "data/organs/__init__.py"],
)  # fmt: skip
def test_what_would_be_imported_in_place_of_the_graders_is_to_be_renamed(student, name):
    place = student / name
    place.parent.mkdir(exist_ok=True)
    place.write_text("")
    shown = name if name.startswith(("grader", "data")) else name.split("/")[0]
    assert integrity.intruders(student) == [shown]
    assert f"{shown}. Rename or delete it." in integrity.complaint(student)


@pytest.mark.parametrize("name", ["venv", "env", ".venv", "code", "random", "notes"])
def test_a_folder_that_takes_no_modules_place_is_no_reason(student, name):
    (student / name / "lib").mkdir(parents=True)
    (student / name / "lib" / "json.py").write_text("")
    (student / "data" / "mine.py").write_text("")
    assert integrity.complaint(student) == ""


def test_a_manifest_that_is_gone_is_named_and_an_update_brings_it_back(student, course):
    (student / manifest.NAME).unlink()
    done = run(student, "grader", "grade")
    assert (done.returncode, "manifest.json" in done.stderr) == (3, True)
    assert run(student, "grader", "update", str(course), "--yes").returncode == 0
    assert integrity.complaint(student) == ""


def test_a_teachers_repository_needs_no_manifest():
    assert not integrity.is_copy(ROOT)
    assert integrity.complaint(ROOT) == ""


@pytest.mark.parametrize(
    ("mode", "named"),
    [
        (PycInvalidationMode.UNCHECKED_HASH, True),
        (PycInvalidationMode.CHECKED_HASH, True),
        (PycInvalidationMode.TIMESTAMP, False),
    ],
)
def test_bytecode_that_outlives_its_source_is_named(student, mode, named):
    written = compile(str(student / "grader/cli.py"), invalidation_mode=mode)
    path = written.removeprefix(f"{student}/")
    assert integrity.intruders(student) == ([path] if named else [])
