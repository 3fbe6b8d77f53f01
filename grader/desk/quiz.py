"""A quiz as a form: its questions, and a learner's choices, which are the functions of the stub."""

import ast
from dataclasses import dataclass

from grader.catalogue.kata import Kata
from grader.catalogue.quiz import LETTERS, Question, read_quiz
from grader.catalogue.test_specs import read_test_specs
from grader.desk.markdown import snippet_html
from grader.solution.bounded_parse import parse


@dataclass(frozen=True)
class NoAnswerError(Exception):
    """A choice cannot be written: the stub has no such function, or is no Python."""

    question: str


def questions(kata: Kata, source: str) -> list[dict[str, object]]:
    """The questions as the page shows them, with the letters chosen in the source."""
    if kata.quiz_file is None:
        return []
    chosen = answers(source)
    titles = {spec.name: str(spec.why) for spec in read_test_specs(kata.test_file)}
    return [
        {
            "name": question.name,
            "title": snippet_html(titles.get(f"test_{question.name}", question.name)),
            "html": snippet_html(str(question.text)),
            "choices": _choices(question),
            "chosen": chosen.get(question.name, ""),
        }
        for question in read_quiz(kata.quiz_file).values()
    ]


def _choices(question: Question) -> list[dict[str, str]]:
    return [
        {"letter": choice.letter, "html": snippet_html(str(choice.text))}
        for choice in question.choices.values()
    ]


def answers(source: str) -> dict[str, str]:
    """The letter that each function of a stub returns."""
    return {
        name: str(last.value.value).lower()
        for name, function in _functions(source).items()
        if isinstance(last := function.body[-1], ast.Return)
        and isinstance(last.value, ast.Constant)
    }


def with_answer(source: str, question: str, letter: str) -> str:
    """The source with another choice for one question; the rest of it stays to the byte.

    Raises:
        NoAnswerError: it has no such function.
    """
    function = _functions(source).get(question)
    if function is None or letter not in LETTERS:
        raise NoAnswerError(question)
    body = function.body[1:] if ast.get_docstring(function, clean=False) else function.body
    lines = source.splitlines(keepends=True)
    indent = " " * (function.col_offset + 4)
    first = body[0].lineno if body else (function.end_lineno or 0) + 1
    last = function.end_lineno or 0
    end = "" if last == len(lines) and not lines[-1].endswith("\n") else "\n"
    return "".join([*lines[: first - 1], f'{indent}return "{letter}"{end}', *lines[last:]])


def _functions(source: str) -> dict[str, ast.FunctionDef]:
    try:
        tree = parse(source)
    except (SyntaxError, ValueError):
        return {}
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
