"""What a teacher adds by hand, and what every report says of it."""

import csv
import json

import pytest
from jsonschema import Draft202012Validator

from grader import UserError
from grader.classroom.comments import read_comments
from grader.classroom.html import as_html
from grader.classroom.json_report import as_json
from grader.classroom.model import Remark
from grader.classroom.tables import as_canvas, as_csv, as_moodle
from grader.i18n import in_language
from grader.reports.json_file import SCHEMA
from tests.classroom.reports import KATA, report, student

NAMES = ("Anna Müller_13110_assignsubmission_file_", "bert", "carl")


def comments(folder, text, names=NAMES):
    file = folder / "comments.csv"
    file.write_text(text, encoding="utf-8")
    return read_comments(file, names, [KATA])


def test_a_student_is_named_by_the_submission_the_plain_name_or_moodles_number(tmp_path):
    read = comments(
        tmp_path,
        "student,kata,points,text\n"
        "bert,31,-2,Copied.\n"
        "Anna Müller,31_threshold,1.5,Fine.\n"
        '13110,,,"Two lines\nof praise"\n'
        ",,,\n",
    )
    assert read == {
        "bert": (Remark("31_threshold", -2.0, "Copied."),),
        NAMES[0]: (
            Remark("31_threshold", 1.5, "Fine."),
            Remark("", 0.0, "Two lines\nof praise"),
        ),
    }


def test_a_file_from_a_german_excel_is_read(tmp_path):
    file = tmp_path / "comments.csv"
    file.write_bytes("Name;Kata;Punkte;Kommentar\nbert;31;0,5;Schön\n".encode("cp1252"))
    assert read_comments(file, NAMES, [KATA]) == {"bert": (Remark("31_threshold", 0.5, "Schön"),)}


@pytest.mark.parametrize(
    ("row", "en", "de"),
    [
        ("berd,31,1,x", "row 2: there is no submission of 'berd'. Is it bert", "keine Abgabe von"),
        ("bert,32,1,x", "row 2: '32' is none of the katas that are graded", "keine der Katas"),
        ("bert,31,much,x", "row 2: 'much' are no points", "sind keine Punkte"),
        ("bert,31,11,x", "row 2: '11' are no points; .* at most 10", "höchstens 10"),
        ("bert,31,nan,x", "row 2: 'nan' are no points", "sind keine Punkte"),
        (",31,1,x", "row 2: there is no submission of ''", "keine Abgabe von"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_graded(tmp_path, row, en, de):
    text = f"student,kata,points,text\n{row}\n"
    with pytest.raises(UserError, match=en):
        comments(tmp_path, text)
    with in_language("de"), pytest.raises(UserError, match=de):
        comments(tmp_path, text)


def test_columns_that_are_missing_and_names_of_two_students_are_refused(tmp_path):
    with pytest.raises(UserError, match="the column points, text is missing"):
        comments(tmp_path, "student,kata\nbert,31\n")
    twice = ("Ina_1_assignsubmission_file_", "Ina_2_assignsubmission_file_")
    with pytest.raises(UserError, match="the name of 2 submissions"):
        comments(tmp_path, "student,kata,points,text\nIna,,1,x\n", twice)


def test_every_report_names_what_is_by_hand_and_shows_the_points_of_the_tests_beside(tmp_path):
    remarks = {"bert": (Remark(KATA.name, 1.5, "=Fine <b>idea</b>"),)}
    made = report(tmp_path, student("bert", "begun"), student("carl"))
    made = made.with_remarks(remarks)
    rows = list(csv.DictReader("".join(as_csv(made)).removeprefix("\ufeff").splitlines()))
    assert (rows[0]["points"], rows[0]["points_by_hand"], rows[0]["final_points"]) == (
        "5", "1.5", "6.5",
    )  # fmt: skip
    assert rows[0]["remarks_by_hand"] == "31_threshold: =Fine <b>idea</b>"
    assert (rows[1]["points_by_hand"], rows[1]["final_points"]) == ("0", "10")
    page = "".join(as_html(made))
    assert "6.5 / 10 (tests: 5 / 10)" in page
    assert "by hand (+1.5):</b> =Fine &lt;b&gt;idea" in page
    content = json.loads("".join(as_json(made)))
    assert content["students"][0]["remarks"] == [
        {"kata": "31_threshold", "points": 1.5, "text": "=Fine <b>idea</b>"}
    ]
    assert (content["students"][0]["points"], content["students"][0]["final_points"]) == (5, 6.5)
    assert list(csv.reader(as_moodle(made)))[1][1:] == ["6.5", "6.5"]
    assert list(csv.reader(as_canvas(made)))[2][-1] == "6.5"


def test_the_schema_knows_remarks(tmp_path):
    made = report(tmp_path, student("bert")).with_remarks({"bert": (Remark("", -1, "x"),)})
    content = json.loads("".join(as_json(made)))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for key in list(content["results"]):
        content["results"][f"31_threshold/{'0' * 32}"] = content["results"].pop(key)
    for entry in content["students"][0]["entries"]:
        entry["result"] = f"31_threshold/{'0' * 32}"
    assert list(Draft202012Validator(schema).iter_errors(content)) == []
    content["students"][0]["remarks"][0]["points"] = "1"
    assert list(Draft202012Validator(schema).iter_errors(content)) != []


def test_points_by_hand_stand_in_where_the_grader_could_not_grade(tmp_path):
    made = report(tmp_path, student("bert", "not_graded")).with_remarks(
        {"bert": (Remark(KATA.name, 7, "On the GPU machine."),)}
    )
    assert list(csv.reader(as_moodle(made)))[1][1:] == ["7", "7"]
