"""A report that another machine wrote is checked before anything of it is used or shown."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from grader import cli
from grader.grading.feedback import Feedback
from grader.grading.results import KataInfo, KataResult, TestResult
from grader.reports.json_file import SCHEMA
from grader.reports.merge import read
from grader.reports.report import Report, as_json
from grader.solution.errors import Frame
from tests.reports.conftest import PASSED, failure, kata_result, report

TEXT = st.text(st.characters(exclude_categories=("Cs",)) | st.just("\ud800"), max_size=20)
NAME = st.from_regex(r"test_[a-z0-9_]{0,9}", fullmatch=True)
TITLE = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="|"), max_size=9)
DIGEST = st.from_regex(r"([0-9a-f]{64})?", fullmatch=True)
COUNT = st.integers(0, 999)
LANG = st.sampled_from(["en", "de"])
TUPLE = st.lists(TEXT, max_size=2).map(tuple)
FRAMES = st.lists(st.builds(Frame, COUNT, TEXT, TEXT, COUNT), max_size=2).map(tuple)
FEEDBACK = st.builds(
    Feedback,
    st.sampled_from(["wrong", "not_written", "trouble", "time", "test_error"]),
    headline=TEXT,
    why=TEXT,
    call=TUPLE,
    expected=TEXT,
    actual=TEXT,
    details=TUPLE,
    lines=FRAMES,
    file=TEXT,
    digest=DIGEST,
    lang=LANG,
)
TESTS = st.builds(
    TestResult,
    NAME,
    st.sampled_from(["passed", "failed", "not_graded", "not_run"]),
    *(COUNT, st.floats(0, 1e6), st.none() | FEEDBACK, TEXT, TEXT),
)
KATA = st.builds(
    KataInfo,
    st.from_regex(r"[0-9]{2}_[a-z][a-z0-9_]{0,9}", fullmatch=True),
    TITLE,
    st.integers(1, 8),
    st.integers(1, 999),
)
RESULTS = st.builds(KataResult, KATA, TEXT, DIGEST, st.lists(TESTS, max_size=3).map(tuple))
REPORTS = st.builds(
    Report, st.lists(RESULTS, max_size=3).map(tuple), st.none() | st.integers(), LANG, TEXT
)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("reports") / "report.json"


def write(file, text):
    file.write_text(text, encoding="utf-8", errors="backslashreplace")


@settings(deadline=None)
@given(REPORTS)
def test_a_report_that_is_read_is_the_one_that_was_written(file, whole):
    write(file, as_json(whole))
    assert read(file) == whole


def test_the_schema_is_one_and_what_is_written_follows_it(written):
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(written["json"]))


def changed(*path, to):
    """A report as text, with one value in it changed."""
    content = report(kata_result(failure(), PASSED)).to_dict()
    place = content
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return json.dumps(content)


RESULT = ("katas", 0)
TEST = (*RESULT, "tests", 0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "7",
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"version": 99}',
        '{"version": 2, "kind": "kata report"}',
        changed("kind", to="kata class report"),
        changed("kind", to=["kata report"]),
        changed("version", to="2"),
        changed("version", to=True),
        changed("katas", to="<meta>"),
        changed("katas", to={"0": {}}),
        changed("katas", to=[[[]]]),
        changed("points", to="<meta>"),
        changed("seed", to="7"),
        changed("lang", to="fr"),
        changed(*RESULT, to=None),
        changed(*RESULT, "kata", to="10_double"),
        changed(*RESULT, "kata", "name", to="/tmp/x"),
        changed(*RESULT, "kata", "name", to="../../x"),
        changed(*RESULT, "kata", "name", to="10_double\n"),
        changed(*RESULT, "kata", "name", to="10_" + "x" * 10_000),
        changed(*RESULT, "kata", "title", to="\x1b[2J"),
        changed(*RESULT, "kata", "points", to="10"),
        changed(*RESULT, "kata", "points", to=-1),
        changed(*RESULT, "kata", "rank", to=10**999),
        changed(*RESULT, "digest", to="../../x"),
        changed(*RESULT, "tests", to={}),
        changed(*TEST, "outcome", to="perfect"),
        changed(*TEST, "outcome", to=["passed"]),
        changed(*TEST, "weight", to=-5),
        changed(*TEST, "seconds", to=float("nan")),
        changed(*TEST, "seconds", to=float("inf")),
        changed(*TEST, "feedback", to="all of it"),
        changed(*TEST, "feedback", "lines", to=[7]),
        changed(*TEST, "feedback", "call", to="double(2)"),
        changed(*TEST, "output", to=None),
        changed("katas", to=[{"\x1b[2J::error::x" * 99: []}]),
    ],
)
def test_what_is_no_report_is_one_sentence(file, capsys, text):
    write(file, text)
    before = sorted(file.parent.iterdir())
    assert cli.main(["merge", str(file), f"--into={file.parent / 'r'}"]) == 2
    shown, error = capsys.readouterr()
    assert shown == ""
    assert error.startswith(f"{file} is no report as `kata test --report json` of this version")
    assert error.count("\n") == 1
    assert len(error) < len(str(file)) + 200
    assert "\x1b" not in error
    assert "Traceback" not in error
    assert sorted(file.parent.iterdir()) == before


def test_a_report_of_an_older_version_is_named_as_such(file, capsys, monkeypatch):
    write(file, '{"version": 1, "katas": []}')
    for command in (["merge", str(file)], ["class", "merge", str(file)]):
        assert cli.main(command) == 2
        error = capsys.readouterr().err
        assert "has the version 1 of the format, and this grader reads only version 2" in error
    monkeypatch.setenv("KATA_LANG", "de")
    assert cli.main(["merge", str(file)]) == 2
    assert "liest nur Version 2: Bewerte noch einmal." in capsys.readouterr().err


def test_points_and_states_are_counted_anew_and_not_believed(file):
    whole = report(kata_result(failure(), PASSED))
    write(file, changed(*RESULT, "points", to=1000))
    assert read(file).points == whole.points == 5
