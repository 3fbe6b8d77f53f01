"""A notebook as the file under test: its code cells, and a run of them from top to bottom.

Here the cells run in this process, one after the other in one module, for plain pytest, where
breakpoints have to work. `grader.sandbox.kernel` has them run in a real kernel.
"""

import ast
import linecache
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.catalogue.kata import Kata
from grader.i18n import tr
from grader.solution import timeouts
from grader.solution.bounded_parse import parse
from grader.solution.errors import Diagnostic, Frame, SolutionError, from_exception, learner_frames
from grader.solution.source_file import SourceFile
from grader.solution.timeouts import TimeLimitExceeded

SUFFIX = ".ipynb"
PYTHON_MAGICS = ("time", "timeit", "capture", "prun")
"""What may stand above Python code: `%%time`. The other `%%` cells hold something else."""
MAGIC = re.compile(r"^\s*([%!]|\w+\s*=\s*[%!])|\?\s*$", re.MULTILINE)
MAGIC_CALL = re.compile(r"^(\s*(?:\w+\s*=\s*)?)get_ipython\(\)\.\w+\(.*$", re.MULTILINE)


@dataclass(frozen=True)
class Cell:
    """One code cell that is not empty."""

    number: int
    """What Jupyter shows beside it, [3], after all cells ran from top to bottom."""
    source: str
    """Python, with `None` in place of magics and shell lines."""


class NotebookFile(SourceFile):
    """One notebook: a stub, a reference or a student's.

    It runs once; all tests see the names that it leaves behind. A cell that fails ends the run, as
    "Run all" does, and what was defined before it can still be used.
    """

    def __init__(self, path: Path, kata: Kata) -> None:
        super().__init__(path, kata.bans)
        self.seconds = kata.time_limit
        """How long all cells together may take."""
        self.support = kata.support_file
        self._cells: tuple[Cell, ...] | None = None
        self._module: ModuleType | None = None
        self._scratch: tempfile.TemporaryDirectory[str] | None = None

    def with_content(self, content: bytes) -> "NotebookFile":
        other = super().with_content(content)
        assert isinstance(other, NotebookFile)
        other._cells = other._module = other._scratch = None
        return other

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The code cells.

        Raises:
            SolutionError: the file is no notebook.
        """
        if self._trouble is not None:
            raise SolutionError(self._trouble)
        if self._cells is None:
            try:
                self._cells = tuple(code_cells(self._content))
            except Exception as error:  # JSON of another kind can fail in any way
                why = "" if isinstance(error, (KeyError, AttributeError)) else str(error)
                self._trouble = Diagnostic("not_a_notebook", self.path.name, why[:200])
                raise SolutionError(self._trouble) from None
        return self._cells

    def run(self) -> ModuleType:
        """The names that the cells leave behind.

        Raises:
            SolutionError: the file is no notebook.
        """
        if self._module is None:
            module = ModuleType("__main__")
            self._scratch = tempfile.TemporaryDirectory(prefix="kata-", ignore_cleanup_errors=True)
            with notebook_environment(self.support, Path(self._scratch.name)):
                self._run_cells(module)
            self.ran(module)
        assert self._module is not None
        return self._module

    def ran(self, module: ModuleType) -> None:
        """Take the names that a run left behind."""
        self._module = module

    def imports(self, package: str) -> bool:
        line = rf"^\s*(import|from)\b.*\b{package}\b"
        return re.search(line, self.text, re.MULTILINE) is not None

    @property
    def text(self) -> str:
        try:
            return "\n".join(cell.source for cell in self.cells)
        except SolutionError:
            return ""

    def lines_of(self, error: BaseException) -> tuple[Frame, ...]:
        numbered = {self.name_of(cell): (cell.number, cell.source) for cell in self.cells}
        return learner_frames(error.__traceback__, numbered)

    def name_of(self, cell: Cell) -> str:
        """The file name that the cell's code bears in tracebacks."""
        return f"{self.path}[{cell.number}]"

    def place_of(self, cell: Cell) -> str:
        """The cell as a person finds it."""
        return cell_label(self.path.name, cell.number)

    def failed(self, cell: Cell, error: BaseException) -> None:
        """Keep why the run ended in a cell, in a learner's words."""
        where, lines = self.place_of(cell), self.lines_of(error)
        if isinstance(error, TimeLimitExceeded):
            found = Diagnostic("cell_too_slow", where, f"{self.seconds:g}", lines=lines)
        elif isinstance(error, SyntaxError) and error.filename == self.name_of(cell):
            text = (error.text or "").strip()
            lines = (Frame(error.lineno or 0, text, "", cell.number),)
            found = Diagnostic("syntax", where, error.msg, lines=lines)
        elif isinstance(error, NameError) and (later := self._defining(error.name, cell)):
            known = (str(later.number),)
            found = Diagnostic("defined_later", where, str(error.name), lines=lines, known=known)
        else:
            found = from_exception(where, error, lines, on_import=True)
            if found.kind == "import_failed":
                found = replace(found, kind="cell_failed")
            elif found.subject.startswith("<"):  # the cell itself, and no function in it
                found = replace(found, subject=where)
        self.stopped = found

    def _defining(self, name: str | None, cell: Cell) -> Cell | None:
        """The first cell after one that gives a name its meaning."""
        for later in self.cells[cell.number :]:
            try:
                if name in defined_names(parse(later.source)):
                    return later
            except (SyntaxError, ValueError, RecursionError):
                continue
        return None

    def _run_cells(self, module: ModuleType) -> None:
        cells = self.cells
        module.__dict__.update(_shell_names())
        with timeouts.paused():  # the run has a clock of its own, as in a kernel
            for cell in cells:
                name = self.name_of(cell)
                # debuggers and inspect look the source up by the name
                entry = (len(cell.source), None, cell.source.splitlines(True), name)
                linecache.cache[name] = entry
            stop = timeouts.start(self.seconds)
            cell = cells[0] if cells else Cell(0, "")
            try:
                for cell in cells:
                    code = compile(cell.source, self.name_of(cell), "exec", dont_inherit=True)
                    exec(code, module.__dict__)
            except KeyboardInterrupt:
                raise  # the person at the keyboard
            except BaseException as error:
                self.failed(cell, error)
            finally:
                stop()


def open_source(kata: Kata, path: Path) -> SourceFile:
    """The file under test, of the kind that the kata has."""
    if kata.is_notebook:
        return NotebookFile(path, kata)
    return SourceFile(path, kata.bans)


def code_cells(content: bytes) -> Iterator[Cell]:
    """The code cells of a notebook that are not empty.

    Raises:
        Exception: of some kind, where the content is no notebook.
    """
    import nbformat
    from nbformat.reader import reads

    notebook = nbformat.convert(reads(content.decode("utf-8-sig")), 4)
    sources = [str(cell.source) for cell in notebook.cells if cell.cell_type == "code"]
    for number, source in enumerate(filter(str.strip, sources), start=1):
        yield Cell(number, to_python(source))


def to_python(source: str) -> str:
    """The Python of a cell, line by line; magics and shell commands do nothing when graded."""
    if not MAGIC.search(source):
        return source
    from IPython.core.inputtransformer2 import TransformerManager

    lines = source.split("\n")
    first = next(place for place, line in enumerate(lines) if line.strip())
    if lines[first].startswith("%%"):
        if lines[first][2:].split()[:1] not in [[name] for name in PYTHON_MAGICS]:
            return "pass"
        lines[first] = ""
        return to_python("\n".join(lines)) if "".join(lines).strip() else "pass"
    try:
        transformed = TransformerManager().transform_cell("\n".join(lines[first:]))
    except SyntaxError:
        return source
    # IPython ends every cell with a line break
    return "\n" * first + MAGIC_CALL.sub(r"\1None", transformed.removesuffix("\n"))


def defined_names(tree: ast.Module) -> set[str]:
    """The names that a cell gives a meaning at its top level, loops and the like included."""
    found: set[str] = set()
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
            continue
        if isinstance(node, ast.Import | ast.ImportFrom):
            found.update((alias.asname or alias.name).split(".")[0] for alias in node.names)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        waiting.extend(ast.iter_child_nodes(node))
    return found


def cell_label(file: str, number: int) -> str:
    """A cell as a person finds it."""
    return tr(f"{file}, cell {number}", f"{file}, Zelle {number}")


@contextmanager
def notebook_environment(support: Path | None, scratch: Path) -> Iterator[None]:
    """While this lasts, the environment is as `environment` in the kata's support.py says.

    Args:
        support: the kata's support.py, where it has one.
        scratch: a folder for what the notebook is to find; it has to last as long as its names.
    """
    from grader.solution.local import load_support

    changed: dict[str, str] = {}
    if support is not None and (make := getattr(load_support(support), "environment", None)):
        changed = make(scratch)
    before = {name: os.environ.get(name) for name in changed}
    os.environ.update(changed)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _shell_names() -> dict[str, Any]:
    """What a kernel gives to every cell."""
    from IPython.core.getipython import get_ipython
    from IPython.display import display

    return {"display": display, "get_ipython": get_ipython, "__name__": "__main__"}
