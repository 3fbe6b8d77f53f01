"""A room over some of the real katas, asked in this process or started as a teacher does."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from grader import ROOT, catalogue
from grader.catalogue.kata import Kata
from grader.reports.signature import signature
from grader.room.access import Access
from grader.room.app import make_app
from grader.room.live import Live
from grader.room.model import Room
from grader.room.store import Store
from grader.room.timetable import timetable

PORT = 8311
BASE = f"http://127.0.0.1:{PORT}"
ADDRESS = f"http://192.168.1.5:{PORT}/ABC234"
LONGEST = 60
"""Seconds that a busy machine may take for anything that is waited for."""
RULE = "test_a_sum_equal_to_the_threshold_stays_silent"
TOTAL = 11
"""The graded tests of kata 31, about."""


class Clock:
    """Time that passes only when a test says so."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def golden(kata: str, mistake: str, lang: str = "en") -> str:
    """What a learner reads who makes a typical mistake."""
    text = (ROOT / "reference" / kata / "rejected" / f"{mistake}.txt").read_text(encoding="utf-8")
    return text.rstrip("\n").split("\n\n")[lang == "de"]


def report(sequence: int = 1, **changed: Any) -> dict[str, Any]:
    """What a copy sends that makes no recognised mistake in kata 31."""
    return {
        "kata": "31_threshold",
        "sequence": sequence,
        "age": 0.5,
        "state": "in_progress",
        "passed": 7,
        "total": TOTAL,
        "idea": None,
        "failures": [[RULE, "0" * 32]],
        **changed,
    }


def solved(sequence: int = 2, **changed: Any) -> dict[str, Any]:
    return report(sequence, **{"state": "solved", "passed": TOTAL, "failures": [], **changed})


AT_LEAST = [[RULE, signature(golden("31_threshold", "at_least"))]]
"""The failure of a typical mistake."""


class Learner:
    """One copy in the room."""

    def __init__(self, client: TestClient, token: str) -> None:
        self.client, self.token = client, token

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def post(self, path: str, content: Any = None) -> Any:
        return self.client.post(f"/api/{path}", json=content or {}, headers=self.headers)

    def report(self, content: dict[str, Any]) -> int:
        return int(self.post("report", content).status_code)

    def me(self) -> Any:
        return self.client.get("/api/me", headers=self.headers)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / ".kata" / "room.db"


@pytest.fixture(scope="session")
def katas() -> list[Kata]:
    """The real katas, read once."""
    return catalogue.katas()


@pytest.fixture
def room(database: Path, clock: Clock, katas: list[Kata]) -> Iterator[Room]:
    """A room of the katas 31 to 36."""
    store = Store(database)
    yield Room(store, katas, timetable([k for k in katas if 31 <= k.number <= 36]), clock)
    store.close()


@pytest.fixture
def client(room: Room) -> Iterator[TestClient]:
    """The server's routes, asked by somebody who knows nothing."""
    app = make_app(room, Live(room), Access(room.secret, PORT, ["teacher.local"]), ADDRESS)
    with TestClient(app, base_url=BASE, follow_redirects=False) as asking:
        yield asking


@pytest.fixture
def join(client: TestClient, room: Room) -> Callable[[str], Learner]:
    """Lets a learner in."""

    def joined(name: str) -> Learner:
        answer = client.post("/api/join", json={"code": room.code, "name": name})
        assert answer.status_code == 200, answer.text
        return Learner(client, answer.json()["token"])

    return joined


@pytest.fixture
def teacher(client: TestClient, room: Room) -> dict[str, str]:
    """The headers of the teacher's page."""
    return {"Cookie": f"room-{PORT}={room.secret}"}


class Server:
    """`kata room` in a process of its own."""

    def __init__(self, root: Path) -> None:
        self.root, self.address, self.teacher, self.wall = root, "", "", ""
        self._process: subprocess.Popen[str] | None = None

    def start(self, *options: str) -> None:
        """Start it and wait for its addresses."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "grader", "room", "--host", "127.0.0.1", *options],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(self.root), "KATA_LANG": "en"},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        printed = ""
        for line in self._process.stdout:
            printed += line
            if "Ctrl-C" in line:
                break
        found = re.findall(r"http://\S+", printed)
        assert len(found) == 3, printed
        self.address, self.teacher, self.wall = found

    def kill(self) -> None:
        """End it as a crash would."""
        if self._process is not None:
            self._process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
            self._process.communicate()
            self._process = None

    def send(self, number: int) -> None:
        """Send a signal."""
        assert self._process is not None
        self._process.send_signal(number)

    def ended(self, within: float) -> bool:
        """Whether it comes to its end in time."""
        assert self._process is not None
        try:
            self._process.wait(within)
        except subprocess.TimeoutExpired:
            return False
        return True

    @property
    def base(self) -> str:
        return self.address.rpartition("/")[0]

    @property
    def code(self) -> str:
        return self.address.rpartition("/")[2]


@pytest.fixture
def server(tmp_path: Path, make_workshop: Callable[[Path], Any]) -> Iterator[Server]:
    """A room that runs over a workshop with one kata."""
    root = tmp_path / "teacher"
    make_workshop(root).add("10_double")
    running = Server(root)
    running.start("--port", "0")
    yield running
    running.kill()


def eventually(condition: Callable[[], Any], what: str) -> Any:
    """Wait until something is so; returns it."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        if value := condition():
            return value
        time.sleep(0.02)
    pytest.fail(f"never: {what}")
