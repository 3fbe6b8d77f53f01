"""Which kata the learner was at, and which one comes next."""

import os

import pytest

from grader import catalogue
from grader.learner import course, offer, position, progress, skipped


@pytest.fixture
def solved(monkeypatch):
    """The names of katas that count as passed."""
    names: set[str] = set()
    monkeypatch.setattr(progress, "is_passed", lambda kata: kata.name in names)
    return names


def write(kata, when):
    kata.stub_file.write_text("x = 1\n")
    os.utime(kata.stub_file, (when, when))


def test_at_first_nothing_was_worked_on_and_the_first_kata_comes(katas, solved):
    assert position.last_worked_on(katas) is None
    assert position.next_open(katas) == katas[0]


def test_the_kata_whose_file_was_written_last_comes_while_it_is_open(katas, solved):
    write(katas[1], 2000)
    write(katas[0], 1000)
    assert position.next_open(katas) == katas[1]
    solved.add("92_two")
    assert position.next_open(katas) == katas[2]


def test_after_the_last_kata_the_open_ones_before_it_come(katas, solved):
    write(katas[3], 1000)
    solved.add("94_four")
    assert position.next_open(katas) == katas[0]


def test_a_kata_that_was_opened_after_the_last_save_comes(katas, solved):
    write(katas[0], 1000)
    position.note(katas[1])
    assert position.next_open(katas) == katas[1]
    write(katas[0], 4_000_000_000)
    assert position.next_open(katas) == katas[0]


def test_a_skipped_kata_does_not_come(katas, solved):
    skipped.add(katas[:2])
    assert position.next_open(katas) == katas[2]
    skipped.remove(katas[:1])
    assert position.next_open(katas) == katas[0]


def test_where_none_is_open_the_one_worked_on_last_stays_at_hand(katas, solved):
    write(katas[1], 1000)
    solved.update(kata.name for kata in katas)
    assert position.next_open(katas) is None
    assert position.kata_at_hand(katas) == katas[1]


def test_a_kata_of_no_course_does_not_disturb_the_order_of_one(katas, solved):
    write(katas[0], 1000)
    assert position.next_open(katas[1:]) == katas[1]


def test_notes_that_are_spoilt_are_none(folder, katas, solved):
    for name in ("last", "skipped", "course"):
        (folder / name).write_bytes(b"\xff\xfe")
    assert position.next_open(katas) == katas[0]
    assert course.chosen_name() == ""


def test_a_quiz_that_is_passed_offers_to_skip_what_is_left_of_its_track(katas, solved, monkeypatch):
    monkeypatch.setattr(catalogue, "katas", lambda: katas)
    solved.update({"92_two", "93_quiz"})
    assert offer.after_solving(katas[2]).endswith(": kata skip 91 94")
    assert offer.after_solving(katas[1]) == ""
    skipped.add([katas[0], katas[3]])
    assert offer.after_solving(katas[2]) == ""


def test_all_katas_are_followed_until_a_course_is_chosen(katas, courses):
    courses("short", '["94", "91"]')
    courses("long", '["91-94"]')
    assert course.current(katas).katas() == katas
    course.choose("short")
    assert [kata.number for kata in course.current(katas).katas()] == [94, 91]
    assert [kata.number for kata in course.order(katas[1:])] == [94]
    course.choose("")
    assert course.current(katas).katas() == katas


def test_the_only_course_of_a_copy_is_followed_without_being_chosen(katas, courses):
    courses("short", '["94", "91"]')
    assert [kata.number for kata in course.current(katas).katas()] == [94, 91]
    course.choose("")
    assert course.current(katas).katas() == katas


def test_a_course_that_is_gone_or_wrong_leaves_the_order_of_the_katas(katas, courses):
    courses("short", '["94", "91"]')
    course.choose("gone")
    assert course.order(katas) == katas
    courses("wrong", '["77"]')
    course.choose("wrong")
    assert course.order(katas) == katas
