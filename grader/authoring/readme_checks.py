"""Proofs 6 and 7: both READMEs tell the same task, with true examples, and tests ask no more."""

import ast
import contextlib
import doctest
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

from grader.authoring.findings import Gap, Solutions
from grader.authoring.glossary import check_words
from grader.authoring.scaffold import TODO
from grader.authoring.source import python_of
from grader.catalogue.kata import Kata
from grader.figures.files import check
from grader.solution.notebook import open_source

LENGTH = range(40, 121)
HINTS = 3
FROM_PAGE = "from_page"
"""An accepted solution by somebody who knew the README and the stub and nothing else."""
FILES = {
    "README.md",
    "README.de.md",
    "figures",
    "kata.toml",
    "support.py",
    "picture.py",
    "quiz.toml",
}


@dataclass(frozen=True)
class Page:
    """What counts of one README."""

    name: str
    text: str
    headings: tuple[str, ...]
    """Their levels: h1, h2, …"""
    blocks: tuple[tuple[str, str], ...]
    """The fenced blocks: language and content."""


def read_page(file: Path) -> Page:
    """One README, parsed."""
    text = file.read_text(encoding="utf-8")
    tokens = MarkdownIt("commonmark").parse(text)
    headings = tuple(t.tag for t in tokens if t.type == "heading_open")
    blocks = tuple((t.info.strip(), t.content) for t in tokens if t.type == "fence")
    return Page(file.name, text, headings, blocks)


def texts(kata: Kata, files: Solutions) -> Iterator[Gap]:
    """Proof 6: same headings, same blocks, every example executed; nothing else lies about."""
    pages = []
    for name in ("README.md", "README.de.md"):
        if not (kata.folder / name).is_file():
            yield Gap(6, f"{name} is missing")
            continue
        page = read_page(kata.folder / name)
        pages.append(page)
        if (lines := len(page.text.splitlines())) not in LENGTH:
            yield Gap(6, f"{name} has {lines} lines; {LENGTH[0]} to {LENGTH[-1]} are right")
    if len(pages) == 2:
        en, de = pages
        if en.headings != de.headings:
            yield Gap(6, f"the headings differ: {en.headings} and {de.headings}")
        if en.blocks != de.blocks:
            yield Gap(6, "the fenced blocks of the two READMEs differ")
        yield from _run_blocks(kata, en, files.reference)
    yield from (Gap(6, f"{fault}; draw it with --accept") for fault in check(kata.folder))
    yield from check_words(kata)
    if len(kata.hints) != HINTS:
        yield Gap(6, f"kata.toml has {len(kata.hints)} hints; {HINTS} are right")
    for path in (*(kata.folder / name for name in sorted(FILES)), kata.stub_file, kata.test_file):
        if path.is_file() and TODO.search(path.read_text(encoding="utf-8")):
            yield Gap(6, f"{path.name} still has a TODO")
    known = FILES | {kata.stub_file.name, kata.test_file.name}
    for path in sorted(kata.folder.iterdir()):
        if path.name not in known and not path.name.startswith(("__pycache__", ".")):
            yield Gap(6, f"{path.name} does not belong into the kata's folder")


def _run_blocks(kata: Kata, page: Page, reference: Path) -> Iterator[Gap]:
    commands = {f"nox -s katas -- {kata.name[:2]}", f"pytest katas/{kata.name}"}
    names: dict[str, Any] = {}
    if any(language == "python" for language, _ in page.blocks):
        import numpy

        with contextlib.redirect_stdout(io.StringIO()):  # a notebook prints as it goes
            names = {"np": numpy, **vars(open_source(kata, reference).run())}
    for language, content in page.blocks:
        if language == "console":
            if extra := set(content.splitlines()) - commands:
                yield Gap(6, f"console lines nobody checks: {sorted(extra)}")
        elif language == "python":
            yield from _run_python(page.name, content, names)
        else:
            yield Gap(
                6, f"a fenced block in {language or 'no language'}; python or console is right"
            )


def _run_python(page: str, content: str, names: dict[str, Any]) -> Iterator[Gap]:
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    examples = doctest.DocTestParser().get_doctest(content, names, page, page, 0)
    if not examples.examples:
        yield Gap(6, f"{page}: a python block without an example (>>>)")
        return
    said = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=flags, verbose=False)
    with contextlib.redirect_stdout(said):
        runner.run(examples, out=said.write, clear_globs=False)
    names.update(examples.globs)
    if runner.failures:
        yield Gap(6, f"{page}: an example is not true:\n{said.getvalue().strip()}")


def told(kata: Kata, files: Solutions) -> Iterator[Gap]:
    """Proof 7, as far as a machine can see: what the tests use, the README and the stub name."""
    if FROM_PAGE not in [file.stem for file in files.accepted]:
        name = FROM_PAGE + kata.stub_file.suffix
        yield Gap(7, f"accepted/{name} is missing: let somebody solve it from README and stub")
    stub, reference = (_signatures(f) for f in (kata.stub_file, files.reference))
    for name, signature in reference.items():
        if name in stub and stub[name] != signature:
            yield Gap(7, f"{name}: the stub has {stub[name]}, the reference {signature}")
    pages = [kata.folder / name for name in ("README.md", "README.de.md")]
    tree = ast.parse(kata.test_file.read_text(encoding="utf-8"))
    for name in sorted(_names_used(tree) - set(stub)):
        yield Gap(7, f"the tests use {name}, which the stub does not have")
    for page in (p for p in pages if p.is_file()):
        text = page.read_text(encoding="utf-8")
        for name in sorted((_names_used(tree) | _errors_used(tree)) - set(_words(text))):
            yield Gap(7, f"the tests use {name}, which {page.name} does not name")
    for name in sorted(_errors_used(tree)):
        if name not in kata.stub_file.read_text(encoding="utf-8"):
            yield Gap(7, f"the tests expect {name}, which the stub does not name")


def _signatures(file: Path) -> dict[str, str]:
    """The public names at the top of a module; of functions and classes their signatures."""
    found = {}
    for node in ast.parse(python_of(file)).body:
        if isinstance(node, ast.FunctionDef):
            found[node.name] = _signature(node)
        elif isinstance(node, ast.ClassDef):
            methods = [n for n in node.body if isinstance(n, ast.FunctionDef)]
            public = [m for m in methods if m.name == "__init__" or not m.name.startswith("_")]
            found[node.name] = "; ".join(map(_signature, public))
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found.update({t.id: "a value" for t in targets if isinstance(t, ast.Name)})
    return {name: text for name, text in found.items() if not name.startswith("_")}


def _signature(function: ast.FunctionDef) -> str:
    result = f" -> {ast.unparse(function.returns)}" if function.returns else ""
    return f"{function.name}({ast.unparse(function.args)}){result}"


def _names_used(tree: ast.Module) -> set[str]:
    """The names that tests take from the module: `activate` in `kata.activate(…)`."""
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "kata"
    }
    return used - {"support", "probe", "finish"}


def _errors_used(tree: ast.Module) -> set[str]:
    """The exceptions that tests expect: `ValueError` in `raises(ValueError)`."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {
        ast.unparse(call.args[0])
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == "raises" and call.args
    }


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() or c == "_" else " " for c in text).split()
