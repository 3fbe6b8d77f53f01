"""Quizzes: everything but the pages' own words is made of one source, and must be up to date.

`nox -s authors -- 39 --accept` writes the files, `nox -s authors -- 39` proves that they are as the
source says.
"""

from collections.abc import Iterator
from pathlib import Path

from grader import ROOT, UserError
from grader.authoring import quiz_files
from grader.authoring.findings import Gap, Solutions
from grader.authoring.mutants import Mutant
from grader.authoring.quiz_source import Question, read_source, source_of
from grader.catalogue.kata import Kata

PAGES = {"README.md": "en", "README.de.md": "de"}


def is_quiz(kata: Kata) -> bool:
    """Whether the kata is a quiz, though its files may not be made yet."""
    return source_of(kata.name).is_file()


def made_of(kata: Kata) -> dict[Path, str]:
    """What the files of a quiz have to hold, by their paths.

    Raises:
        UserError: the source is wrong, or a page has no place for the questions.
    """
    questions = read_source(source_of(kata.name))
    made = {
        kata.folder / "quiz.toml": quiz_files.sealed(kata, questions),
        kata.stub_file: quiz_files.stub(kata, questions),
        kata.test_file: quiz_files.tests(kata, questions),
        Solutions.of(kata).reference: quiz_files.answers(kata, questions, _key(questions)),
    }
    for name, language in PAGES.items():
        page = kata.folder / name
        if page.is_file():
            made[page] = quiz_files.page(page.read_text(encoding="utf-8"), questions, language)
    return made


def write(kata: Kata) -> None:
    """Make the files of a quiz anew."""
    for path, text in made_of(kata).items():
        path.write_text(text, encoding="utf-8")


def up_to_date(kata: Kata) -> Iterator[Gap]:
    """Proof 6 of a quiz: all its files tell what its source says."""
    try:
        made = made_of(kata)
    except UserError as error:
        yield Gap(6, str(error))
        return
    for path, text in made.items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            name = path.relative_to(ROOT).as_posix()
            yield Gap(6, f"{name} is not what quiz.toml says; write it with --accept")


def mutants_of(kata: Kata) -> list[Mutant]:
    """Proof 5 of a quiz: the reference with one other choice; every test must know its question."""
    questions = read_source(source_of(kata.name))
    key = _key(questions)
    return [
        Mutant(
            quiz_files.answers(kata, questions, key | {question.name: letter}),
            f"{question.name}: {question.right}",
            f"{question.name}: {letter}",
        )
        for question in questions
        for letter in question.why
    ]


def _key(questions: list[Question]) -> dict[str, str]:
    return {question.name: question.right for question in questions}
