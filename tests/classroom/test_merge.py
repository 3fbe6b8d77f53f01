"""Parts of a class, as several machines grade them, become one report."""

import hashlib
import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from grader import UserError, cli
from grader.classroom.json_report import as_json
from grader.classroom.merge import merge
from grader.classroom.model import ClassKata, ClassReport, Entry, Header, Student
from grader.grading.results import KataInfo, KataResult, TestResult
from grader.reports.json_file import SCHEMA
from tests.classroom.conftest import COUNT, contents, every_report, kata_class


def test_parts_are_merged_in_any_order_to_the_report_on_the_whole(course, done):
    for number in (1, 2, 3):
        part = kata_class(
            course,
            *("class", "--shard", f"{number}/3", "--report", "json", "--report", "html"),
            into=f"part{number}",
            work="work-whole",
        )
        assert ", 0 files newly graded" in part.stdout
    page = (course.root / "part1/class.html").read_text()
    assert "This is only a part of the class: of 3 shards there is no 2, 3." in page
    files = [f"part{number}/class.json" for number in (1, 2, 3)]
    found = []
    for order in (files, files[::-1]):
        merged = kata_class(course, "merge", *order, *every_report(), into="merged")
        assert (merged.returncode, merged.stderr) == (0, "")
        found.append(contents(course.root / "merged"))
    assert found[0] == found[1]
    whole = contents(course.root / "whole")
    for name in ("class.csv", "moodle.csv", "canvas.csv", "class.html"):
        assert found[0][name] == whole[name]
    assert json.loads(found[0]["class.json"])["students"] == done.report["students"]


def test_missing_and_double_parts_are_named(course, done):
    for number in (1, 3):
        shard = ("--shard", f"{number}/3", "--report", "json")
        kata_class(course, "class", *shard, into=f"part{number}", work="work-whole")
    files = ["part1/class.json", "part3/class.json", "part1/../part3/class.json"]
    merged = kata_class(course, "merge", *files, into="merged-in-part")
    assert merged.returncode == 1
    assert "shard 2/3 is missing.\n" in merged.stderr
    assert "shard 3/3 is there twice" in merged.stderr
    assert "katas-broken-0022 is there twice" in merged.stderr
    students = json.loads((course.root / "merged-in-part/class.json").read_text())["students"]
    assert len(students) == COUNT - COUNT // 3


def test_what_does_not_fit_together_is_not_merged(course, done):
    kata_class(course, "class", "--katas", "10", into="one-kata", work="work-whole")
    for files, complaint in (
        (
            ["whole/class.json", "one-kata/class.json"],
            "differ in `katas`: grade again in the same way.",
        ),
        (["whole/class.json", "pyproject.toml"], "is no report as `kata class --report json`"),
        (["none.json"], "No such file"),
    ):
        merged = kata_class(course, "merge", *files)
        assert merged.returncode == 2
        assert complaint in merged.stderr


# --- without grading anything

KATA = KataInfo("10_double", "Title", 8, 10)
HEADER = Header(None, True, (ClassKata(KATA, "ab" * 32, {"test_one": "One."}),), (1,), 3)
KEYS = [f"10_double/{letter * 32}" for letter in "ab"]


def part(number, *names, seconds=1.0, outcome="passed"):
    """One of three parts as JSON has it, with a file of its own for each student."""
    digests = {name: hashlib.sha256(name.encode()).hexdigest() for name in names}
    keys = {name: f"10_double/{digest[:32]}" for name, digest in digests.items()}
    file = "katas/10_double/double.py"
    students = [
        Student(name, {}, (), (Entry("10_double", keys[name], file, digests[name]),))
        for name in names
    ]
    tests = (TestResult("test_one", outcome, seconds=seconds),)
    results = {keys[name]: KataResult(KATA, file, digests[name], tests) for name in names}
    return replace(HEADER, shards=(number,)), students, results


def save(folder, header, students, results):
    folder.mkdir(parents=True)
    listed = folder / "students.jsonl"
    listed.write_text("".join(f"{student.to_json()}\n" for student in students))
    file = folder / "class.json"
    file.write_text("".join(as_json(ClassReport(header, listed, results.get))))
    return file


def merged(folder, parts):
    (folder / "store").mkdir()
    report, notes = merge(parts, folder / "store")
    return "".join(as_json(report)), notes


NAMES = st.lists(st.sampled_from(["anna", "Bob", "=cmd()", "Ä", "../x", "\x1b[2J"]), unique=True)


@settings(deadline=None, max_examples=10)
@given(st.permutations([0, 1, 2, 3]), st.lists(NAMES, min_size=4, max_size=4))
def test_the_order_of_parts_does_not_matter(order, names):
    with tempfile.TemporaryDirectory() as folder:
        numbers = (1, 2, 3, 3)
        outcomes = ("passed", "failed", "not_run", "passed")
        parts = [
            save(Path(folder, str(at)), *part(numbers[at], *names[at], outcome=outcomes[at]))
            for at in range(4)
        ]
        Path(folder, "one").mkdir()
        Path(folder, "other").mkdir()
        one = merged(Path(folder, "one"), parts)
        assert merged(Path(folder, "other"), [parts[at] for at in order]) == one
        whole = json.loads(one[0])
        assert whole["shards"] == [1, 2, 3]
        assert {student["name"] for student in whole["students"]} == set().union(*names)


def test_what_the_grader_failed_at_is_filled_in_from_another_part(tmp_path):
    failed = save(tmp_path / "1", *part(1, "anna", outcome="not_run"))
    again = save(tmp_path / "2", *part(1, "anna"))
    text, notes = merged(tmp_path, [failed, again])
    (student,) = json.loads(text)["students"]
    assert (student["points"], student["entries"][0]["state"]) == (10, "solved")
    assert [note.split(" is there twice")[0] for note in notes[:2]] == ["shard 1/3", "anna"]


def test_what_is_written_follows_the_schema(done):
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(done.report)


def test_another_solution_of_the_same_student_is_a_contradiction(tmp_path):
    one = save(tmp_path / "1", *part(1, "anna"))
    header, _, results = part(2, "bob")
    (key,) = results
    entry = Entry("10_double", key, "katas/10_double/double.py", results[key].digest)
    other = save(tmp_path / "2", header, [Student("anna", {}, (), (entry,))], results)
    with pytest.raises(UserError, match=r"anna: .* hold different solutions"):
        merge([one, other], tmp_path / "store")


def changed(tmp_path, *path, to):
    """A class report as text, with one value in it changed."""
    content = json.loads(save(tmp_path / "part", *part(1, "anna")).read_text())
    place = content
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to(place.get(path[-1])) if callable(to) else to
    return json.dumps(content)


ENTRY = ("students", 0, "entries", 0)


@pytest.mark.parametrize(
    ("path", "to"),
    [
        (("results",), lambda results: {"/tmp/kata-merge-wrote-this": {}}),
        (("results",), lambda results: {"../../x": next(iter(results.values()))}),
        (("results",), lambda results: {"10_double/../../x": next(iter(results.values()))}),
        (("results",), {}),
        (("results",), []),
        ((*ENTRY, "result"), "/abs/x"),
        ((*ENTRY, "result"), KEYS[0]),
        ((*ENTRY, "result"), {}),
        ((*ENTRY, "kata"), "../../x"),
        ((*ENTRY, "kata"), "11_other"),
        ((*ENTRY, "digest"), ""),
        (("students", 0, "entries"), []),
        (("students", 0, "identity"), {"name": 7}),
        (("students", 0, "name"), None),
        (("students",), {"anna": 1}),
        (("students", 0, "remarks"), [{"kata": "../../x", "points": 1, "text": "x"}]),
        (("students", 0, "remarks"), [{"kata": "", "points": "much", "text": "x"}]),
        (("students", 0, "lateness"), {}),
        (("due",), 7),
        (("katas",), []),
        (("katas", 0, "rules"), {"<script>": "x"}),
        (("katas", 0, "kata", "name"), "/abs/x"),
        (("shards",), []),
        (("shards",), [10**6]),
        (("of",), 10**9),
        (("isolated",), "yes"),
        (("kind",), "kata report"),
    ],
)
def test_what_is_no_class_report_is_one_sentence_and_writes_nothing(tmp_path, capsys, path, to):
    file = tmp_path / "class.json"
    file.write_text(changed(tmp_path, *path, to=to))
    before = sorted(tmp_path.rglob("*"))
    for command in (["merge", file], ["compare", file, file]):
        assert cli.main(["class", *map(str, command), f"--into={tmp_path / 'r'}"]) == 2
        shown, error = capsys.readouterr()
        assert shown == ""
        assert error.startswith(f"{file} is no report as `kata class --report json` of this")
        assert error.count("\n") == 1
        assert "Traceback" not in error
    assert sorted(tmp_path.rglob("*")) == before
    assert not Path("/tmp/kata-merge-wrote-this.json").exists()
