"""The report as a page."""

from grader.reports import formats
from tests.reports.conftest import commands, failure, kata_result, report


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
    page = formats.as_html(report(kata_result(failure(odd, output=odd), title=odd, file=odd)))
    assert "<script" not in page
    assert page.count("&lt;script&gt;") == 4
