"""What each student is told, and the zip in which it goes back."""

import zipfile

import pytest

from grader import UserError, catalogue
from grader.classroom.feedback import feedback_for, hint_for
from grader.classroom.feedback_html import as_html
from grader.classroom.feedback_markdown import as_markdown
from grader.classroom.feedback_zip import language_of, write_feedback
from grader.classroom.mistakes import Mistakes
from grader.classroom.model import Entry, Lateness, Remark
from grader.classroom.next_steps import next_step
from grader.i18n import in_language
from grader.solution.errors import Frame
from tests.classroom.reports import (
    FILE,
    KATA,
    NOT_STARTED,
    failed,
    passed,
    report,
    result,
    student,
)

KATAS = {kata.name: kata for kata in catalogue.katas(["31"])}
MOODLE = ("Anna Müller_13110_assignsubmission_file_", "Ina Groß_7_assignsubmission_file")


def told(folder, one, lang="en", **more):
    made = report(folder, one, lang=lang, **more)
    with in_language(lang):
        feedback = feedback_for(made, one, KATAS, Mistakes([KATA.name]))
        return feedback, as_html(feedback), as_markdown(feedback)


def test_a_failure_comes_with_its_text_the_typical_mistake_a_hint_and_what_to_do(tmp_path):
    shown = failed(expected="1", actual="1.5")
    begun = result(shown, passed("test_b"))
    feedback, page, text = told(tmp_path, student("Anna", "begun"), results={"begun": begun})
    kata = feedback.katas[0]
    assert kata.mistake == "Returns the summed signal instead of 0 or 1."
    assert kata.hint == str(KATAS[KATA.name].hints[1].en)
    assert kata.next_step == (
        "Try the call below by hand and compare; then change `threshold.py`. "
        "Then run `nox -s katas -- 31`: 1 of 2 tests pass so far."
    )
    assert feedback.next_step == f"31_threshold: {kata.next_step}"
    for view in (page, text):
        assert "actual    1.5" in view
        assert kata.mistake in view
        assert "nox -s katas -- 31" in view


def test_a_mistake_is_named_only_where_its_failure_is_the_one_that_is_shown(tmp_path):
    other = failed("test_a", expected="7", actual="8")
    begun = result(other, failed(expected="1", actual="1.5"))
    feedback, _, _ = told(tmp_path, student("Anna", "begun"), results={"begun": begun})
    assert feedback.katas[0].test == "test_a"
    assert feedback.katas[0].mistake == ""


def test_what_a_student_reads_is_wholly_german_for_a_german(tmp_path):
    german = failed(
        headline="`activate` liefert den falschen Wert.",
        why="0,5 + 0,25 + 0,75 = 1,5 liegt über dem Schwellenwert 1,0.",
        lang="de",
    )
    _, page, text = told(
        tmp_path, student("Anna", "begun"), lang="de", results={"begun": result(german, passed())}
    )
    for view in (page, text):
        for part in ("Rückmeldung für Anna", "Was zu tun ist", "Hinweis", "erwartet  1"):
            assert part in view
        assert "Next" not in view
        assert "Hint" not in view


@pytest.mark.parametrize(
    ("tests", "sentence"),
    [
        ((failed(kind="not_written"), passed("test_b")), "Write in `threshold.py` what is still"),
        ((failed(kind="time"), passed("test_b")), "a loop that does not end"),
        ((failed(kind="trouble"),), "Make `threshold.py` run first"),
        (
            (failed(kind="trouble", lines=(Frame(7, "x", "f"),)), passed("test_b")),
            "Mend line 7 of `threshold.py`",
        ),
        ((failed(call=()), passed("test_b")), "Read the message below"),
        ((failed(), passed("test_b")), "Try the call below by hand"),
    ],
)
def test_every_kind_of_failure_has_a_step_to_take_now(tests, sentence):
    entry = Entry(KATA.name, "key", FILE, "d" * 64)
    assert sentence in next_step(entry, result(*tests), "in_progress")


def test_what_is_missing_or_not_begun_has_a_step_too(tmp_path):
    entry = Entry(KATA.name, "key", FILE, "", "is larger than 1 MiB")
    assert "is larger than 1 MiB" in next_step(entry, NOT_STARTED, "missing")
    assert "Read `katas/31_threshold/README.md`" in next_step(entry, NOT_STARTED, "not_started")
    feedback, page, _ = told(tmp_path, student("Anna", "missing", digest=""))
    assert (
        feedback.next_step
        == f"31_threshold: Hand in `{FILE}`: it was not found in your submission."
    )
    assert "<pre" not in page
    feedback, _, _ = told(tmp_path, student("Anna"))
    assert feedback.next_step == "Nothing: all of it is solved."


def test_the_hint_follows_how_far_somebody_is_and_a_file_that_cannot_be_read_gets_none():
    kata = KATAS[KATA.name]
    assert hint_for(kata, NOT_STARTED, "not_started") == kata.hints[0].en
    assert hint_for(
        kata, result(failed(), *[passed(f"test_{n}") for n in "abcde"]), "in_progress"
    ) == (kata.hints[2].en)
    assert hint_for(kata, result(failed(kind="trouble")), "in_progress") == ""


def test_what_a_student_writes_is_shown_and_does_nothing(tmp_path):
    evil = "</pre><script>alert(1)</script>\n```\n# [x](javascript:x)"
    begun = result(failed(actual=evil), passed("test_b"))
    name = "<b>[me](javascript:1)</b>"
    _, page, text = told(tmp_path, student(name, "begun"), results={"begun": begun})
    assert "<script" not in page.replace("script-src", "")
    assert "<b>[me]" not in page
    assert "\n```" not in text
    assert "\n# [x]" not in text
    assert "# Feedback for \\<b\\>\\[me\\]" in text


def test_a_teachers_remarks_and_a_late_day_are_named_beside_the_points_of_the_tests(tmp_path):
    late = Lateness("2026-12-01T23:59:00+01:00", "2026-12-02T10:00:00+01:00", 1, 10)
    remarks = (Remark(KATA.name, 1.5, "Fine idea."), Remark("", -1, "No name on it."))
    one = student("Anna", remarks=remarks, lateness=late)
    feedback, page, text = told(tmp_path, one)
    assert feedback.katas[0].grade.points == 10.0  # 9 after the late day, and never above 10
    assert feedback.grade.points == 9.0
    for view in (page, text):
        assert "9 / 10 (tests: 10 / 10)" in view
        assert "by hand (+1.5):" in view
        assert "Fine idea." in view
        assert "by hand (-1):" in view
        assert "1 day late" in view


def test_the_zip_has_the_very_folders_of_moodles_download_and_two_runs_write_the_same(tmp_path):
    anna, ina = (student(name.rstrip("_"), "begun", folder=name) for name in MOODLE)
    made = report(tmp_path, anna, ina)
    first = write_feedback(made, {}, tmp_path / "out").read_bytes()
    file = write_feedback(made, {}, tmp_path / "out")
    assert file.read_bytes() == first
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == [
            f"{name}/feedback.{kind}" for name in MOODLE for kind in ("html", "md")
        ]
        assert "Feedback for Anna Müller" in archive.read(archive.namelist()[0]).decode()


def test_folders_of_one_name_are_told_apart_and_no_name_leads_outside(tmp_path):
    students = [
        student("anna", folder="repo"),
        student("../bert", folder="repo"),
        student("carl", folder="..\\x"),
        student("dora", folder="../x"),
    ]
    with zipfile.ZipFile(write_feedback(report(tmp_path, *students), {}, tmp_path)) as archive:
        assert archive.namelist()[::2] == [
            "anna/feedback.html",
            "-bert/feedback.html",
            "-x/feedback.html",
            "-x-/feedback.html",
        ]


def test_each_student_reads_the_language_that_the_roster_names(tmp_path):
    anna = student("anna", "begun", folder="anna", identity={"lang": "de"})
    bert = student("bert", "begun", folder="bert")
    german = failed(headline="`activate` liefert den falschen Wert.", lang="de")
    others = {"de": report(tmp_path, anna, lang="de", results={"begun": result(german, passed())})}
    file = write_feedback(report(tmp_path, anna, bert), others, tmp_path)
    with zipfile.ZipFile(file) as archive:
        assert "liefert den falschen Wert" in archive.read("anna/feedback.md").decode()
        assert "returned the wrong value" in archive.read("bert/feedback.md").decode()
    assert language_of({"Lang": "DE"}, "en") == "de"
    assert language_of({"lang": ""}, "de") == "de"
    with pytest.raises(UserError, match="write en or de"):
        language_of({"lang": "fr"}, "en")
