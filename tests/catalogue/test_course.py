"""The courses of this repository, and what is said about mistakes in one."""

import pytest

from grader import UserError, catalogue
from grader.catalogue.course import Break, catalogue_course
from grader.catalogue.course_file import course_names, read_course
from grader.i18n import LANGUAGES

KATAS = catalogue.katas()
HANDS_ON_MINUTES = 300
"""A day of eight hours and a half, less breaks and talks."""


TOML = """
rank = 8
minutes = 10
imports = []
care_from = "test_b"
title = {en = "Title", de = "Titel"}
learned = {en = "Learned.", de = "Gelernt."}
hints = []
"""


@pytest.fixture
def folder(tmp_path):
    """A folder for courses, with four katas beside it."""
    for name in ("10_twice", "11_again", "12_more", "21_other"):
        (tmp_path / "katas" / name).mkdir(parents=True)
        (tmp_path / "katas" / name / "kata.toml").write_text(TOML, encoding="utf-8")
    (tmp_path / "courses").mkdir()
    return tmp_path / "courses"


def course(folder, text):
    (folder / "mine.toml").write_text(text, encoding="utf-8")
    return read_course("mine", folder)


def test_the_courses_of_this_repository_are_there():
    assert set(course_names()) >= {"medicine", "term", "workshop"}


@pytest.mark.parametrize("name", ["medicine", "term", "workshop"])
def test_a_course_takes_no_kata_before_one_that_it_builds_on(name):
    names = [kata.name for kata in read_course(name).katas()]
    for number, kata in enumerate(read_course(name).katas()):
        assert not set(kata.builds_on) & set(names[number:])


def test_the_workshop_has_the_eleven_hands_on_in_order_within_a_day():
    workshop = read_course("workshop")
    tasks = [step.kata.hands_on for step in workshop.steps]
    assert tasks == sorted(tasks)
    assert {step.kata.hands_on for step in workshop.steps if not step.optional} == {*range(1, 12)}
    assert workshop.minutes <= HANDS_ON_MINUTES
    breaks = [part for section in workshop.sections for part in section.parts]
    assert sum(isinstance(part, Break) for part in breaks) == 3


def test_the_term_has_every_kata_in_twelve_weeks():
    term = read_course("term")
    assert {kata.name for kata in term.katas()} == {kata.name for kata in KATAS}
    assert len(term.sections) == 12


def test_medicine_has_the_medical_katas_and_all_that_they_build_on():
    chosen = read_course("medicine").katas()
    assert {kata.name for kata in KATAS if kata.number > 60} <= {kata.name for kata in chosen}
    needed = {name for kata in chosen if not kata.is_quiz for name in kata.builds_on}
    assert needed <= {kata.name for kata in chosen}


def test_without_a_course_the_katas_come_in_the_order_of_their_numbers_by_tracks():
    everything = catalogue_course(KATAS)
    assert everything.katas() == KATAS
    assert [section.numbers for section in everything.sections][:4] == [
        "01-09", "11-19", "21-29", "31-39",
    ]  # fmt: skip
    assert everything.sections[0].title.en == "Python"
    assert everything.sections[3].title.de == "Neuronen"


def test_a_course_of_five_lines(folder):
    mine = course(
        folder,
        """title = "Two evenings"
steps = [
    "10-12", {break = 15},
    {heading = "Thursday"}, {kata = 21, minutes = 30, optional = true},
]""",
    )
    assert (str(mine.title), mine.name) == ("Two evenings", "mine")
    assert [kata.number for kata in mine.katas()] == [10, 11, 12, 21]
    first, second = mine.sections
    assert (str(first.title), str(second.title)) == ("", "Thursday")
    assert first.parts[-1] == Break(15)
    assert [step.minutes for step in mine.steps] == [10, 10, 10, 30]
    assert mine.minutes == 30
    assert mine.step_of(mine.katas()[3]).optional


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("title = ", "TOML"),
        ('steps = ["10"]', "title: "),
        ('title = {en = "A"}\nsteps = ["10"]', '{en = "…", de = "…"}'),
        ('title = "A"', 'steps = ["31-33", "35"]'),
        ('title = "A"\nsteps = []', 'steps = ["31-33", "35"]'),
        ('title = "A"\nsteps = ["10"]\nstep = 1', "'steps'?"),
        ('title = "A"\nsteps = ["10", true]', " 2 "),
        ('title = "A"\nsteps = [{minutes = 3}]', "'minutes': 3"),
        ('title = "A"\nsteps = [{kata = "10", break = 3}]', "heading"),
        ('title = "A"\nsteps = [{kata = "10", minuts = 3}]', "'minutes'?"),
        ('title = "A"\nsteps = [{kata = "10", minutes = 0}]', "600"),
        ('title = "A"\nsteps = [{kata = "10", optional = "no"}]', "'no'"),
        ('title = "A"\nsteps = [{break = "short"}]', "'short'"),
        ('title = "A"\nsteps = [{break = 5, title = ""}]', '{en = "…", de = "…"}'),
        ('title = "A"\nsteps = ["10", "99"]', "21_other"),
        ('title = "A"\nsteps = ["10-12", "11"]', "11_again"),
        ('title = "A"\nsteps = [{heading = "B"}]', "kata"),
    ],
)
def test_a_mistake_in_a_course_gives_one_sentence_with_the_file(
    folder, monkeypatch, language, text, part
):
    monkeypatch.setenv("KATA_LANG", language)
    with pytest.raises(UserError) as error:
        course(folder, text)
    sentence = str(error.value)
    assert "mine.toml: " in sentence
    assert part in sentence.replace("Kata", "kata")
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_an_unknown_course_gives_one_sentence_with_those_that_there_are(folder):
    with pytest.raises(UserError, match=r"'x': a course is a file courses/x\.toml\."):
        read_course("x", folder)
    course(folder, 'title = "A"\nsteps = ["10"]')
    with pytest.raises(UserError, match=r"There is no course 'x'\. There are: mine\."):
        read_course("x", folder)
