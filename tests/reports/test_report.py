"""What is in a report, and that every view of it tells the same."""

import csv
import hashlib
import io
import json
import re

from grader import __version__
from tests.reports.conftest import NAMES, POINTS


def test_every_view_tells_the_same_points(graded, written):
    whole = json.loads(written["json"])
    rows = list(csv.DictReader(io.StringIO(written["csv"], newline="")))
    gradescope = json.loads(written["gradescope"])
    assert [k["points"] for k in whole["katas"]] == POINTS
    assert (whole["points"], whole["max_points"]) == (15, 50)
    assert sum(t["score"] for t in graded.result["tests"]) == 15
    assert graded.result["max_score"] == 50
    assert [int(row["points"]) for row in rows] == POINTS
    assert sum(int(row["max_points"]) for row in rows) == 50
    assert gradescope["score"] == sum(t["score"] for t in gradescope["tests"]) == 15
    assert graded.summary.startswith("# 15 / 50 points\n")
    assert written["markdown"].startswith("# 15 / 50 points\n")
    assert re.search(r"^total +15/50 +1 of 6 solved", graded.log, re.MULTILINE)


def test_every_view_shows_the_failure_that_the_terminal_shows(graded, written):
    whole = json.loads(written["json"])
    first, second = whole["katas"][2]["tests"]
    kinds = [test["feedback"]["kind"] for test in (first, second)]
    assert kinds == ["trouble", "wrong"]
    text = first["feedback"]["text"]
    assert "12_partly · test_two" in graded.log
    assert "12_partly · test_two" in graded.summary
    assert text == graded.result["tests"][2]["message"]
    assert f"test_two\n{text}" == json.loads(written["gradescope"])["tests"][2]["output"]


def test_any_character_can_be_shown_anywhere(katas):
    done = katas.run("grader", "test", "13", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert r"\ud800\x00\ufffe" in done.stdout


def test_the_json_says_what_was_graded_by_what(written, katas):
    whole = json.loads(written["json"])
    head = [whole[key] for key in ("kind", "version", "grader", "seed", "lang")]
    assert head == ["kata report", 2, __version__, 7, "en"]
    assert [k["kata"]["name"] for k in whole["katas"]] == NAMES
    assert [k["state"] for k in whole["katas"]] == [
        "solved",
        "in_progress",
        "in_progress",
        "in_progress",
        "not_started",
        "not_graded",
    ]
    for entry in whole["katas"]:
        file = katas.root / entry["file"]
        assert entry["digest"] == hashlib.sha256(file.read_bytes()).hexdigest()
        for test in entry["tests"]:
            failed = test["outcome"] == "failed"
            assert failed == bool(test["feedback"])
            assert not failed or test["feedback"]["text"][:9] == test["feedback"]["headline"][:9]
            assert not failed or test["feedback"]["digest"] == entry["digest"]
            assert bool(test["reason"]) == (test["outcome"] == "not_graded")
            assert type(test["weight"]) is int
    assert whole["katas"][3]["tests"][0]["output"].startswith("::error::x\r::notice::y\n")


def test_a_file_that_is_missing_has_no_digest(katas, tmp_path):
    done = katas.run(
        "grader", "test", "10", f"--against={tmp_path}", "--report=json", f"--into={tmp_path / 'r'}"
    )
    assert done.returncode == 1
    (entry,) = json.loads((tmp_path / "r/report.json").read_text())["katas"]
    assert entry["file"] == (tmp_path / "10_double/double.py").as_posix()
    assert (entry["digest"], entry["points"], entry["state"]) == ("", 0, "in_progress")
