"""What a learner sees after a run."""

import io
import re
import sys
from dataclasses import replace

import pytest
from rich.console import Console

from grader import catalogue
from grader.grading.feedback import Feedback
from grader.grading.results import KataInfo, KataResult, TestResult
from grader.learner.screen import show_result
from grader.solution.errors import Diagnostic

KATA = catalogue.katas(["31"])[0]
INFO = KataInfo(KATA.name, str(KATA.title), KATA.rank, KATA.points, care_from="test_c")
RULE = "The sum has to exceed the threshold; being equal is not enough, and neither is nearly."
LONG_CALL = f"activate([{', '.join(['0.25'] * 14)}], 5.5)"
FEEDBACK = Feedback("wrong", "Wrong.", RULE, (LONG_CALL,), "0", "1", file="threshold.py", lang="en")


def screen(*outcomes, output="", width=80, height=60):
    names = ("test_a", "test_b", "test_c", "test_d")
    tests = tuple(
        TestResult(name, outcome, feedback=FEEDBACK if outcome == "failed" else None, output=output)
        for name, outcome in zip(names, outcomes, strict=False)
    )
    written = io.StringIO()
    console = Console(
        file=written, width=width, height=height, force_terminal=True, highlight=False
    )
    show_result(console, KATA, KataResult(INFO, "threshold.py", "ab" * 32, tests))
    text = re.sub(r"\x1b\[[\d;]*m", "", written.getvalue())
    return text.splitlines()


def test_tests_are_listed_by_circle():
    shown = screen("passed", "failed", "passed", "failed")
    assert shown[:6] == [
        "31_threshold · 2 of 4 tests passed",
        "  idea 1/2",
        "  + test_a",
        "  - test_b",
        "  care 1/2",
        "  + test_c",
    ]


def test_when_the_idea_is_right_it_says_so_and_what_is_left():
    shown = screen("passed", "passed", "passed", "failed")
    assert shown[1] == "The idea is right: 2 of 2. Left for full points: 1 test."
    assert not any("The idea is right" in line for line in screen("passed", "failed", "passed"))
    assert not any("The idea is right" in line for line in screen("passed", "passed", "passed"))


def test_it_says_so_in_german(monkeypatch):
    monkeypatch.setenv("KATA_LANG", "de")
    shown = screen("passed", "passed", "failed", "failed")
    assert shown[1] == "Die Idee stimmt: 2 von 2. Zur vollen Punktzahl fehlen 2 Tests."
    assert "  Idee 2/2" in shown
    assert "  Sorgfalt 0/2" in shown


def test_a_run_that_a_time_out_ended_says_so(monkeypatch):
    line = "A test took too long and ended the run, 2 not run; all: kata test 31"
    assert line not in screen("failed", "not_run", "not_run")
    monkeypatch.setattr(sys.modules[__name__], "FEEDBACK", replace(FEEDBACK, kind="time"))
    assert line in screen("failed", "not_run", "not_run")
    assert not any("ended the run" in shown for shown in screen("failed", "passed"))


def test_in_a_small_window_passed_tests_are_only_counted():
    shown = screen("passed", "passed", "failed", height=15)
    assert not any("+ test_a" in line for line in shown)
    assert "  idea 2/2" in shown
    assert "  - test_c" in shown


def test_a_failure_at_a_breakpoint_says_how_to_stop_there(monkeypatch):
    headline = Diagnostic("raised", "activate", types=("BdbQuit",)).sentence()
    monkeypatch.setattr(sys.modules[__name__], "FEEDBACK", replace(FEEDBACK, headline=headline))
    shown = screen("failed")
    assert shown[-1] == "To stop there: pytest katas/31_threshold -k test_a -s"


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_rules_wrap_at_words_and_calls_do_not(width):
    shown = screen("failed", width=width)
    words = " ".join(shown)
    assert RULE in words
    assert all(len(line) <= width for line in shown if line in RULE)
    assert f"  >>> {LONG_CALL}" in shown


def test_prints_stand_above_the_verdict_the_first_and_the_last_ten_lines():
    shown = screen("failed", output="\n".join(map(str, range(3000))))
    top = shown[: shown.index("31_threshold · 0 of 1 tests passed")]
    assert top == [
        "printed by your code:",
        *map(str, range(10)),
        "… 2980 more …",
        *map(str, range(2990, 3000)),
        "",
    ]


@pytest.mark.parametrize("count", [1, 10, 11, 20, 21])
def test_few_prints_are_shown_whole(count):
    shown = screen("failed", output="\n".join(map(str, range(count))))
    lines = [*map(str, range(count))]
    if count == 21:
        lines[10] = "… 1 more …"
    assert shown[1 : shown.index("")] == lines


def test_prints_of_a_solved_kata_are_shown_too():
    shown = screen("passed", output="hello")
    assert shown[1] == "hello"
    assert any(line.startswith("Solved: 10 points. ") for line in shown)
