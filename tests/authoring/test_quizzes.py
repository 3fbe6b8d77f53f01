"""Quizzes: what is said to an answer, what can be read, and what is made of an author's source."""

import base64
import re
import shutil
from collections import Counter
from dataclasses import replace

import pytest

from grader import ROOT, UserError, catalogue, i18n
from grader.authoring import quizzes
from grader.authoring.findings import Solutions
from grader.authoring.quiz_source import read_source, source_of
from grader.catalogue.fingerprint import fingerprint
from grader.catalogue.kata import read_kata
from grader.catalogue.quiz import read_quiz
from grader.classroom.similarity import form
from grader.classroom.source_warnings import find_warnings
from grader.distribution import template
from grader.testing.assertions import Mismatch
from grader.testing.quiz import check_choice

KATAS = [kata for kata in catalogue.katas() if kata.is_quiz]
SOURCES = {kata.name: read_source(source_of(kata.name)) for kata in KATAS}
each_quiz = pytest.mark.parametrize("kata", KATAS, ids=lambda kata: kata.name)

SOURCE = """
[taste]
title = {en = "Taste", de = "Geschmack"}
text = {en = "What is a lemon?", de = "Was ist eine Zitrone?"}
right = "b"

[taste.a]
en = "Sweet."
de = "Süß."
why = {en = "Bite into one.", de = "Beiß hinein."}

[taste.b]
en = "Sour."
de = "Sauer."

[taste.c]
en = "Salty."
de = "Salzig."
why = {en = "That is the sea.", de = "Das ist das Meer."}
"""
PAGE = "# {title}\n\n<!-- questions -->\n<!-- end of the questions -->\n\n## {run}\n"


def answered(kata, name, answer):
    """What is said to one answer: the Mismatch, or None."""
    try:
        check_choice(answer, read_quiz(kata.quiz_file)[name])
    except Mismatch as mismatch:
        return mismatch
    return None


# --- what is said to an answer


@each_quiz
@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_wrong_choice_is_answered_with_its_own_explanation(kata, lang, monkeypatch):
    monkeypatch.setattr(i18n, "_chosen", lang)
    for question in SOURCES[kata.name]:
        for letter, choice in question.choices.items():
            for written in (letter, letter.upper()):
                said = answered(kata, question.name, written)
                if letter == question.right:
                    assert said is None
                    continue
                found = said.difference
                assert found.details == (f"{letter}) {choice}", str(question.why[letter]))
                assert (found.aspect, found.expected, found.actual) == ("choice", "", "")


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("e", "a text: 'e'"),
        ("", "a text: ''"),
        ("ab", "a text: 'ab'"),
        ("b)", "a text: 'b)'"),
        (1, "a number: 1"),
        (["b"], "a list: ['b']"),
        (None, "None"),
    ],
)
def test_what_is_no_letter_gets_the_letters(answer, shown):
    said = answered(KATAS[0], SOURCES[KATAS[0].name][0].name, answer)
    assert said.difference.expected == "one of the letters a, b, c, d"
    assert said.difference.actual == shown


def test_a_question_that_was_changed_after_it_was_sealed_is_named():
    quiz_file = KATAS[0].quiz_file
    assert quiz_file is not None
    question = next(iter(read_quiz(quiz_file).values()))
    changed = replace(question, text=i18n.Text("What?", "Was?"))
    with pytest.raises(UserError, match=f"The question {question.name} in quiz.toml is not"):
        check_choice("a", changed)


# --- what can be read


def secrets():
    """All explanations in both languages."""
    for questions in SOURCES.values():
        for question in questions:
            for why in question.why.values():
                yield from (why.en, why.de)


def squeezed(text):
    return "".join(text.split())


def test_nothing_that_students_get_shows_an_explanation():
    hidden = [squeezed(secret) for secret in secrets()]
    assert len(hidden) == len(set(hidden)) > 200
    files = template.snapshot_of(catalogue.katas())
    own = [f for f in (ROOT / "katas").rglob("*") if f.is_file() and f.suffix != ".pyc"]
    contents = [*files.files.values(), *files.stubs.values(), *(f.read_bytes() for f in own)]
    text = squeezed("\n".join(content.decode("utf-8", "replace") for content in contents))
    assert squeezed(SOURCES["39_quiz"][0].text.en) in text
    assert [secret for secret in hidden if secret in text] == []


@each_quiz
def test_a_sealed_file_gives_no_hint_of_what_is_right(kata):
    quiz = read_quiz(kata.quiz_file)
    choices = [choice for question in quiz.values() for choice in question.choices.values()]
    assert len({len(choice.sealed) for choice in choices}) == 1
    assert len({choice.salt for choice in choices}) == len(choices)
    for choice in choices:
        assert b"why" not in choice.sealed
        assert b"null" not in choice.sealed
    keys = {"text", "en", "de", "salt", "sealed", *"abcd"}
    names = "|".join([*keys, *quiz])
    outside = re.sub(r'"(\\.|[^"\\])*"', "", kata.quiz_file.read_text(encoding="utf-8"))
    for line in outside.splitlines():
        known = rf"(#.*|\[({names})\.({names})\]|({names}) = ?('''| ?)|'''|[A-Za-z0-9+/=]*)"
        assert re.fullmatch(known, line), line


@each_quiz
def test_only_its_own_answer_opens_an_explanation(kata):
    quiz = read_quiz(kata.quiz_file)
    for question in quiz.values():
        a, b, *_ = question.choices.values()
        with pytest.raises(UserError):
            question.why_not(replace(a, sealed=b.sealed))


def test_neither_letter_nor_length_gives_the_right_choice_away():
    questions = [question for source in SOURCES.values() for question in source]
    letters = Counter(question.right for question in questions)
    assert min(letters[letter] for letter in "abcd") > len(questions) * 0.15
    for language_ in ("en", "de"):
        longest = 0
        for question in questions:
            length = {k: len(getattr(v, language_)) for k, v in question.choices.items()}
            longest += length.pop(question.right) > max(length.values())
        assert longest < len(questions) * 0.4


@each_quiz
def test_no_explanation_names_a_letter(kata):
    for question in SOURCES[kata.name]:
        for why in question.why.values():
            assert not re.search(r"\b[a-d]\)|\"[a-d]\"|choice [a-d]\b", why.en + why.de)


# --- what is made of a source


@each_quiz
def test_each_file_of_a_quiz_is_as_its_source_says(kata):
    assert [gap.sentence for gap in quizzes.up_to_date(kata)] == []
    made = {path.name for path in quizzes.made_of(kata)}
    assert made == {"quiz.toml", "answers.py", "test_quiz.py", "README.md", "README.de.md"}


@each_quiz
@pytest.mark.parametrize("page", ["README.md", "README.de.md"])
def test_no_line_of_a_page_ends_within_code(kata, page):
    text = (kata.folder / page).read_text(encoding="utf-8").replace("```", "")
    assert [line for line in text.splitlines() if line.count("`") % 2] == []


@each_quiz
def test_a_quiz_has_three_to_five_questions_of_one_point(kata):
    assert 3 <= len(SOURCES[kata.name]) <= 5
    assert kata.points == len(SOURCES[kata.name])
    assert kata.needs == ()


def test_every_mutant_gives_one_other_letter():
    (kata,) = (kata for kata in KATAS if kata.name == "39_quiz")
    mutants = quizzes.mutants_of(kata)
    reference = Solutions.of(kata).reference.read_text(encoding="utf-8")
    assert len({mutant.content for mutant in mutants}) == len(mutants) == 15
    for mutant in mutants:
        lines = zip(reference.splitlines(), mutant.content.splitlines(), strict=True)
        assert sum(before != after for before, after in lines) == 1


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('right = "b"', 'right = "d"', "taste: right must be the letter of a choice, not 'd'"),
        ('right = "b"', "", "taste: right must be the letter of a choice, not None"),
        ('right = "b"', 'right = "c"', "taste.b: every wrong choice has a why, the right one has"),
        ("[taste.c]", "[taste.d]", "taste needs 3 to 4 choices, named a, b, c, …"),
        ('de = "Süß."', "", "taste.a must be a table with exactly en and de"),
        (
            'de = "Das ist das Meer."',
            'de = ""',
            "taste.c.why must be a table whose en and de are texts",
        ),
        ("title =", "topic =", "taste has unknown keys: topic"),
        ('"Sour."', r'"So\\ur."', "taste.b must not hold \\"),
        ("[taste.", "[taste-", "not valid TOML"),
        ("taste", "2nd", "'2nd' is no name for a function"),
    ],
)
def test_what_is_wrong_with_a_source_is_one_sentence(tmp_path, old, new, complaint):
    file = tmp_path / "quiz.toml"
    file.write_text(SOURCE.replace(old, new), encoding="utf-8")
    if complaint == "not valid TOML":
        file.write_text(SOURCE.replace("]", "", 1), encoding="utf-8")
    with pytest.raises(UserError) as error:
        read_source(file)
    assert f"quiz.toml: {complaint}" in str(error.value)
    assert "\n" not in str(error.value)


def test_the_source_in_the_documentation_is_a_right_one(tmp_path):
    page = (ROOT / "docs" / "quizzes.md").read_text(encoding="utf-8")
    (block, *_) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    file = tmp_path / "quiz.toml"
    file.write_text("\n".join(line.strip() for line in block.splitlines()), encoding="utf-8")
    (question,) = read_source(file)
    assert question.right == "b"
    assert "there\n  are only four choices to try" in page


@pytest.fixture(scope="module")
def lemons(shared_workshop):
    """A quiz of one question, made by the author's command."""
    root = shared_workshop.root
    shared_workshop.add("10_quiz", more='file = "answers.py"')
    folder, reference = root / "katas" / "10_quiz", root / "reference" / "10_quiz"
    for name in ("quiz.py", "test_quiz.py"):
        (folder / name).unlink()
    (folder / "README.md").write_text(PAGE.format(title="Lemons", run="Run it"))
    (folder / "README.de.md").write_text(PAGE.format(title="Zitronen", run="Ausführen"))
    reference.mkdir()
    (reference / "quiz.toml").write_text(SOURCE, encoding="utf-8")
    shared_workshop.made = shared_workshop.run("grader.authoring", "10", "--accept")
    return shared_workshop


def test_the_authors_command_makes_a_quiz_of_its_source(lemons):
    said = lemons.made.stdout
    for proof in ("proof 1", "proof 2", "proof 5", "is not what quiz.toml says"):
        assert proof not in said, said
    assert "2/2" in said
    page = (lemons.root / "katas/10_quiz/README.de.md").read_text(encoding="utf-8")
    question = "### 1 · Geschmack: `taste`\n\nWas ist eine Zitrone?\n\n- **a)** Süß.\n"
    assert f"<!-- questions -->\n\n{question}" in page
    assert "- **c)** Salzig.\n\n<!-- end of the questions -->\n\n## Ausführen" in page
    stub = (lemons.root / "katas/10_quiz/answers.py").read_text(encoding="utf-8")
    assert "    What is a lemon?\n\n    a) Sweet.\n    b) Sour.\n    c) Salty.\n" in stub
    assert "    de: Geschmack\n" in stub


@pytest.mark.parametrize(
    ("answer", "lang", "said"),
    [
        ("'B'", "en", "1/1"),
        ("'c'", "en", "Taste\n  >>> taste()\n  c) Salty.\n  That is the sea.\n"),
        ("'A'", "de", "Geschmack\n  >>> taste()\n  a) Süß.\n  Beiß hinein.\n"),
        ("2", "en", "  expected  one of the letters a, b, c\n  actual    a number: 2\n"),
    ],
)
def test_a_learner_reads_why_and_not_what(lemons, tmp_path, answer, lang, said):
    file = tmp_path / "answers.py"
    file.write_text(f"def taste():\n    return {answer}\n")
    done = lemons.run("grader", "test", "10", "--against", str(file), "--lang", lang)
    assert said in done.stdout
    assert ("Sour" in done.stdout, "Sauer" in done.stdout) == (False, False)


def test_a_file_that_is_not_up_to_date_and_a_wrong_source_are_named(lemons):
    source = lemons.root / "reference/10_quiz/quiz.toml"
    source.write_text(SOURCE.replace("What is a lemon?", "And a lime?"), encoding="utf-8")
    said = lemons.run("grader.authoring", "10").stdout
    assert "README.de.md is not" not in said
    for name in ("quiz.toml", "answers.py", "README.md"):
        assert f"katas/10_quiz/{name} is not what quiz.toml says; write it with --accept" in said
    source.write_text(SOURCE.replace('right = "b"', 'right = "d"'), encoding="utf-8")
    done = lemons.run("grader.authoring", "10")
    assert done.returncode == 2
    assert done.stderr.startswith("reference/10_quiz/quiz.toml: taste: right must be the letter")
    source.write_text(SOURCE, encoding="utf-8")


# --- and the rest of the harness


@each_quiz
def test_right_answers_alike_are_no_sign_of_copying(kata):
    reference = Solutions.of(kata).reference
    assert form(kata, reference.read_bytes()) == ""
    assert form(kata, 40 * reference.read_bytes()) == ""
    assert find_warnings(kata, reference) == []


def test_results_are_not_kept_when_questions_change(tmp_path):
    kata = read_kata(shutil.copytree(KATAS[0].folder, tmp_path / KATAS[0].name))
    before = fingerprint(kata)
    kata.quiz_file.write_text(base64.b64encode(b"other").decode())
    assert fingerprint(kata) != before
