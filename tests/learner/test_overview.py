"""The list of all katas and the courses at 80 columns and 24 rows, as somebody looked at them.

`pytest tests/learner --accept-screens` writes tests/learner/screens/ anew; look at each change.
"""

import io
from pathlib import Path

import pytest
from rich.console import Console

from grader import catalogue
from grader.catalogue.course import Course, Section, Step, catalogue_course
from grader.catalogue.course_file import read_course
from grader.i18n import LANGUAGES, Text
from grader.learner import overview, position
from grader.learner.standing import SKIPPED, TO_CHECK, Standing

SCREENS = Path(__file__).parent / "screens"
ROWS, COLUMNS = 24, 80
KATAS = catalogue.katas()
ALL = catalogue_course(KATAS)
WORKSHOP, TERM, MEDICINE = map(read_course, ("workshop", "term", "medicine"))
AT_HAND = 62
"""In the longest track, with the longest name."""


def numbers(rows):
    """The numbers of the katas that have a row of their own."""
    return [row[2:4] for row in rows if row[4:5] == "_"]


def standing(kata):
    """Somebody who skipped Python, solved much, and is at kata 62; 57 cannot be graded here."""
    if kata.number < 10:
        return Standing(kata, SKIPPED, 0)
    if kata.number == 31:
        return Standing(kata, TO_CHECK, kata.points)
    if kata.number in (57, AT_HAND):
        return Standing(kata, "not_graded" if kata.number == 57 else "in_progress", 0)
    solved = kata.number < 54
    return Standing(kata, "solved" if solved else "not_started", kata.points if solved else 0)


@pytest.fixture
def listed(monkeypatch):
    """Lists a course, by default all katas; returns the rows."""
    monkeypatch.setattr(overview, "standing_of", standing)
    monkeypatch.setattr(catalogue, "katas", lambda: KATAS)

    def show(course=ALL, at_hand=AT_HAND, height=ROWS, width=COLUMNS, terminal=True, **options):
        monkeypatch.setattr(
            position, "kata_at_hand", lambda katas: next(k for k in katas if k.number == at_hand)
        )
        out = io.StringIO()
        size = {"width": width, "height": height}
        console = Console(file=out, force_terminal=terminal, color_system=None, **size)
        overview.show_course(console, course, **options)
        return out.getvalue().splitlines()

    return show


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("course", "at_hand"),
    [(ALL, 62), (WORKSHOP, 53), (TERM, 62), (MEDICINE, 62)],
    ids=["all", "workshop", "term", "medicine"],
)
def test_a_list_is_as_it_was_when_somebody_looked_at_it(
    listed, monkeypatch, request, course, at_hand, language
):
    monkeypatch.setenv("KATA_LANG", language)
    rows = listed(course, at_hand)
    file = SCREENS / f"{course.name or 'all'}.{language}.txt"
    if request.config.getoption("--accept-screens"):
        SCREENS.mkdir(exist_ok=True)
        file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert "\n".join(rows) + "\n" == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("course", [ALL, WORKSHOP, TERM, MEDICINE], ids=lambda one: one.name)
def test_a_list_fits_a_small_terminal_wherever_one_is(listed, monkeypatch, course, language):
    monkeypatch.setenv("KATA_LANG", language)
    for kata in course.katas():
        rows = listed(course, kata.number)
        assert len(rows) < ROWS
        assert max(map(len, rows)) <= COLUMNS
        assert not any("…" in row for row in rows)
        assert sum(row.startswith("> ") for row in rows) == 1


def test_all_is_shown_where_it_is_asked_for_or_where_there_is_room(listed):
    everything = listed(everything=True)
    assert numbers(everything) == [kata.name[:2] for kata in KATAS]
    assert listed(height=90) == everything
    assert listed(terminal=False) == everything
    assert len(listed()) < ROWS < len(everything)


def test_titles_stand_there_where_there_is_room(listed):
    assert any("Where does it look?" in row for row in listed(width=120))
    assert not any("Where does it look?" in row for row in listed())


def test_a_long_course_without_headings_shows_what_is_around_the_kata_at_hand(listed):
    steps = tuple(Step(kata, kata.minutes) for kata in KATAS)
    long = Course("long", Text("Long", "Lang"), (Section(Text("", ""), steps),))
    assert numbers(listed(long, 44)) == numbers(listed(long, 44, everything=True))[18:31]
    assert numbers(listed(long, 1))[0] == "01"
    assert numbers(listed(long, 79))[-1] == "79"
    assert len(listed(long, 44)) < ROWS


def test_a_course_says_how_much_of_its_time_is_left(listed):
    katas = {kata.number: kata for kata in KATAS}
    steps = Step(katas[53], 90), Step(katas[61], 70), Step(katas[62], 5), Step(katas[63], 99, True)
    course = Course("short", Text("Short", "Kurz"), (Section(Text("", ""), steps),))
    assert "to go: 1 h 15 min" in "\n".join(listed(course, 61))
