"""The files that are made of a quiz's source: as text, in the form that ruff leaves alone."""

import base64
import hashlib
import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from grader import UserError
from grader.authoring.quiz_source import Question
from grader.catalogue.kata import Kata
from grader.catalogue.quiz import apply_mask
from grader.i18n import LANGUAGES, Text

WIDTH = 100
INDENT = "    "
"""A paragraph whose lines all begin so is code."""
BEGIN, END = "<!-- questions -->", "<!-- end of the questions -->"
CODE = re.compile("`[^`]+`")
GLUE = "\0"
"""A space at which no line may end."""
MARKED = re.compile(f"(?<={BEGIN}\n).*(?={END})", re.DOTALL)
SEALED = """\
# Made by `nox -s authors -- {number} --accept`. Which choice is right, and why the others are not,
# is sealed: the tests open the explanation of the choice that you give, and no other one.
"""
TESTS = '''\
"""Graded tests of kata {number}, {title}."""

from grader.testing.quiz import check_choice
'''
TEST = '''

def test_{name}(kata, quiz):
    """{en}

    de: {de}
    """
    check_choice(kata.{name}(), quiz["{name}"])
'''
HEAD = '''\
"""Kata {number}, {en}.

Each function returns the letter of the choice that is right.

de: Jede Funktion gibt den Buchstaben der richtigen Antwort zurück.
"""
'''
STUB = '''

def {name}() -> str:
    """{en}

    de: {de}
    """
    raise NotImplementedError
'''
ANSWER = '''

def {name}() -> str:
    """{title}"""
    return "{letter}"
'''


def sealed(kata: Kata, questions: Sequence[Question]) -> str:
    """The quiz.toml that learners get."""
    seals = {(q.name, letter): _plain(q, letter) for q in questions for letter in q.choices}
    length = max(map(len, seals.values()))  # all alike: the right choice has nothing to explain
    parts = [SEALED.format(number=kata.name[:2])]
    for question in questions:
        parts += [f"[{question.name}.text]", *_both(question.text), ""]
        for letter, choice in question.choices.items():
            plain = seals[question.name, letter].ljust(length)
            salt = _salt(question, letter)
            text = base64.b64encode(apply_mask(plain, question.text, choice, salt)).decode()
            lines = "\n".join(textwrap.wrap(text, WIDTH))
            parts += [f"[{question.name}.{letter}]", *_both(choice), f'salt = "{salt}"']
            parts += [f"sealed = '''\n{lines}\n'''", ""]
    return "\n".join(parts)


def stub(kata: Kata, questions: Sequence[Question]) -> str:
    """The learner's answers.py."""
    head = HEAD.format(number=kata.name[:2], en=kata.title.en)
    return head + "".join(
        STUB.format(name=question.name, **{lang: _docstring(question, lang) for lang in LANGUAGES})
        for question in questions
    )


def answers(kata: Kata, questions: Sequence[Question], chosen: Mapping[str, str]) -> str:
    """An answers.py with these letters, such as the reference."""
    return f'"""Kata {kata.name[:2]}, {kata.title.en}."""\n' + "".join(
        ANSWER.format(name=question.name, title=question.title.en, letter=chosen[question.name])
        for question in questions
    )


def tests(kata: Kata, questions: Sequence[Question]) -> str:
    """The graded tests, one per question."""
    return TESTS.format(number=kata.name[:2], title=kata.title.en) + "".join(
        TEST.format(name=question.name, **asdict(question.title)) for question in questions
    )


def page(text: str, questions: Sequence[Question], language: str) -> str:
    """A README with the questions between its two marks.

    Raises:
        UserError: the marks are missing.
    """
    if not MARKED.search(text):
        raise UserError(f"the README of a quiz needs the lines {BEGIN} and {END}")
    shown = "".join(
        f"### {number} · {getattr(question.title, language)}: `{question.name}`\n\n"
        f"{_wrapped(getattr(question.text, language))}\n\n"
        f"{_listed(question, language, '- **{})**')}\n\n"
        for number, question in enumerate(questions, 1)
    )
    return MARKED.sub(lambda _: f"\n{shown}", text)


def _docstring(question: Question, language: str) -> str:
    """A question with its choices, as it stands in the docstring of a function."""
    title, text = (getattr(part, language) for part in (question.title, question.text))
    whole = f"{title}\n\n{_wrapped(text)}\n\n{_listed(question, language, '{})')}"
    return textwrap.indent(whole, INDENT).strip()


def _wrapped(text: str) -> str:
    """Paragraphs that fit into a docstring; code stays as it is."""
    return "\n\n".join(
        part if all(line.startswith(INDENT) for line in part.splitlines()) else _filled(part)
        for part in text.split("\n\n")
    )


def _listed(question: Question, language: str, mark: str) -> str:
    """The choices, one below the other."""
    return "\n".join(
        _filled(f"{mark.format(letter)} {getattr(choice, language)}", "  ")
        for letter, choice in question.choices.items()
    )


def _filled(text: str, hanging: str = "") -> str:
    """Lines that fit; none ends within inline code or at a space that must not break."""
    kept = CODE.sub(lambda code: code[0].replace(" ", GLUE), re.sub("[ \n]+", " ", text.strip()))
    return textwrap.fill(
        kept,
        WIDTH - len(INDENT),
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    ).replace(GLUE, " ")


def _plain(question: Question, letter: str) -> bytes:
    """What is sealed of a choice: why it is wrong, null for the right one."""
    why = question.why.get(letter)
    return json.dumps(asdict(why) if why else None, ensure_ascii=False).encode()


def _salt(question: Question, letter: str) -> str:
    """Made of all that is shown and sealed, so that a source always gives the same file."""
    content = json.dumps([asdict(question), letter]).encode()
    return hashlib.sha256(content).hexdigest()[:16]


def _both(text: Text) -> Iterator[str]:
    """A text as two lines of TOML, which writes strings as JSON does."""
    for language in LANGUAGES:
        yield f"{language} = {json.dumps(getattr(text, language), ensure_ascii=False)}"
