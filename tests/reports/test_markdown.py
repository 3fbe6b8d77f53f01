"""The report as Markdown, above all as the summary of a step."""

from markdown_it import MarkdownIt

from grader.reports.markdown import as_markdown
from tests.reports.conftest import PASSED, failure, kata_result, report


def test_a_summary_stays_below_one_mebibyte():
    for feedback in ("🧠" * 5000, "\n" * 20_000, "ü|`<b>\n" * 5000):
        names = [f"{n:02}_{'x' * 40}" for n in range(100)]
        katas = [kata_result(failure(feedback), name=name, title="T" * 60) for name in names]
        assert len(as_markdown(report(*katas)).encode()) < 2**20


def test_nothing_in_feedback_breaks_the_markdown():
    said = (
        "```\n</code></pre><h1>x</h1>\n| a | b |\n|---|---|\n# x\n\n\n- `y\n\t~~~\r<!-- z\u2028# w"
    )
    test = failure(said)
    text = as_markdown(report(kata_result(test), kata_result(PASSED)))
    tokens = MarkdownIt().enable("table").parse(text)
    assert [t.content for t in tokens if t.type == "code_block"] == [
        "\n".join(test.feedback.text().splitlines()) + "\n"
    ]
    assert [t.type for t in tokens if t.type in ("html_block", "fence", "bullet_list_open")] == []
    assert sum(t.type == "heading_open" for t in tokens) == 2
    assert sum(t.type == "table_open" for t in tokens) == 1
    assert text.endswith("Next: 10_double. Read `katas/10_double/README.md`.\n")


def test_a_summary_in_german(monkeypatch):
    monkeypatch.setattr("grader.i18n._chosen", None)
    monkeypatch.setenv("KATA_LANG", "de")
    text = as_markdown(report(kata_result(failure(), PASSED)))
    assert text.startswith("# 5 / 10 Punkte\n\n| Kata | Punkte | Stand |\n")
    assert "| 10_double, Title | 5 / 10 | begonnen |\n" in text
    assert text.endswith("Weiter mit 10_double: Lies `katas/10_double/README.de.md`.\n")
