"""Proof 8: for each demand of a task there is a wrong solution that breaks just this demand.

`demands.toml` beside the reference names, for each sentence of the task and of the stub's
docstrings, the rejected files that break it, or says in a few words why it demands nothing:

    "A sum equal to the threshold does not exceed it." = ["at_least"]
    "The threshold may be any float." = "a promise to the learner"
"""

import ast
import inspect
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt

from grader.authoring.findings import Gap, Solutions
from grader.authoring.solution_checks import intended_test
from grader.authoring.source import python_of
from grader.catalogue.kata import Kata
from grader.grading.results import KataResult

FILE = "demands.toml"
TASK = "Your task"
"""The heading of the section that makes demands."""
SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+(?=[A-Z`\"“(])")
LEAD_IN = re.compile(r"Complete (the|a|\w+ functions?|`[^`]+`)")
"""The first sentence of a task says what to write and in which file, and demands nothing else."""
SECTIONS = ("Args:", "Returns:", "Raises:", "Attributes:", "Yields:")
ENTRY = re.compile(r" {4}\*{0,2}\w+(, \w+)*: ")
"""The first line of what is said about one argument or exception."""
Demands = dict[str, list[str] | str]


def is_begun(files: Solutions) -> bool:
    """Whether the kata has a table; quizzes never have one, and older katas get theirs one by one.

    An empty file begins it: `--accept` then writes the sentences down.
    """
    return (files.folder / FILE).is_file()


def demanded(kata: Kata, files: Solutions) -> Iterator[Gap]:
    """Proof 8: each sentence is in the table, and each rejected file breaks a sentence of it."""
    try:
        table = read_demands(files.folder)
    except ValueError as error:
        yield Gap(8, f"{FILE}: {error}")
        return
    found = list(sentences_of(kata))
    names = {file.stem for file in files.rejected}
    for sentence in found:
        if sentence not in table:
            yield Gap(8, f"{FILE} lacks the sentence (--accept adds it): {sentence}")
        elif not table[sentence]:
            yield Gap(8, f"no rejected file breaks, nor a reason excuses: {sentence}")
    broken: set[str] = set()
    for sentence, breakers in table.items():
        if sentence not in found:
            yield Gap(8, f"{FILE} has a sentence that neither page nor stub has: {sentence}")
        if isinstance(breakers, list):
            broken.update(breakers)
    for name in sorted(broken - names):
        yield Gap(8, f"{FILE} names {name}, which is not in rejected/")
    for name in sorted(names - broken):
        yield Gap(8, f"rejected/{name} breaks no sentence that {FILE} has")


def first_failure(result: KataResult, file: Path) -> Iterator[Gap]:
    """Proof 8: what a learner reads first is the rule that the rejected file is to break."""
    first, intended = result.first_failure, intended_test(file)
    if first is not None and intended and first.name != intended:
        yield Gap(8, f"rejected/{file.name} fails {first.name} before {intended}")


def count(files: Solutions) -> int:
    """How many sentences of the table demand something."""
    return sum(isinstance(breakers, list) for breakers in read_demands(files.folder).values())


def read_demands(folder: Path) -> Demands:
    """The table of a kata; empty where there is none.

    Raises:
        ValueError: it is no TOML, or a value is neither a list of names nor a reason.
    """
    file = folder / FILE
    content = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    for sentence, value in content.items():
        names = isinstance(value, list) and all(isinstance(name, str) for name in value)
        if not names and not isinstance(value, str):
            raise ValueError(f"a list of rejected files or a reason is right at: {sentence}")
    return content


def add_missing(kata: Kata, files: Solutions) -> None:
    """Write the table anew in the order of the page; new sentences have an empty list."""
    table = read_demands(files.folder)
    found = list(dict.fromkeys(sentences_of(kata)))
    gone = [sentence for sentence in table if sentence not in found]
    lines = [
        f"{json.dumps(sentence, ensure_ascii=False)} = "
        f"{json.dumps(table.get(sentence, []), ensure_ascii=False)}\n"
        for sentence in (*found, *gone)
    ]
    (files.folder / FILE).write_text("".join(lines), encoding="utf-8")


def sentences_of(kata: Kata) -> Iterator[str]:
    """The sentences of the English page's task and of the stub's docstrings, without Markdown."""
    yield from _sentences_of_page((kata.folder / "README.md").read_text(encoding="utf-8"))
    for node in ast.walk(ast.parse(python_of(kata.stub_file))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield from _sentences_of_docstring(ast.get_docstring(node, clean=False) or "")


def _sentences_of_page(text: str) -> Iterator[str]:
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    in_task, heading = False, False
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h2":
            heading = True
        elif token.type == "inline" and heading:
            in_task, heading = token.content.strip() == TASK, False
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            if in_task:
                yield " | ".join(cells or ())
            cells = None
        elif token.type == "inline" and cells is not None:
            cells.append(_plain(token.content))
        elif token.type == "inline" and in_task:
            yield from _split(_plain(token.content))


def _sentences_of_docstring(text: str) -> Iterator[str]:
    """What is said of each argument, of the result and of each error is read by itself."""
    entry: list[str] = []
    for line in [*inspect.cleandoc(text).splitlines(), ""]:
        if ENTRY.match(line) or not line.strip() or line.strip() in SECTIONS:
            yield from _split(" ".join(entry))
            entry = []
        if line.strip() not in SECTIONS:
            entry.append(line.strip())


def _split(text: str) -> Iterator[str]:
    for sentence in SENTENCE_END.split(" ".join(text.split())):
        if sentence and not LEAD_IN.match(sentence):
            yield sentence


def _plain(markdown: str) -> str:
    """Without emphasis and links; code keeps its marks."""
    return re.sub(r"\*\*?|(?<!\w)_(?=\w)|\[([^]]+)\]\([^)]+\)", r"\1", markdown)
