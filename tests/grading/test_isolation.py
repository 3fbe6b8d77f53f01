"""Solutions of others are isolated, or the person at the screen is told that they are not."""

import pytest

from grader.grading import isolation
from grader.i18n import set_language
from grader.sandbox import namespaces


@pytest.mark.parametrize(("lang", "said"), [("en", "Not isolated"), ("de", "Nicht abgeschottet")])
def test_where_it_is_impossible_one_line_says_so(lang, said, monkeypatch, capsys):
    monkeypatch.setattr(namespaces, "unavailable_reason", lambda: "no namespaces")
    set_language(lang)
    assert not isolation.isolate_or_say()
    set_language("en")
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(said)
    assert "no namespaces" in line


def test_where_it_is_possible_nothing_is_said(monkeypatch, capsys):
    monkeypatch.setattr(namespaces, "unavailable_reason", lambda: "")
    assert isolation.isolate_or_say()
    assert capsys.readouterr().err == ""
