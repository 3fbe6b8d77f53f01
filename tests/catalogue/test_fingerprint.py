"""A kept result is known again only where nothing has changed that it depends on."""

import shutil

import pytest

from grader import ROOT, catalogue
from grader.catalogue.fingerprint import fingerprint, harness_hash, result_key

KATA = catalogue.katas(["31"])[0]


@pytest.fixture
def harness(tmp_path):
    """A copy of the harness."""
    ignore = shutil.ignore_patterns("__pycache__", "original_stubs")
    shutil.copytree(ROOT / "grader", tmp_path / "grader", ignore=ignore)
    (tmp_path / "data").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    "file",
    [
        "grader/i18n.py",
        "grader/catalogue/kata.py",
        "grader/grading/results.py",
        "grader/sandbox/client.py",
        "grader/solution/values.py",
        "grader/testing/compare.py",
        "data/new.py",
    ],
)
def test_code_that_takes_part_in_grading_counts(harness, file):
    before = harness_hash(harness)
    with (harness / file).open("a") as stream:
        stream.write("\n# changed\n")
    assert harness_hash.__wrapped__(harness) != before


@pytest.mark.parametrize(
    "file", ["grader/reports/page.css", "grader/reports/html.py", "grader/cli.py", "data/new.md"]
)
def test_what_only_shows_results_does_not_count(harness, file):
    before = harness_hash(harness)
    with (harness / file).open("a") as stream:
        stream.write("\n")
    assert harness_hash.__wrapped__(harness) == before


@pytest.mark.parametrize("name", ["kata.toml", "test_threshold.py", "support.py", "quiz.toml"])
def test_the_files_of_the_kata_count(tmp_path, name):
    kata = catalogue.read_kata(shutil.copytree(KATA.folder, tmp_path / KATA.name))
    before = fingerprint(kata)
    with (kata.folder / name).open("a") as stream:
        stream.write("\n")
    assert fingerprint(kata) != before


def test_the_way_of_grading_counts():
    ways = [
        fingerprint(KATA),
        fingerprint(KATA, seed=7),
        fingerprint(KATA, lang="de"),
        fingerprint(KATA, controlled=True),
        fingerprint(KATA, isolated=True),
    ]
    assert len(set(ways)) == len(ways)
    assert fingerprint(KATA) == ways[0]


def test_a_key_is_a_name_in_the_folder_of_the_kata():
    print_of = fingerprint(KATA)
    key = result_key(KATA, print_of, "ab" * 32)
    folder, name = key.split("/")
    assert folder == "31_threshold"
    assert len(bytes.fromhex(name)) == 16
    assert key != result_key(KATA, print_of, "")
