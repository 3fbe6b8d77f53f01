"""What the proofs read of a solution file, be it Python or a notebook."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.solution.notebook import SUFFIX, code_cells, to_python


def python_of(file: Path) -> str:
    """The Python of a file; of a notebook its code cells one below the other."""
    if file.suffix != SUFFIX:
        return file.read_text(encoding="utf-8")
    return "\n\n".join(cell.source for cell in code_cells(file.read_bytes())) + "\n"


def docstring_of(file: Path) -> str:
    """What a file says about itself: its docstring; of a notebook the first text cell."""
    if file.suffix != SUFFIX:
        return ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    import nbformat

    texts = (c for c in nbformat.read(file, 4).cells if c.cell_type == "markdown")
    return "".join(str(cell.source) for cell in [*texts][:1])


@dataclass(frozen=True)
class Part:
    """Some Python of a reference that an author wrote, and the file that it is part of."""

    source: str
    file: Path
    place: int | None = None
    """Of a notebook: which of its cells it is."""
    given: frozenset[str] = frozenset()
    """Lines of it that the stub has as well."""

    def file_with(self, source: str) -> str:
        """The content of the whole file with other Python in place of this."""
        if self.place is None:
            return source
        import nbformat

        notebook = nbformat.read(self.file, 4)
        notebook.cells[self.place].source = source
        return str(nbformat.writes(notebook))


def parts_to_mutate(reference: Path, stub: Path) -> Iterator[Part]:
    """What is to be changed: a whole file; of a notebook the cells that differ from the stub's."""
    if reference.suffix != SUFFIX:
        yield Part(reference.read_text(encoding="utf-8"), reference)
        return
    import nbformat

    given = {cell.source for cell in nbformat.read(stub, 4).cells}
    lines = frozenset(line.strip() for source in given for line in source.splitlines())
    for place, cell in enumerate(nbformat.read(reference, 4).cells):
        if cell.cell_type == "code" and cell.source not in given:
            yield Part(to_python(cell.source), reference, place, lines)
