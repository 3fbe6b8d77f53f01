"""What the room must not forget, in one SQLite file; written before a learner is answered."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path

from grader import UserError
from grader.i18n import tr

VERSION = 1
SCHEMA = """
CREATE TABLE IF NOT EXISTS setting (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS learner (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE,
    token TEXT NOT NULL UNIQUE, joined REAL NOT NULL);
CREATE TABLE IF NOT EXISTS standing (
    learner INTEGER NOT NULL REFERENCES learner ON DELETE CASCADE, kata TEXT NOT NULL,
    sequence INTEGER NOT NULL, state TEXT NOT NULL, passed INTEGER NOT NULL,
    total INTEGER NOT NULL, idea INTEGER, test TEXT NOT NULL, mistake TEXT NOT NULL,
    since REAL NOT NULL, at REAL NOT NULL, solved REAL, through REAL, PRIMARY KEY (learner, kata));
CREATE TABLE IF NOT EXISTS seen (
    learner INTEGER NOT NULL REFERENCES learner ON DELETE CASCADE, kata TEXT NOT NULL,
    test TEXT NOT NULL, mistake TEXT NOT NULL,
    PRIMARY KEY (learner, kata, test, mistake));
CREATE TABLE IF NOT EXISTS question (
    learner INTEGER PRIMARY KEY REFERENCES learner ON DELETE CASCADE, kata TEXT NOT NULL,
    at REAL NOT NULL, code TEXT NOT NULL);
"""
FILES = ("", "-wal", "-shm", "-journal")
"""What SQLite appends to the name for its files."""


class OpenElsewhereError(UserError):
    """Another process has the room open."""


@dataclass(frozen=True)
class Standing:
    """How far one learner is in one kata."""

    kata: str
    sequence: int
    state: str
    passed: int
    total: int
    idea: bool | None
    test: str
    """The failure to look at first; empty where there is none."""
    mistake: str
    """The name of the typical mistake that the failures show; empty where none is recognised."""
    since: float
    """Since when it is this failure; seconds since 1970, as all times here."""
    at: float
    """Of the latest verdict."""
    solved: float | None
    """When it was first solved."""
    through: float | None
    """When its idea was first right, or it was solved: the timetable asks for no more."""


@dataclass(frozen=True)
class AskedCode:
    """A learner's file that is shown to the teacher."""

    kata: str
    at: float
    code: str


@dataclass
class StoredLearner:
    """A row of the table of learners, with all that belongs to it."""

    id: int
    name: str
    token: str
    """The SHA-256 of the learner's secret, in hexadecimal."""
    joined: float
    standings: dict[str, Standing]
    seen: set[tuple[str, str, str]]
    """Kata, test and mistake of each failure there ever was."""
    question: AskedCode | None = None


class Store:
    """The open file; no other process can open it meanwhile."""

    def __init__(self, file: Path) -> None:
        """Open it, or begin it.

        Raises:
            UserError: another room has it open, or it is no room's file, or cannot be written.
        """
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))  # it holds names and secrets
            self._connection = sqlite3.connect(
                file, timeout=1, isolation_level=None, check_same_thread=False
            )
            self._prepare()
        except (sqlite3.Error, OSError) as error:
            raise _not_opened(file, error) from None

    def _prepare(self) -> None:
        execute = self._connection.execute
        execute("PRAGMA locking_mode = EXCLUSIVE")
        execute("PRAGMA journal_mode = WAL")
        execute("PRAGMA synchronous = NORMAL")  # what is committed survives the end of the process
        execute("PRAGMA foreign_keys = ON")
        execute("PRAGMA secure_delete = ON")
        (version,) = execute("PRAGMA user_version").fetchone()
        if version not in (0, VERSION):
            raise sqlite3.DatabaseError(f"version {version}")
        self._connection.executescript(SCHEMA)
        execute(f"PRAGMA user_version = {VERSION}")

    def close(self) -> None:
        self._connection.close()

    def setting(self, key: str) -> str | None:
        row = self._connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def set(self, key: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, value))

    def learners(self) -> Iterator[StoredLearner]:
        """All who are in the room."""
        query = self._connection.execute
        for key, name, token, joined in query("SELECT id, name, token, joined FROM learner"):
            rows = query(f"SELECT {COLUMNS} FROM standing WHERE learner = ?", (key,))
            standings = {row[0]: _standing(row) for row in rows}
            failures = query("SELECT kata, test, mistake FROM seen WHERE learner = ?", (key,))
            asked = query("SELECT kata, at, code FROM question WHERE learner = ?", (key,))
            row = asked.fetchone()
            question = AskedCode(*row) if row else None
            yield StoredLearner(key, name, token, joined, standings, {*failures}, question)

    def add(self, name: str, folded: str, token: str, joined: float) -> int | None:
        """Add a learner; returns the number, None where the name is taken."""
        try:
            cursor = self._connection.execute(
                "INSERT INTO learner (name, folded, token, joined) VALUES (?, ?, ?, ?)",
                (name, folded, token, joined),
            )
        except sqlite3.IntegrityError:
            return None
        return cursor.lastrowid

    def save(self, learner: int, standing: Standing, *, seen: bool, answered: bool) -> None:
        """Keep a standing.

        Args:
            learner: whose.
            standing: in place of the earlier one in the same kata.
            seen: whether its failure is a new one.
            answered: whether the learner's question is done with.
        """
        with self._transaction() as execute:
            values = (learner, *astuple(standing))
            execute(f"INSERT OR REPLACE INTO standing VALUES ({', '.join('?' * len(values))})",
                    values)  # fmt: skip
            if seen:
                execute("INSERT OR IGNORE INTO seen VALUES (?, ?, ?, ?)",
                        (learner, standing.kata, standing.test, standing.mistake))  # fmt: skip
            if answered:
                execute("DELETE FROM question WHERE learner = ?", (learner,))
        if answered:
            self._scrub()

    def ask(self, learner: int, question: AskedCode) -> None:
        """Keep a learner's question in place of an earlier one."""
        row = (learner, question.kata, question.at, question.code)
        self._connection.execute("INSERT OR REPLACE INTO question VALUES (?, ?, ?, ?)", row)

    def answer(self, learner: int) -> None:
        """Delete a learner's question."""
        self._connection.execute("DELETE FROM question WHERE learner = ?", (learner,))
        self._scrub()

    def remove(self, learner: int) -> None:
        """Delete all of a learner, also from the write-ahead log."""
        self._connection.execute("DELETE FROM learner WHERE id = ?", (learner,))
        self._scrub()

    def _scrub(self) -> None:
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[Callable[..., object]]:
        self._connection.execute("BEGIN")
        try:
            yield self._connection.execute
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


COLUMNS = ", ".join(Standing.__dataclass_fields__)


def _standing(row: tuple[object, ...]) -> Standing:
    values = dict(zip(Standing.__dataclass_fields__, row, strict=True))
    idea = values["idea"]
    return Standing(**{**values, "idea": None if idea is None else bool(idea)})  # type: ignore[arg-type]


def delete(file: Path) -> None:
    """Delete a room's file with all that SQLite wrote beside it."""
    for suffix in FILES:
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def _not_opened(file: Path, error: Exception) -> UserError:
    if "locked" in str(error):
        return OpenElsewhereError(
            tr(
                "The room is open already in another terminal; close it there with Ctrl-C first.",
                "Der Raum ist schon in einem anderen Terminal offen; schließe ihn dort zuerst mit "
                "Strg-C.",
            )
        )
    return UserError(
        tr(
            f"{file} cannot be used ({error}). Move it away to keep it, or begin a new room with "
            "--new.",
            f"{file} ist nicht benutzbar ({error}). Verschiebe die Datei, um sie zu behalten, oder "
            "beginne mit --new einen neuen Raum.",
        )
    )
