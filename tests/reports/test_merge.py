"""What one machine could not grade is filled in from the report of another."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader import cli
from grader.grading.results import combine
from grader.reports.merge import merge
from grader.reports.report import as_json
from tests.reports.conftest import PASSED, failure, kata_result, report

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
    here = report(kata_result(failure(), NO_GPU), kata_result(NO_GPU, name="11_half"))
    there = report(
        kata_result(replace(PASSED, seconds=9), GPU),
        kata_result(GPU, name="11_half"),
        kata_result(failure(), name="12_more"),
    )
    merged, left_out = merge(save(tmp_path, here, there))
    assert left_out == []
    assert [(k.points, k.max_points, k.state) for k in merged.katas] == [
        (7, 10, "in_progress"),
        (10, 10, "solved"),
        (0, 10, "in_progress"),
    ]
    assert (merged.points, merged.max_points) == (17, 30)
    assert [t.outcome for t in merged.katas[0].tests] == ["failed", "passed"]


def test_a_report_on_another_file_is_left_out_and_named(tmp_path):
    here = report(kata_result(PASSED, NO_GPU))
    there = report(kata_result(PASSED, GPU, digest="cd" * 32))
    merged, left_out = merge(save(tmp_path, here, there))
    assert merged == here
    assert left_out == [
        f"10_double: {tmp_path / '1.json'} graded another file or other tests; it was left out."
    ]


@st.composite
def same_work(draw):
    """A few results for the same file and the same tests."""
    tests = [PASSED, replace(PASSED, seconds=9.0), failure(), failure("other"), NO_GPU, GPU]
    not_run = replace(PASSED, outcome="not_run")
    first = st.sampled_from([*tests[:4], not_run])
    second = st.sampled_from(tests[4:])
    files = st.sampled_from(["katas/10_double/double.py", "/home/anna/double.py"])
    kata = st.builds(lambda a, b, file: kata_result(a, b, file=file), first, second, files)
    return draw(st.lists(kata, min_size=2, max_size=3))


@given(same_work())
def test_the_order_of_results_for_the_same_work_does_not_matter(results):
    combined = {}
    for order in permutations(results):
        whole = order[0]
        for other in order[1:]:
            whole = combine(whole, other)
        combined[whole] = order
    assert len(combined) == 1
    (whole,) = combined
    assert combine(whole, whole) == whole
    assert whole.max_points == 10


def test_the_order_of_reports_does_not_matter(tmp_path):
    here = report(kata_result(failure(), NO_GPU), kata_result(PASSED, name="12_more"))
    there = report(kata_result(PASSED, GPU), kata_result(GPU, name="11_half"))
    files = save(tmp_path, here, there)
    assert merge(files) == merge(files[::-1])


@pytest.mark.parametrize(
    ("other", "complaint"),
    [
        (report(kata_result(PASSED), seed=3), "differ in `seed`: grade again"),
        (report(kata_result(PASSED), lang="de"), "differ in `lang`: grade again"),
        (report(kata_result(PASSED), grader="0.0", seed=3), "differ in `grader`, `seed`: grade"),
    ],
)
def test_reports_that_were_not_made_alike_are_not_merged(tmp_path, capsys, other, complaint):
    files = save(tmp_path, report(kata_result(PASSED)), other)
    assert cli.main(["merge", *map(str, files), f"--into={tmp_path / 'r'}"]) == 2
    assert complaint in capsys.readouterr().err
    assert not (tmp_path / "r").exists()


def test_a_merged_report_is_written_like_any_other(tmp_path, capsys):
    one = save(tmp_path, report(kata_result(PASSED)))
    into = tmp_path / "r"
    assert cli.main(["merge", *map(str, one), f"--into={into}", "--report=html"]) == 0
    assert capsys.readouterr().out == f"written: {into / 'report.html'}\n"
    assert cli.main(["merge", str(tmp_path / "none.json")]) == 2
    assert "none.json: No such file" in capsys.readouterr().err
