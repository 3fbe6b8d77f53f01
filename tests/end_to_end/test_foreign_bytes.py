"""Whatever bytes a file or a message holds, reading it gives data or the error meant for it.

Each reader gets what is nearly right: a good example with pieces cut out, repeated or replaced.
"""

import io
import zipfile
from contextlib import suppress

import nbformat
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from grader import ROOT, UserError, catalogue
from grader.classroom import merge
from grader.classroom.readers import open_submission
from grader.classroom.submissions import submissions
from grader.reports.json_file import RUN, read_json
from grader.sandbox import wire
from grader.solution.errors import SolutionError
from grader.solution.notebook import NotebookFile
from grader.solution.source_file import SourceFile

pytest.importorskip("torch")  # and not within the time of a test
KATA, NOTEBOOK = catalogue.katas(["31"])[0], catalogue.katas(["51"])[0]
STUB = (ROOT / "reference" / KATA.name / KATA.stub_file.name).read_bytes()
ROSTER = b'repository,name,first name\nanna,Anna,A\n"b;c";Bob\n'
REPORT = (
    b'{"kind": "kata report", "version": 2, "grader": "0.2.0", "seed": 7, "lang": "en", '
    b'"points": 15, "max_points": 20, "katas": []}'
)
CLASS = (
    b'{"kind": "kata class report", "version": 2, "grader": "0.2.0", "seed": 7, "lang": "en", '
    b'"isolated": true, "shards": [1], "of": 1, "katas": [], "students": [], "results": {}}'
)
HEADER = (
    b'{"body": {"result": {"tuple": [{"array": 0, "dtype": "float64", "shape": [2]}, '
    b'{"tensor": 1, "dtype": "bfloat16", "shape": [1], "device": "cpu"}, {"complex": [1.0, 2]}, '
    b'{"dict": [[1, {"int": "0xff"}]]}, {"set": [1]}, {"reference": [3, "f"]}, {"bytes": 0}]}}, '
    b'"sizes": [16, 2]}'
)
PIECES = st.one_of(
    st.binary(max_size=6),
    st.sampled_from(
        [b"", b"\x00", b"\xff", b"{", b"[" * 300, b'"', b"-1", b"1e400", b"9" * 5000, b"\r", b",",
         b"null", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"# coding: idna\n", b"NaN", b"..", b"/",
         b"(" * 300]
    ),
)  # fmt: skip


def nearly(content):
    """The content with some places replaced by something else."""
    place = st.tuples(st.integers(0, len(content)), st.integers(0, 12), PIECES)

    def changed(places):
        result = content
        for start, length, piece in places:
            result = result[:start] + piece + result[start + length :]
        return result

    return st.lists(place, max_size=4).map(changed)


often = settings(
    max_examples=60,
    deadline=5000,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def zipped():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("katas/31_threshold/threshold.py", STUB)
    return buffer.getvalue()


def a_notebook():
    cells = [nbformat.v4.new_code_cell("%time x = 1\n!ls"), nbformat.v4.new_markdown_cell("text")]
    return nbformat.writes(nbformat.v4.new_notebook(cells=cells)).encode()


class Frames:
    """A pipe with these frames in it."""

    def __init__(self, *frames):
        self.frames = [*frames]

    def send_bytes(self, buf, /):
        self.frames.append(bytes(buf))

    def recv_bytes(self, maxlength=None, /):
        if not self.frames:
            raise EOFError
        frame = self.frames.pop(0)
        if maxlength is not None and len(frame) > maxlength:
            raise OSError
        return frame


@often
@given(nearly(STUB))
@example(b"# coding: idna\n")
@example(b"(" * 5000)
def test_a_stub_of_any_bytes_is_refused_or_runs(tmp_path, content):
    file = tmp_path / "threshold.py"
    file.write_bytes(content)
    read = SourceFile(file)
    assert isinstance(read.text, str)
    with suppress(SolutionError):
        read.run()


@often
@given(nearly(a_notebook()))
@example(b'{"cells": 1, "nbformat": 4}')
@example(b"[" * 100_000)
def test_a_notebook_of_any_bytes_is_refused_or_has_cells(tmp_path, content):
    file = tmp_path / "organs.ipynb"
    file.write_bytes(content)
    read = NotebookFile(file, NOTEBOOK)
    assert isinstance(read.text, str)
    with suppress(SolutionError):
        assert isinstance(read.cells, tuple)


@often
@given(nearly(zipped()))
def test_a_zip_of_any_bytes_gives_a_stub_or_a_note(tmp_path, content):
    file = tmp_path / "anna.zip"
    file.write_bytes(content)
    with open_submission(file) as source:
        stub = source.read_stub(KATA)
        source.paths()
        assert stub.content is not None or stub.note or source.notes or stub.file


@often
@given(nearly(ROSTER))
@example(b"repository\n" + b"[" * 300)
@example(b"repository\n" + b"x" * 200_000)
@example(b"repository\na\x00b\n")
def test_a_roster_of_any_bytes_is_refused_or_names_students(tmp_path, content):
    file = tmp_path / "roster.csv"
    file.write_bytes(content)
    with suppress(UserError):
        for one in submissions(file):
            with open_submission(one.place) as source:
                source.read_stub(KATA)


@often
@given(st.one_of(nearly(REPORT), nearly(CLASS)))
@example(b"[" * 100_000)
@example(REPORT.replace(b"15", b"9" * 5000))
def test_a_report_of_any_bytes_is_refused_or_read(tmp_path, content):
    file = tmp_path / "report.json"
    file.write_bytes(content)
    with suppress(UserError):
        read_json(file, RUN)
    with suppress(UserError):
        merge.read(file)


@often
@given(nearly(HEADER), st.lists(st.binary(min_size=2, max_size=16), max_size=3))
@example(HEADER, [b"\x00" * 16, b"\x00" * 2])
@example(b'{"body": {"result": {"complex": [1]}}, "sizes": []}', [])
@example(b'{"body": {"result": {"set": [[1]]}}, "sizes": []}', [])
def test_a_message_of_any_bytes_is_malformed_or_read(header, buffers):
    with suppress(wire.WireError, EOFError):
        assert isinstance(wire.receive(Frames(header, *buffers)), dict)
