"""Beginning a kata again."""

import pytest

from grader import UserError
from grader.catalogue import stubs
from grader.catalogue.kata import read_kata

STUB, MINE = b"# the stub\n", b"# mine\n"


@pytest.fixture
def kata(workshop, tmp_path, monkeypatch):
    """A kata whose stub is kept, and which is still untouched."""
    monkeypatch.setattr(stubs, "FOLDER", tmp_path / "kept")
    kata = read_kata(workshop.add("10_double", STUB).parent)
    stubs.FOLDER.mkdir()
    stubs.original_stub(kata).write_bytes(STUB)
    return kata


def test_a_kata_is_untouched_until_a_byte_of_it_changes(kata):
    assert stubs.is_untouched(kata)
    kata.stub_file.write_bytes(STUB + b"\n")
    assert not stubs.is_untouched(kata)
    kata.stub_file.unlink()
    assert not stubs.is_untouched(kata)


def test_each_reset_keeps_what_it_replaces(kata):
    kept = []
    for _ in range(3):  # all within one second, perhaps
        kata.stub_file.write_bytes(MINE)
        aside = stubs.reset(kata)
        assert aside is not None
        kept.append(aside)
        assert kata.stub_file.read_bytes() == STUB
    assert len({*kept}) == 3
    assert {file.read_bytes() for file in kept} == {MINE}


def test_where_nothing_was_written_nothing_is_kept(kata):
    assert stubs.reset(kata) is None
    kata.stub_file.unlink()
    assert stubs.reset(kata) is None
    assert kata.stub_file.read_bytes() == STUB


def test_without_a_kept_stub_nothing_is_changed(kata):
    kata.stub_file.write_bytes(MINE)
    stubs.original_stub(kata).unlink()
    with pytest.raises(UserError, match="No stub is kept for 10_double"):
        stubs.reset(kata)
    assert kata.stub_file.read_bytes() == MINE
