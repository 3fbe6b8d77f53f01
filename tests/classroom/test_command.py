"""A whole class: graded once, stopped and resumed, merged, and shown as CSV and HTML."""

import csv
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest
from rich.progress import Progress

from benchmarks import made_up_class
from grader import ROOT, catalogue
from grader.catalogue import test_specs
from grader.classroom import grading
from grader.classroom.command import REPORTS
from grader.classroom.grading import Class, Shard
from grader.classroom.html import as_html
from grader.classroom.json_report import as_json
from grader.classroom.model import Result, Test
from grader.classroom.similarity import form
from grader.classroom.store import Store
from grader.classroom.submissions import Submission
from grader.classroom.tables import FORMS
from grader.grading.feedback import Feedback
from grader.grading.results import KataResult, TestResult
from grader.sandbox import namespaces

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the made-up class holds links")
STUB = 'def double(value):\n    """Twice the value."""\n    raise NotImplementedError\n'
RIGHT = "def double(value):\n    return value * 2\n"
OTHER = "def double(value):\n    return value + value\n"
WRONG = (
    '"""Adds two.\n\nRejected by: test_three\n"""\n\n\ndef double(value):\n    return value + 2\n'
)
GOLDEN = """`double` returned the wrong value.
Twice three is six.
  >>> double(3)
  expected  6
  actual    5

`double` liefert den falschen Wert.
Zweimal drei ist sechs.
  >>> double(3)
  erwartet  6
  erhalten  5
"""
UNSAFE = ["--unsafe"] if namespaces.unavailable_reason() else []
COUNT = 24


@pytest.fixture(scope="module")
def house(make_workshop, tmp_path_factory):
    """A workshop with two katas, their references, and a made-up class."""
    workshop = make_workshop(tmp_path_factory.mktemp("house"))
    for name in ("10_double", "20_double"):
        workshop.add(name, STUB)
        reference = workshop.root / "reference" / name
        for folder in ("accepted", "rejected"):
            (reference / folder).mkdir(parents=True)
        (reference / "double.py").write_text(RIGHT)
        (reference / "accepted/plus.py").write_text(OTHER)
        (reference / "rejected/adds_two.py").write_text(WRONG)
        (reference / "rejected/adds_two.txt").write_text(GOLDEN)
        (workshop.root / f"grader/catalogue/original_stubs/{name}.py.txt").write_text(STUB)
    katas = catalogue.katas(folder=workshop.root / "katas")
    made_up_class.make(workshop.root / "class", COUNT, katas, root=workshop.root)
    return workshop


def kata_class(house, *arguments, into="report", work="work", lang="en"):
    return house.run(
        "grader", "class", *map(str, arguments), "--into", into, "--work", work, "--lang", lang,
        *UNSAFE,
    )  # fmt: skip


def every_report():
    names = ("json", "csv", "moodle", "canvas", "html")
    return [part for name in names for part in ("--report", name)]


def contents(folder):
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def done(house):
    """The class graded without a break."""
    run = kata_class(house, "class", *every_report(), into="whole", work="work-whole")
    assert run.returncode == 0, run.stderr
    run.report = json.loads((house.root / "whole/class.json").read_text())
    run.students = {student["name"]: student for student in run.report["students"]}
    return run


def result(done, name, at=0):
    cell = done.students[name]["cells"][at]
    return done.report["verdicts"][cell["verdict"]]


def test_every_submission_gets_a_verdict_on_every_kata(done):
    assert len(done.report["students"]) == COUNT
    for student in done.students.values():
        assert [cell["kata"] for cell in student["cells"]] == ["10_double", "20_double"]
        for cell in student["cells"]:
            found = done.report["verdicts"][cell["verdict"]]
            assert len(found["tests"]) == 2
            assert {test["outcome"] for test in found["tests"]} <= {"passed", "failed"}


def test_points_are_what_the_solutions_are_worth(done):
    for name, student in done.students.items():
        if "solved" in name:
            assert student["points"] == student["max_points"] == 20, name
        if "broken" in name or "hostile" in name:
            assert student["points"] < 20, name
    states = {c["state"] for s in done.students.values() for c in s["cells"]}
    assert {"solved", "begun", "untouched", "missing"} <= states


def test_what_is_odd_is_named_and_graded_as_missing(done):
    named = {
        cell["note"]: cell
        for student in done.students.values()
        for cell in student["cells"]
        if cell["note"]
    }
    missing = {"is a symbolic link", "is a folder", "is larger than 1 MiB"}
    assert set(named) == missing | {"line 2 ends processes (_exit)"}
    for cell in map(named.get, missing):
        assert (cell["state"], cell["points"], cell["digest"]) == ("missing", 0, "")


def test_identical_files_are_graded_once(house, done):
    stubs = list((house.root / "work-whole/stubs").glob("*/double.py"))
    verdicts = list((house.root / "work-whole/verdicts").glob("*/*.json"))
    handed_in = sum(bool(c["digest"]) for s in done.students.values() for c in s["cells"])
    assert len(stubs) < handed_in
    assert f"{len(verdicts)} files newly graded" in done.stdout


def test_no_path_of_the_store_is_in_the_report(house, done):
    assert "work-whole" not in (house.root / "whole/class.json").read_text()
    assert "katas/10_double/double.py" in (house.root / "whole/class.json").read_text()


def test_killed_half_way_and_resumed_it_gives_the_identical_report(house, done):
    command = [sys.executable, "-m", "grader", "class", "class", *every_report(), "--into",
               "resumed", "--work", "work-resumed", "--lang", "en", *UNSAFE]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(house.root), "KATA_LANG": "en"}
    verdicts = house.root / "work-resumed/verdicts"
    run = subprocess.Popen(
        command, cwd=house.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    deadline = time.monotonic() + 100
    while len(list(verdicts.glob("*/*.json"))) < 8 and time.monotonic() < deadline:
        assert run.poll() is None
        time.sleep(0.02)
    run.kill()
    run.communicate()
    half = len(list(verdicts.glob("*/*.json")))
    assert not (house.root / "resumed").exists()
    again = kata_class(house, "class", *every_report(), into="resumed", work="work-resumed")
    assert again.returncode == 0, again.stderr
    all_of_them = len(list(verdicts.glob("*/*.json")))
    assert 8 <= half < all_of_them
    assert f"{all_of_them - half} files newly graded" in again.stdout
    assert contents(house.root / "resumed") == contents(house.root / "whole")


def test_a_second_run_grades_only_what_changed(house, done, tmp_path):
    shutil.copytree(house.root / "class", tmp_path / "class", symlinks=True)
    again = kata_class(house, tmp_path / "class", work="work-whole")
    assert ", 0 files newly graded" in again.stdout
    stub = tmp_path / "class/katas-solved-0000/katas/10_double/double.py"
    stub.write_text(OTHER + "# a second thought\n")
    again = kata_class(house, tmp_path / "class", work="work-whole")
    assert ", 1 files newly graded" in again.stdout
    again = kata_class(house, tmp_path / "class", "--seed", 7, "--katas", 10, work="work-whole")
    assert ", 0 files newly graded" not in again.stdout


def test_parts_are_merged_in_any_order_to_the_report_on_the_whole(house, done):
    for number in (1, 2, 3):
        part = kata_class(
            house, "class", "--shard", f"{number}/3", "--report", "json", "--report", "html",
            into=f"part{number}", work="work-whole",
        )  # fmt: skip
        assert ", 0 files newly graded" in part.stdout
    page = (house.root / "part1/class.html").read_text()
    assert "This is only a part of the class: of 3 shards there is no 2, 3." in page
    files = [f"part{number}/class.json" for number in (1, 2, 3)]
    found = []
    for order in (files, files[::-1]):
        merged = kata_class(house, "merge", *order, *every_report(), into="merged")
        assert (merged.returncode, merged.stderr) == (0, "")
        found.append(contents(house.root / "merged"))
    assert found[0] == found[1]
    whole = contents(house.root / "whole")
    for name in ("class.csv", "moodle.csv", "canvas.csv", "class.html"):
        assert found[0][name] == whole[name]
    assert json.loads(found[0]["class.json"])["students"] == done.report["students"]


def test_missing_and_double_parts_are_named(house, done):
    for number in (1, 3):
        shard = ("--shard", f"{number}/3", "--report", "json")
        kata_class(house, "class", *shard, into=f"part{number}", work="work-whole")
    files = ["part1/class.json", "part3/class.json", "part1/../part3/class.json"]
    merged = kata_class(house, "merge", *files, into="merged-in-part")
    assert merged.returncode == 1
    assert "shard 2/3 is missing.\n" in merged.stderr
    assert "shard 3/3 is there twice" in merged.stderr
    assert "katas-broken-0022 is there twice" in merged.stderr
    students = json.loads((house.root / "merged-in-part/class.json").read_text())["students"]
    assert len(students) == COUNT - COUNT // 3


def test_what_does_not_fit_together_is_not_merged(house, done):
    kata_class(house, "class", "--katas", "10", into="one-kata", work="work-whole")
    for files, complaint in (
        (["whole/class.json", "one-kata/class.json"], "they differ in: katas."),
        (["whole/class.json", "pyproject.toml"], "this is no class report"),
        (["none.json"], "No such file"),
    ):
        merged = kata_class(house, "merge", *files)
        assert merged.returncode == 2
        assert complaint in merged.stderr


def test_a_comparison_says_who_gained_and_lost_points_and_why(house, done, tmp_path):
    shutil.copytree(house.root / "class", tmp_path / "class", symlinks=True)
    shutil.rmtree(tmp_path / "class/katas-half-0002")
    better, worse = "katas-broken-0006", "katas-solved-0000"
    for name, code in ((better, RIGHT), (worse, WRONG)):
        (tmp_path / "class" / name / "katas/10_double/double.py").write_text(code)
    again = kata_class(house, tmp_path / "class", into="again", work="work-whole")
    assert again.returncode == 0, again.stderr
    shown = kata_class(house, "compare", "whole/class.json", "again/class.json", into="compared")
    assert shown.returncode == 0, shown.stderr
    assert (house.root / "compared/changes.md").read_text() == shown.stdout
    rows = [line for line in shown.stdout.splitlines() if line.startswith("| katas-")]
    assert (
        f"| {worse} | 10_double | 10 | 5 | another solution; test_three: passed → failed |" in rows
    )
    assert any(
        row.startswith(f"| {better} | 10_double | 0 | 10 | another solution") for row in rows
    )
    same = kata_class(house, "compare", "whole/class.json", "whole/class.json", into="compared")
    assert "No points changed." in same.stdout
    assert kata_class(house, "compare", "whole/class.json").returncode == 2


def test_csv_forms(house, done):
    rows = {
        name: list(csv.reader((house.root / f"whole/{name}.csv").open(newline="")))
        for name in ("class", "moodle", "canvas")
    }
    assert rows["class"][0] == [
        "submission", "points", "max_points", "10_double", "20_double", "notes",
    ]  # fmt: skip
    assert rows["moodle"][0] == ["Username", "10_double Title", "20_double Title", "Katas total"]
    assert rows["canvas"][0] == [
        "Student", "ID", "SIS User ID", "SIS Login ID", "Section", "10_double Title",
        "20_double Title",
    ]  # fmt: skip
    assert rows["canvas"][1] == ["    Points Possible", "", "", "", "", "10", "10"]
    for name, first in (("class", 1), ("moodle", 1), ("canvas", 2)):
        assert len(rows[name]) == COUNT + first
    solved = next(row for row in rows["moodle"] if row[0] == "katas-solved-0000")
    assert solved[1:] == ["10", "10", "20"]


def test_a_roster_fills_the_columns_of_moodle_and_canvas(house, done):
    (house.root / "roster.csv").write_text(
        "Student,ID,SIS Login ID,Section,Email address,repository\n"
        '"Lovelace, Ada",7,ada,A,ada@example.org,class/katas-solved-0000\n'
        "=cmd(),8,bob,B,bob@example.org,class/nobody\n"
    )
    graded = kata_class(house, "roster.csv", *every_report(), into="roster", work="work-whole")
    assert graded.returncode == 0, graded.stderr
    canvas = list(csv.reader((house.root / "roster/canvas.csv").open(newline="")))
    assert canvas[2] == ["'=cmd()", "8", "", "bob", "B", "0", "0"]
    assert canvas[3] == ["Lovelace, Ada", "7", "", "ada", "A", "10", "10"]
    moodle = list(csv.reader((house.root / "roster/moodle.csv").open(newline="")))
    assert moodle[0][:5] == ["Student", "ID", "SIS Login ID", "Section", "Email address"]
    assert moodle[2][4:] == ["ada@example.org", "10", "10", "20"]
    assert "there is no such folder or file" in (house.root / "roster/class.csv").read_text()


def test_without_isolation_it_needs_unsafe_and_says_so(house):
    code = (
        "from grader.sandbox import namespaces\n"
        "namespaces.unavailable_reason = lambda: 'no namespaces'\n"
        "from grader.cli import main\n"
        "import sys\n"
        "if __name__ == '__main__':\n    sys.exit(main(sys.argv[1:]))\n"
    )
    (house.root / "without_isolation.py").write_text(code)
    command = ["without_isolation", "class", "class", "--katas", "10", "--work", "work-unsafe"]
    refused = house.run(*command)
    assert refused.returncode == 2
    assert "cannot be isolated on this system (no namespaces)" in refused.stderr
    assert "--unsafe" in refused.stderr
    part = ["--shard", "1/12", "--into", "unsafe"]
    assert house.run(*command, *part, "--unsafe").returncode == 0
    assert "Graded with --unsafe" in (house.root / "unsafe/class.html").read_text()
    assert json.loads((house.root / "unsafe/class.json").read_text())["isolated"] is False


LOOKS = """
import os
def double(value):
    seen = [os.path.exists(path) for path in {paths!r}]  # no audit event tells of it
    raise RuntimeError(f"{{seen}} {{dict(os.environ).get('TEACHERS_SECRET')}}")
"""


@pytest.mark.skipif(bool(UNSAFE), reason="no isolation here")
def test_a_solution_sees_neither_the_others_nor_tests_nor_the_environment(house, done, tmp_path):
    other = next((house.root / "work-whole/stubs").glob("*/double.py"))
    paths = [
        house.root / "class/katas-solved-0000/katas/10_double/double.py",
        other,
        house.root / "katas/10_double/test_double.py",
        house.root / "reference/10_double/double.py",
        house.root / "grader/__init__.py",
    ]
    file = tmp_path / "class/spy/katas/10_double/double.py"
    file.parent.mkdir(parents=True)
    file.write_text(LOOKS.format(paths=[str(path) for path in paths]))
    environment = {"TEACHERS_SECRET": "token"}
    run = house.run("grader", "class", str(tmp_path / "class"), "--katas", "10", "--work",
                    "work-spy", "--into", "spy", **environment)  # fmt: skip
    assert run.returncode == 0, run.stderr
    said = json.loads((house.root / "spy/class.json").read_text())["verdicts"]
    headline = next(iter(said.values()))["tests"][0]["headline"]
    assert "RuntimeError: [False, False, False, False, True] None" in headline


@pytest.mark.skipif(bool(UNSAFE), reason="no isolation here")
def test_a_grader_that_cannot_isolate_blames_itself_and_not_the_solution(make_workshop, tmp_path):
    broken = make_workshop(tmp_path / "broken")
    broken.add("10_double", STUB)
    with (broken.root / "grader/sandbox/namespaces.py").open("a") as harness:
        harness.write(
            "\n\ndef unavailable_reason():\n    return ''\n\n\n"
            "def enter_namespaces(*_):\n    raise SandboxUnavailable('no more namespaces')\n"
        )
    file = broken.root / "class/anna/katas/10_double/double.py"
    file.parent.mkdir(parents=True)
    file.write_text(RIGHT)
    run = broken.run("grader", "class", "class", "--into", "r", "--work", "w")
    assert run.returncode == 3, run.stderr
    assert "The grader itself failed: 10_double" in run.stderr
    assert "no more namespaces" in run.stderr
    student = json.loads((broken.root / "r/class.json").read_text())["students"][0]
    assert student["cells"][0]["state"] == "error"
    assert list((broken.root / "w").glob("verdicts/*/*")) == []


def test_a_part_can_be_listed_before_it_is_there(house):
    (house.root / "later.csv").write_text(
        "name,repository\nb,submissions/org/b\na,submissions/org/a\nc,submissions/org/c\n"
    )
    listed = kata_class(house, "later.csv", "--shard", "1/2", "--list", "part.txt")
    assert (listed.returncode, listed.stdout) == (0, "")
    assert (house.root / "part.txt").read_text() == "submissions/org/a\nsubmissions/org/c\n"


def test_the_workflow_says_what_the_command_knows():
    text = (ROOT / ".github/workflows/class.yml").read_text(encoding="utf-8")
    said = set(re.findall(r"(?<=\s)--(?:shard|report|list|katas|seed)\b", text))
    assert said == {"--shard", "--report", "--list", "--katas", "--seed"}
    command = "nox -s class -- merge parts/*/class.json"
    assert command in text
    for name in re.findall(r"--report (\w+)", text):
        assert name in REPORTS


def test_it_says_what_it_needs(house):
    for arguments, complaint in (
        (["nowhere"], "give a folder of submissions"),
        (["class", "more"], "takes one folder"),
        (["class", "--shard", "4/3"], "write 2/5 for the second of five parts"),
        (["merge"], "which reports?"),
    ):
        run = kata_class(house, *arguments)
        assert run.returncode == 2
        assert complaint in run.stderr


# --- time limits


class Busy:
    """A runner on a machine that is too slow for the first run of every solution."""

    def __init__(self, *_):
        self.runs = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def run_one(self, job, _cancel=None):
        specs = test_specs.read_test_specs(job.kata.test_file)
        first = job not in self.runs
        self.runs.append(job)
        feedback = Feedback("time", "Too slow.") if first else None
        outcome = "failed" if first else "passed"
        tests = tuple(TestResult(spec, outcome, feedback=feedback) for spec in specs)
        return KataResult(job.kata, str(job.file), "digest", tests)


def test_what_was_too_slow_gets_a_second_run(tmp_path, monkeypatch):
    monkeypatch.setattr(grading, "Runner", Busy)
    file = tmp_path / "anna/katas/31_threshold/threshold.py"
    file.parent.mkdir(parents=True)
    file.write_text("x = 1\n")
    store = Store(tmp_path / "work")
    course = Class(catalogue.katas(["31"]), store, isolated=False, cores=2)
    with Progress(disable=True) as progress:
        handed_in = [Submission("anna", tmp_path / "anna")]
        report = course.collect(handed_in, Shard(), tmp_path / "students.jsonl", progress)
        assert course.grade(report, progress) == 1
    assert report.total(next(report.students())) == (10, 10)


# --- the same solution

FIRST = '''
def max_pool(image, size, stride=None):
    """Mine."""
    step = stride or size
    rows = []
    for top in range(0, image.shape[0] - size + 1, step):
        row = []
        for left in range(0, image.shape[1] - size + 1, step):
            row.append(image[top : top + size, left : left + size].max())
        rows.append(row)
    return rows
'''
RENAMED = """
def max_pool(image, size: int, stride=None):
    # all my own work
    s = stride or size
    out = []
    for y in range(0, image.shape[0] - size + 1, s):
        line = []
        for x in range(0, image.shape[1] - size + 1, s):
            line.append(image[y:y + size, x:x + size].max())
        out.append(line)
    return out
"""


def test_names_comments_and_layout_do_not_hide_the_same_solution():
    kata = catalogue.katas(["42"])[0]
    first, renamed = form(kata, FIRST.encode()), form(kata, RENAMED.encode())
    assert first == renamed
    assert first
    other = FIRST.replace("stride or size", "size")
    assert form(kata, other.encode()) not in (first, "")


def test_what_everybody_writes_is_no_sign():
    for kata in catalogue.katas():
        if kata.stub_file.suffix == ".py":
            reference = ROOT / "reference" / kata.name / kata.stub_file.name
            assert form(kata, reference.read_bytes() + b"# mine") == ""
    kata = catalogue.katas(["42"])[0]
    for content in (b"x = 1\n", b"def f(:\n", b"\xff", b"(" * 9999, b"-" * 60000 + b"1", b""):
        assert form(kata, content) == ""


# --- memory


def peak(folder: Path, count: int, work: str) -> int:
    """The most memory that Python took for a class of so many, without the grading itself."""
    katas = catalogue.katas(["31"])
    store, students = Store(folder / work), folder / "students.jsonl"
    test = Test("test_x", "failed", 1, "wrong", "Wrong.", "Wrong. " * 300, 1, "", "y" * 2000)
    tracemalloc.start()
    course = Class(katas, store, isolated=False, cores=1)
    handed_in = [Submission(f"student{n}", folder / f"student{n}") for n in range(count)]
    with Progress(disable=True) as progress:
        report = course.collect(handed_in, Shard(), students, progress)
    for view in (as_json, as_html, *(view for _, view in FORMS.values())):
        with (folder / "report").open("w") as stream:
            stream.writelines(view(report))
        for name in course._open:
            store.write(name, Result("begun", 0, 10, (test,) * 4))
        course._open.clear()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def test_memory_stays_flat_from_10_to_1000_submissions(tmp_path):
    for number in range(1000):
        file = tmp_path / f"student{number}/katas/31_threshold/threshold.py"
        file.parent.mkdir(parents=True)
        file.write_text(f"# {number}\n")
    peak(tmp_path, 1, "first")  # what is imported on the way does not count
    few = peak(tmp_path, 10, "few")
    # Python's own table of names may double meanwhile, by 2 MB and more, but only once
    many = min(peak(tmp_path, 1000, "many"), peak(tmp_path, 1000, "again"))
    assert many - few < 4 * 2**20


# --- the page


def test_the_page_shows_what_went_wrong_in_both_languages(house, done):
    page = (house.root / "whole/class.html").read_text()
    assert "Adds two." in page
    assert "Tests that cost most points" in page
    assert "is a symbolic link" in page
    assert page.count("<details") == COUNT
    german = kata_class(house, "class", "--katas", "10", into="german", lang="de", work="w-de")
    assert german.returncode == 0, german.stderr
    page = (house.root / "german/class.html").read_text()
    for text in ('<html lang="de">', "Typische Fehler", "Adds two.", "Zweimal drei ist sechs.",
                 "ist ein symbolischer Link", "erwartet  6"):  # fmt: skip
        assert text in page


def test_a_page_needs_no_other_file_and_runs_no_foreign_script(house, done, tmp_path):
    page = (house.root / "whole/class.html").read_text()
    assert "http://" not in page.replace("http-equiv", "")
    assert "https://" not in page
    assert " src=" not in page
    assert page.count("<script") == 1
    name = "<script>alert(1)</script>"
    file = tmp_path / "class" / name.replace("/", "") / "katas/10_double/double.py"
    file.parent.mkdir(parents=True)
    file.write_text("def double(value):\n    raise ValueError('</pre><script>alert(2)</script>')\n")
    kata_class(house, tmp_path / "class", "--katas", "10", into="scripts", work="work-scripts")
    page = (house.root / "scripts/class.html").read_text()
    assert page.count("<script") == 1
    assert "&lt;script&gt;alert(2)" in page


CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
                None)  # fmt: skip
PROBE = """<!doctype html><meta charset="utf-8"><iframe src="class.html" width="{width}"
 height="900"></iframe><script>
onload = () => {{
  const page = frames[0].document, root = page.documentElement, said = [];
  said.push("overflow " + (root.scrollWidth - root.clientWidth));
  const table = page.querySelector(".glance"), names = () =>
    [...table.tBodies[0].rows].map((row) => row.children[0].textContent);
  said.push("first " + names()[0]);
  const points = table.tHead.rows[0].children[1];
  points.querySelector("[role=button]").click();
  said.push("most " + names()[0] + " " + points.getAttribute("aria-sort"));
  points.querySelector("[role=button]").click();
  said.push("least " + names()[0] + " " + points.getAttribute("aria-sort"));
  const search = page.querySelector("input");
  search.value = "SOLVED"; search.dispatchEvent(new Event("input"));
  said.push("shown " + [...table.tBodies[0].rows].filter((row) => !row.hidden).length);
  frames[0].dispatchEvent(new Event("beforeprint"));
  said.push("open " + page.querySelectorAll("details[open]").length);
  document.body.textContent = "SAID " + said.join("; ");
}};
</script>"""


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium here")
@pytest.mark.parametrize("width", [360, 1280])
def test_in_a_browser_it_sorts_searches_opens_for_print_and_fits_a_phone(house, done, width):
    (house.root / "whole" / f"probe{width}.html").write_text(PROBE.format(width=width))
    try:
        shown = subprocess.run(
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1400,1000",
             "--allow-file-access-from-files", "--virtual-time-budget=5000", "--dump-dom",
             f"file://{house.root}/whole/probe{width}.html"],
            capture_output=True, text=True, timeout=100, check=False,
        )  # fmt: skip
    finally:
        (house.root / "whole" / f"probe{width}.html").unlink()
    said = shown.stdout.partition("SAID ")[2].partition("<")[0].split("; ")
    assert said[0] == "overflow 0"
    assert said[1] == "first katas-broken-0006"
    assert said[2].startswith("most katas-")
    assert said[2].endswith("descending")
    assert said[3].startswith("least katas-")
    assert said[3].endswith("ascending")
    assert said[4] == f"shown {sum('solved' in name for name in done.students)}"
    assert said[5] == f"open {COUNT}"


def test_the_signal_of_ctrl_c_stops_it_and_nothing_is_lost(house):
    command = [sys.executable, "-m", "grader", "class", "class", "--work", "work-stopped",
               "--into", "stopped", *UNSAFE]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(house.root), "KATA_LANG": "en"}
    run = subprocess.Popen(
        command, cwd=house.root, env=environment, stderr=subprocess.PIPE, text=True
    )
    verdicts = house.root / "work-stopped/verdicts"
    deadline = time.monotonic() + 100
    while not list(verdicts.glob("*/*.json")) and time.monotonic() < deadline:
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=30)
    assert run.returncode == 130
    assert said == "Stopped.\n"
    assert list(verdicts.glob("*/*.json"))
    assert list((house.root / "work-stopped").glob("**/*.part")) == []
