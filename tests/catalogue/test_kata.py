import re
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader import ROOT, UserError, catalogue
from grader.catalogue.kata import read_kata


def complaint(workshop, change):
    """What is said about a kata.toml after one change of its text."""
    folder = workshop.add("10_double").parent
    file = folder / "kata.toml"
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(UserError) as error:
        read_kata(folder)
    return str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("rank = 8\n", "", "the key 'rank' is missing (a whole number from 1 to 8)"),
        ("minutes = 10\n", "", "the key 'minutes' is missing (a whole number from 5 to 180)"),
        ("minutes = 10", "minutes = 4", "'minutes' must be a whole number from 5 to 180, not 4"),
        ("rank = 8", "rank = 9", "'rank' must be a whole number from 1 to 8, not 9"),
        ("rank = 8", "rank = true", "'rank' must be a whole number from 1 to 8, not True"),
        ("rank = 8", "rank = 8\nhandson = 1", "unknown key 'handson' (did you mean 'hands_on'?)"),
        ("time_limit = 5", "time_limit = 0", "'time_limit' must be a number of seconds above 0"),
        ('de = "Titel"', 'fr = "Titre"', "'title' must be a table with exactly en and de"),
        ('de = "Titel"', 'de = " "', "'title' must be a table whose en and de are texts"),
        ('["numpy"]', '"numpy"', "'imports' must be a list of strings, not 'numpy'"),
        ("rank = 8", 'rank = 8\nneeds = ["jax"]', "'needs' must be a list out of"),
        ("rank = 8", "rank = 8\nbans = [{names = [1]}]", "'bans' must be tables with names"),
        (
            'care_from = "test_three"',
            "",
            "the key 'care_from' is missing (the name of a test: the first that is about care)",
        ),
        ("test_three", "three", "'care_from' must be the name of a test: the first that is"),
        ("rank = 8", "rank = = 8", "not valid TOML"),
    ],
)
def test_a_wrong_kata_toml_gives_one_sentence_with_file_and_key(workshop, old, new, sentence):
    said = complaint(workshop, lambda text: text.replace(old, new))
    assert said.endswith(sentence) or sentence in said
    assert "kata.toml: " in said
    assert "\n" not in said


def test_a_missing_kata_toml_is_named(workshop):
    folder = workshop.add("10_double").parent
    (folder / "kata.toml").unlink()
    with pytest.raises(UserError, match=r"kata\.toml: the file is missing"):
        read_kata(folder)


def test_pytest_stops_with_the_sentence_about_kata_toml(workshop):
    folder = workshop.add("10_double").parent
    (folder / "kata.toml").write_text("rank = 1", encoding="utf-8")
    done = workshop.pytest()
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "the key 'title' is missing" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ([], ["10_double", "21_half", "22_third"]),
        (["21"], ["21_half"]),
        (["20-29"], ["21_half", "22_third"]),
        (["22,10"], ["10_double", "22_third"]),
        (["half", "katas/10_double"], ["10_double", "21_half"]),
    ],
)
def test_katas_are_chosen_as_a_person_names_them(workshop, wanted, names):
    for name in ("22_third", "10_double", "21_half"):
        workshop.add(name)
    found = catalogue.katas(wanted, workshop.root / "katas")
    assert [kata.name for kata in found] == names


NUMBERS = (1, 9, 10, 21, 22, 31, 36, 41, 78)


@pytest.fixture(scope="module")
def numbered(shared_workshop):
    """A folder of katas with these numbers."""
    for number in NUMBERS:
        shared_workshop.add(f"{number:02}_double")
    return shared_workshop.root / "katas"


SPANS = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(sorted) | st.sampled_from(
    [[number, number] for number in NUMBERS]
)


@given(words=st.lists(st.lists(SPANS, min_size=1, max_size=3), min_size=1, max_size=3))
def test_numbers_and_spans_choose_what_lies_in_them(numbered, words):
    hits = [[n for n in NUMBERS if low <= n <= high] for word in words for low, high in word]
    typed = [
        ",".join(f"{low}" if low == high else f"{low}-{high}" for low, high in word)
        for word in words
    ]
    if all(hits):
        found = [kata.number for kata in catalogue.katas(typed, numbered)]
        assert found == sorted({number for hit in hits for number in hit})
    else:
        with pytest.raises(UserError, match="There is no kata"):
            catalogue.katas(typed, numbered)


def test_an_unknown_kata_lists_near_ones(workshop):
    for name in ("10_double", "21_half"):
        workshop.add(name)
    done = workshop.run("grader", "test", "duoble")
    assert done.returncode == 2
    assert done.stderr == "There is no kata 'duoble'. Near it: 10_double.\n"


def test_a_kata_that_is_not_asked_for_may_be_broken(workshop):
    workshop.add("10_double")
    (workshop.add("21_half").parent / "kata.toml").unlink()
    assert workshop.run("grader", "test", "10").returncode == 0


def test_a_folder_that_only_looks_like_a_kata_breaks_nothing(workshop):
    katas = workshop.add("10_double").parent.parent
    shutil.copytree(katas / "10_double", katas / "10_double_backup")
    (katas / "31_emptied" / "__pycache__").mkdir(parents=True)
    (katas / "99_scratch").mkdir()
    (katas / "99_scratch" / "test_scratch.py").write_text("def test_mine():\n    pass\n")
    assert [kata.name for kata in catalogue.katas((), katas)] == ["10_double"]
    done = workshop.run("grader", "test")
    assert done.returncode == 0, done.stdout + done.stderr
    assert workshop.run("grader", "test", "10").returncode == 0


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("99", "The folder 99_scratch is no kata: it has no kata.toml."),
        ("10_double_backup", "The folder 10_double_backup is no kata: it has no "
                             "test_double_backup.py."),
    ],
)  # fmt: skip
def test_a_folder_that_only_looks_like_a_kata_is_named_when_it_is_asked_for(
    workshop, word, sentence
):
    katas = workshop.add("10_double").parent.parent
    shutil.copytree(katas / "10_double", katas / "10_double_backup")
    (katas / "99_scratch").mkdir()
    with pytest.raises(UserError, match=re.escape(sentence)):
        catalogue.katas([word], katas)


def test_two_katas_with_one_number_are_a_problem_only_where_that_number_is_asked_for(workshop):
    for name in ("10_double", "10_again", "11_more"):
        folder = workshop.add(name).parent
    katas = folder.parent
    for words in ([], ["10-11"], ["10_double", "again", "11"]):
        found = [kata.name for kata in catalogue.katas(words, katas)]
        assert found == ["10_again", "10_double", "11_more"]
    with pytest.raises(UserError, match="Several katas have the number 10: 10_again, 10_double"):
        catalogue.katas(["10"], katas)


def test_each_folder_of_this_repository_is_a_kata():
    names = [folder.name for folder in (ROOT / "katas").glob("[0-9][0-9]_*")]
    assert [kata.name for kata in catalogue.katas()] == sorted(names)
