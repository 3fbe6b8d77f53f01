"""What `--against` can name."""

import sys

import pytest

from grader import ROOT, UserError
from grader.catalogue.kata import read_kata
from grader.catalogue.locations import is_single_file, resolve_solutions, solution_file


@pytest.fixture
def kata(workshop):
    return read_kata(workshop.add("10_double").parent)


@pytest.mark.parametrize("word", ["katas", "reference"])
def test_two_words_name_folders_of_this_repository(word, tmp_path):
    (tmp_path / word).mkdir()  # of that name there may be others
    assert resolve_solutions(word, tmp_path) == ROOT / word


def test_a_copy_is_named_by_its_root_or_its_katas_folder(tmp_path, kata):
    katas = tmp_path / "copy" / "katas"
    katas.mkdir(parents=True)
    for word in ("copy", "copy/katas", str(katas)):
        place = resolve_solutions(word, tmp_path)
        assert not is_single_file(place)
        assert solution_file(kata, place) == katas / "10_double" / "double.py"


def test_one_file_is_a_place_whether_it_is_there_or_not(tmp_path, kata):
    for name in ("mine.py", "mine.ipynb"):
        place = resolve_solutions(name, tmp_path)
        assert is_single_file(place)
        assert solution_file(kata, place) == tmp_path / name


@pytest.mark.parametrize("word", ["nowhere", "mine.txt"])
def test_anything_else_is_refused(tmp_path, word):
    with pytest.raises(UserError, match=f"--against {word}: "):
        resolve_solutions(word, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_katas_that_lie_elsewhere_are_refused(tmp_path):
    (tmp_path / "katas").symlink_to(ROOT / "reference")
    with pytest.raises(UserError, match="is a link to another place"):
        resolve_solutions(str(tmp_path), tmp_path)
