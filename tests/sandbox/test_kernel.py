"""A worker that becomes a Jupyter kernel, where it has cells to run; the cells run end to end."""

from multiprocessing import Pipe

import nbformat
import pytest

from grader import catalogue
from grader.sandbox import wire
from grader.sandbox.kernel import run_in_kernel
from grader.sandbox.messages import PROCESS, READY
from grader.solution.notebook import NotebookFile


def notebook(*cells):
    return nbformat.writes(
        nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    )


@pytest.mark.parametrize(
    ("content", "reachable"),
    [(notebook(), True), ("no notebook", True), (notebook("x = 1"), False)],
    ids=["without cells", "unreadable", "out of the judge's reach"],
)
def test_without_a_kernel_it_is_locked_down_before_it_is_ready(content, reachable, tmp_path):
    file = tmp_path / "double.ipynb"
    file.write_text(content)
    ours, theirs = Pipe()
    steps = []
    with ours, theirs:
        run_in_kernel(
            NotebookFile(file, catalogue.katas(["51"])[0]),
            theirs,
            tmp_path,
            lambda: steps.append(ours.poll()),
            reachable=reachable,
            process=7,
        )
        assert wire.receive(ours) == {READY: None, PROCESS: 7}
    assert steps == [False]
