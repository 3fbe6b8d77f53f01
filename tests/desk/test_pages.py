"""What a page, a file name or an output holds is shown as text, never as part of the page."""

import pytest

from grader import ROOT, catalogue
from grader.catalogue.quiz import read_quiz
from grader.catalogue.test_specs import read_test_specs
from grader.desk import markdown, quiz, views
from grader.desk.runs import Finished
from grader.grading.feedback import Feedback
from grader.grading.results import KataInfo, KataResult, TestResult
from grader.learner import position, skipped
from grader.learner.standing import own_rank

ATTACK = "<img src=x onerror=alert(1)><script>alert(2)</script>"


@pytest.fixture
def kata(katas):
    return catalogue.read_kata(katas / "31_threshold")


@pytest.mark.parametrize(
    "text",
    [
        ATTACK,
        f"# {ATTACK}",
        f"`{ATTACK}`",
        f"```{ATTACK}\n{ATTACK}\n```",
        f"```python\n{ATTACK}\n```",
        f"| a |\n|---|\n| {ATTACK} |",
        f"![{ATTACK}](https://evil.example/x.png)",
        f'[a](https://a.example "{ATTACK}")',
    ],
)
def test_html_in_a_page_is_text(kata, text):
    html = markdown.page_html(kata, text)
    assert "<script" not in html
    assert "<img" not in html


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd",
     "//evil.example", "../../grader/cli.py", "vbscript:x", "api/language"],
)  # fmt: skip
def test_a_link_leads_to_the_web_or_to_another_kata_only(kata, address):
    assert "href" not in markdown.page_html(kata, f"[a]({address})")


def test_links_that_are_meant_work(kata):
    html = markdown.page_html(kata, "[a](../32_weighted_inputs/README.md) [b](https://b.example)")
    assert '<a href="#/32">' in html
    assert 'rel="noopener noreferrer"' in html


def test_a_picture_comes_from_the_katas_own_folder_and_by_its_place(kata):
    (kata.folder / "figure.png").write_bytes(b"png")
    (kata.folder.parent / "outside.png").write_bytes(b"png")
    page = "![a](figure.png) ![b](../outside.png) ![c](https://c.example/c.png) ![d](gone.png)"
    (kata.folder / "README.md").write_text(page)
    (kata.folder / "README.de.md").write_text(page)
    html = markdown.page_html(kata, page)
    assert html.count("<img") == 1
    assert '<img src="api/kata/31/image/0" alt="a" />' in html
    assert [*markdown.images(kata)] == ["figure.png"]


@pytest.mark.parametrize("kata", catalogue.katas(), ids=lambda kata: kata.name)
def test_every_page_is_rendered_without_a_style_that_the_policy_forbids(kata):
    for name in ("README.md", "README.de.md"):
        html = markdown.page_html(kata, (kata.folder / name).read_text(encoding="utf-8"))
        assert "style=" not in html
        assert "&lt;!--" not in html
        assert html.startswith("<h2>")


def test_control_characters_of_a_program_are_written_out(kata):
    (spec, *_) = read_test_specs(kata.test_file)
    feedback = Feedback("wrong", f"\x1b[31m{ATTACK}", actual="\x00", file="f")
    test = TestResult(spec.name, "failed", feedback=feedback, output=f"\x07{ATTACK}")
    shown = views.result_view(
        kata, Finished(KataResult(KataInfo.of(kata), "f", "d", (test,)), "en")
    )
    assert shown["tests"][0]["feedback"]["headline"] == f"\\x1b[31m{ATTACK}"
    assert shown["tests"][0]["feedback"]["actual"] == "\\x00"
    assert shown["output"] == f"\\x07{ATTACK}"


def test_each_test_says_which_circle_it_belongs_to(kata):
    names = [spec.name for spec in read_test_specs(kata.test_file)]
    care = names.index(kata.care_from)
    tests = tuple(
        TestResult(name, "passed" if place < care else "failed") for place, name in enumerate(names)
    )
    result = KataResult(KataInfo.of(kata), "f", "d", tests)
    shown = views.result_view(kata, Finished(result, "en"))
    circles = [test["circle"] for test in shown["tests"]]
    assert circles == ["idea"] * care + ["care"] * (len(names) - care)
    assert (shown["ideaPassed"], shown["state"]) == (True, "in_progress")


def test_nobody_is_sent_a_megabyte(kata):
    (spec, *_) = read_test_specs(kata.test_file)
    feedback = Feedback("wrong", "h", actual="x" * 1_000_000, file="f")
    test = TestResult(spec.name, "failed", feedback=feedback, output="y" * 1_000_000)
    shown = views.result_view(
        kata, Finished(KataResult(KataInfo.of(kata), "f", "d", (test,)), "en")
    )
    assert len(str(shown)) < 100_000


QUIZZES = [kata for kata in catalogue.katas() if kata.is_quiz]


@pytest.mark.parametrize("kata", QUIZZES, ids=lambda kata: kata.name)
def test_every_question_can_be_answered_and_nothing_else_changes(kata):
    stub = kata.stub_file.read_text(encoding="utf-8")
    source = stub
    for name in read_quiz(kata.quiz_file):
        source = quiz.with_answer(source, name, "b")
        source = quiz.with_answer(source, name, "c")
    assert set(quiz.answers(source).values()) == {"c"}
    assert source == stub.replace("raise NotImplementedError", 'return "c"')


def test_an_answer_finds_its_function_or_is_refused():
    source = 'def a():\n    """Text."""\n    return "a"'
    assert quiz.with_answer(source, "a", "d") == 'def a():\n    """Text."""\n    return "d"'
    for wrong in (("b", "a"), ("a", "e"), ("a", 'a"\nevil()')):
        with pytest.raises(quiz.NoAnswerError):
            quiz.with_answer(source, *wrong)
    with pytest.raises(quiz.NoAnswerError):
        quiz.with_answer("def a(:", "a", "a")


def test_a_quiz_never_tells_which_choice_is_right(learner):
    view = learner.get("/api/kata/9").text
    for question in read_quiz(ROOT / "katas/09_quiz/quiz.toml").values():
        for choice in question.choices.values():
            why = question.why_not(choice)
            assert why is None or why.en[:40] not in view
    assert "sealed" not in view


def test_solutions_are_shown_once_the_kata_is_solved_or_given_up(learner):
    assert learner.get("/api/kata/31/solutions").status_code == 403
    shown = learner.get("/api/kata/31/solutions?give-up=1").json()["solutions"]
    assert shown[0]["title"] == "The reference"
    assert len(shown) > 2


def test_the_terminal_goes_on_with_the_kata_that_was_opened(learner, katas):
    both = catalogue.katas(folder=katas)
    for number in (31, 9):
        learner.get(f"/api/kata/{number}")
        opened = position.last_worked_on(both)
        assert opened is not None
        assert opened.number == number


def test_the_map_goes_on_with_a_kata_that_is_not_skipped(learner, katas, tmp_path, monkeypatch):
    monkeypatch.setattr(skipped, "FILE", tmp_path / "skipped")
    learner.get("/api/kata/31")
    assert learner.get("/api/map").json()["next"] == 31
    skipped.add(catalogue.katas(["31"], katas))
    assert learner.get("/api/map").json()["next"] == 9


def test_the_own_rank_is_the_hardest_of_which_half_is_solved():
    katas = catalogue.katas()
    easiest = [kata for kata in katas if kata.rank == 8]
    assert own_rank(katas, []) == 9
    assert own_rank(katas, easiest[: len(easiest) // 2 - 1]) == 9
    assert own_rank(katas, easiest) == 8
    assert own_rank(katas, katas) == min(kata.rank for kata in katas)
