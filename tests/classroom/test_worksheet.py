"""Moodle's grading worksheet: filled in, and nothing in it lost."""

import csv
import io

import pytest

from grader import UserError
from grader.classroom.model import Remark
from grader.classroom.worksheet import Sheet, fill_in
from grader.i18n import in_language
from tests.classroom.reports import report, student

ENGLISH = (
    "Identifier,Full name,Status,Grade,Maximum Grade,Grade can be changed,"
    "Last modified (submission),Last modified (grade),Feedback comments\n"
)
GERMAN = (
    'ID,"Vollständiger Name",Status,Bewertung,Bestwertung,"Bewertung kann geändert werden",'
    '"Zuletzt geändert (Abgabe)","Zuletzt geändert (Bewertung)","Feedback als Kommentar"\n'
)


def row(number, grade="", maximum="10.00", changeable="Yes", comment=""):
    return f'"Participant {number}",Anna,,{grade},{maximum},{changeable},-,-,"{comment}"\n'


def filled(tmp_path, content, *students):
    file = tmp_path / "worksheet.csv"
    file.write_bytes(content.encode())
    done = fill_in(Sheet.read(file), report(tmp_path, *students))
    return done, list(csv.DictReader(io.StringIO(done.text, newline="")))


def moodle(number, key="solved", **parts):
    name = f"Anna_{number}_assignsubmission_file_"
    return student(name, key, folder=name, **parts)


def test_a_row_is_found_by_the_number_of_the_participant(tmp_path):
    done, rows = filled(
        tmp_path, ENGLISH + row(7) + row(13110) + row(1), moodle(13110, "begun"), moodle(7)
    )
    assert [r["Grade"] for r in rows] == ["10", "5", ""]
    assert rows[1]["Feedback comments"] == "31_threshold: 5/10, begun"
    assert done.rows == 2
    assert done.sentences == []


def test_what_stands_there_already_is_kept_and_named(tmp_path):
    given = (
        ENGLISH + row(7, "3.50", comment="<p>Mine,\nmy own</p>") + row(8, changeable="No") + row(9)
    )
    done, rows = filled(tmp_path, given, moodle(7), moodle(8), moodle(9, "not_graded"), moodle(99))
    assert [r["Grade"] for r in rows] == ["3.50", "", ""]
    assert rows[0]["Feedback comments"] == "<p>Mine,\nmy own</p>"
    assert rows[0]["Full name"] == "Anna"
    assert "Anna_7_assignsubmission_file_, Anna_8" in done.sentences[0]
    assert done.sentences[1] == "Not in the worksheet: Anna_99_assignsubmission_file_."
    again, _ = filled(tmp_path, done.text, moodle(7), moodle(8))
    assert again.text == done.text


def test_german_headings_decimal_commas_and_excels_semicolons_stay_as_they_are(tmp_path):
    given = "\ufeff" + (GERMAN + 'Teilnehmer/in 7,Anna,,,"100,00",Ja,-,-,\n')
    begun = moodle(7, "begun", remarks=(Remark("", 0.25, "Schön <hier>"),))
    with in_language("de"):
        done, rows = filled(tmp_path, given, begun)
    assert done.text.startswith("\ufeffID,Vollständiger Name")
    assert rows[0]["Bewertung"] == "52,5"
    assert "von Hand (+0,25): Schön &lt;hier&gt;" in rows[0]["Feedback als Kommentar"]
    assert "umgerechnet" in done.sentences[0]
    semicolons = GERMAN.replace(",", ";") + "Teilnehmer/in 7;Anna;;;10,00;Ja;-;-;\n"
    done, _ = filled(tmp_path, semicolons, moodle(7))
    assert "Teilnehmer/in 7;Anna;;10;10,00;" in done.text


def test_what_is_no_worksheet_is_refused(tmp_path):
    file = tmp_path / "other.csv"
    file.write_text("Name,Grade\nAnna,3\n")
    with pytest.raises(UserError, match="no grading worksheet of Moodle"):
        Sheet.read(file)
    with pytest.raises(UserError, match="number of a participant"):
        filled(tmp_path, ENGLISH + row(7), student("anna", folder="anna"))
    with pytest.raises(UserError):
        Sheet.read(tmp_path / "nowhere.csv")
