"""A room that was stopped goes on where it was."""

import sqlite3
import sys

import pytest

from grader import UserError
from grader.room import overview, store
from grader.room.model import Room
from grader.room.store import OpenElsewhereError, Store
from tests.room.conftest import AT_LEAST, report, solved


def reopened(room, database):
    room.store.close()
    return Room(Store(database), [*room.katas.values()], room.steps, room.clock)


def test_all_that_the_pages_show_is_there_after_a_restart(join, room, database):
    ada, bob, _ = join("Ada"), join("Bob"), join("Cy")
    ada.report(report(1, failures=AT_LEAST, idea=True))
    ada.report(report(2, failures=AT_LEAST, idea=True))
    bob.report(report(1, failures=AT_LEAST))
    bob.report(solved(2))
    ada.post("ask", {"kata": "31_threshold", "code": "x = 1"})
    before = overview.hello(room)
    again = reopened(room, database)
    assert overview.hello(again) == before
    assert (again.code, again.secret) == (room.code, room.secret)
    assert again.learner(ada.token).name == "Ada"
    again.store.close()


def test_a_second_room_is_refused_while_the_first_is_open(room, database):
    with pytest.raises(OpenElsewhereError, match=r"open already|schon in einem"):
        Store(database)


@pytest.mark.skipif(sys.platform == "win32", reason="its files have no such modes")
def test_its_files_are_readable_by_the_teacher_alone(join, database):
    join("Ada").report(report())
    files = [*database.parent.iterdir()]
    assert {file.name for file in files} >= {"room.db", "room.db-wal"}
    assert [file.name for file in files if file.stat().st_mode & 0o077] == []


def test_where_nothing_can_be_written_a_sentence_says_so(tmp_path):
    (tmp_path / ".kata").write_text("in the way")
    with pytest.raises(UserError, match="cannot be used"):
        Store(tmp_path / ".kata" / "room.db")


def test_a_file_that_is_no_room_is_named_and_left_alone(tmp_path):
    file = tmp_path / "room.db"
    file.write_bytes(b"my diary, which is no database at all\n" * 100)
    with pytest.raises(UserError, match="--new"):
        Store(file)
    assert file.read_bytes().startswith(b"my diary")


def test_a_room_of_a_later_version_is_refused(database, room):
    room.store.close()
    with sqlite3.connect(database) as connection:
        connection.execute(f"PRAGMA user_version = {store.VERSION + 1}")
    connection.close()
    with pytest.raises(UserError, match="--new"):
        Store(database)


def test_learners_of_katas_that_are_gone_do_not_break_the_pages(join, room, database, clock):
    join("Ada").report(report())
    room.store.close()
    without = [kata for kata in room.katas.values() if kata.number != 31]
    again = Room(Store(database), without, (), clock)
    (row,) = overview.hello(again)["rows"]
    assert row["kata"] == "31_threshold"
    again.store.close()
