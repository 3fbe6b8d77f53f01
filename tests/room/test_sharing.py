"""A learner's copy and a room that runs, with everything that can come between them."""

import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress

import pytest

from grader.grading.results import KataInfo, KataResult, TestResult
from grader.grading.store import ResultStore
from grader.learner import membership, progress, room_client, sharing
from grader.learner.membership import Membership
from grader.learner.sharing import Sharing
from tests.room.conftest import eventually

STUB = 'def double(value):\n    """Twice the value."""\n    raise NotImplementedError\n'
WRONG = "def double(value):\n    return value + 2  # my secret way\n"
RIGHT = "def double(value):\n    return value * 2\n"


@pytest.fixture
def learner(tmp_path, make_workshop):
    """A learner's copy with the same kata as the room's."""
    (tmp_path / "learner").mkdir()
    made = make_workshop(tmp_path / "learner")
    made.add("10_double", STUB)
    (made.root / "grader/catalogue/original_stubs/10_double.py.txt").write_text(STUB)
    return made


def kata(learner, *words, **variables):
    return learner.run("grader", *words, **variables)


def known_to(server, learner):
    """What the room knows of the learner; empty where it does not answer."""
    time.sleep(0.5)  # the room answers twice a second
    token = json.loads((learner.root / ".kata/room/room.json").read_text())["token"]
    with suppress(room_client.UnreachableError):
        return room_client.ask(server.base, "GET", "/api/me", token=token).content
    return {}


class Watching:
    """`kata watch` of a learner, without a keyboard."""

    def __init__(self, learner):
        self.learner = learner

    def __enter__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "grader", "watch", "10"],
            cwd=self.learner.root,
            env={**os.environ, **self.learner.variables()},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *_error):
        self.process.terminate()
        self.printed = self.process.communicate()[0]


def save(learner, text):
    (learner.root / "katas/10_double/double.py").write_text(text)


def test_from_join_to_leave(learner, server):
    joined = kata(learner, "join", server.address, "--name", "Ada")
    assert joined.returncode == 0, joined.stderr
    assert "Never your code" in joined.stdout
    save(learner, WRONG)
    with Watching(learner) as watching:
        eventually(lambda: known_to(server, learner).get("passed") == 1, "one test passed")
        save(learner, RIGHT)
        eventually(lambda: known_to(server, learner).get("state") == "solved", "it is solved")
    assert "The room sees of Ada: 10_double, 1 of 2 tests, first failure test_three" in re.sub(
        r"\s+", " ", watching.printed
    )
    shown = kata(learner, "join", "--show")
    assert shown.stdout.splitlines() == [
        f"Room {server.base}: it answers",
        "The room sees of Ada: 10_double, 2 of 2 tests",
    ]
    assert kata(learner, "ask").returncode == 0
    assert kata(learner, "leave").returncode == 0
    assert not (learner.root / ".kata/room").exists()
    server.kill()
    with sqlite3.connect(server.root / ".kata/room.db") as database:
        assert database.execute("SELECT count(*) FROM learner").fetchone() == (0,)
    database.close()


def test_the_code_is_never_sent_without_ask(learner, server):
    kata(learner, "join", server.address, "--name", "Ada")
    save(learner, WRONG)
    with Watching(learner):
        eventually(lambda: known_to(server, learner).get("passed") == 1, "one test passed")
    sent = b"".join(file.read_bytes() for file in (learner.root / ".kata/room").rglob("*.json"))
    kept = b"".join(file.read_bytes() for file in (server.root / ".kata").iterdir())
    for place in (sent, kept):
        assert b"10_double" in place
        assert b"secret way" not in place
    asked = kata(learner, "ask", "10")
    assert "Your teacher sees katas/10_double/double.py" in asked.stdout
    assert b"secret way" in b"".join(f.read_bytes() for f in (server.root / ".kata").iterdir())


def test_a_learner_works_on_while_the_room_is_gone_and_reports_later(learner, server):
    kata(learner, "join", server.address, "--name", "Ada")
    server.kill()
    save(learner, WRONG)
    with Watching(learner):
        outbox = learner.root / ".kata/room/outbox/10_double.json"
        eventually(outbox.is_file, "the verdict is kept")
    assert "(not sent yet)" in kata(learner, "join", "--show").stdout
    server.start()
    assert known_to(server, learner)["kata"] is None
    with Watching(learner):
        eventually(lambda: known_to(server, learner).get("passed") == 1, "it was sent")
    assert "not sent yet" not in kata(learner, "join", "--show").stdout


def test_a_killed_room_has_lost_nothing_that_it_had_confirmed(server):
    tokens = {}
    for number in range(20):
        content = {"code": server.code, "name": f"learner {number}"}
        answer = room_client.ask(server.base, "POST", "/api/join", content=content)
        tokens[number] = answer.content["token"]
    for number, token in tokens.items():
        content = {
            "kata": "10_double", "sequence": number, "age": 0, "state": "in_progress",
            "passed": 1, "total": 2, "idea": None, "failures": [["test_three", f"{number:032x}"]],
        }  # fmt: skip
        done = room_client.ask(server.base, "POST", "/api/report", token=token, content=content)
        assert done.is_done
    before = (server.address, server.teacher)
    server.kill()
    server.start()
    assert (server.address, server.teacher) == before
    for number, token in tokens.items():
        known = room_client.ask(server.base, "GET", "/api/me", token=token).content
        assert (known["name"], known["passed"]) == (f"learner {number}", 1)


def test_a_new_room_forgets_and_an_open_one_is_not_replaced(learner, server):
    kata(learner, "join", server.address, "--name", "Ada")
    second = subprocess.run(
        [sys.executable, "-m", "grader", "room", "--new"],
        cwd=server.root,
        env={**os.environ, "PYTHONPATH": str(server.root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode == 2
    assert "open already" in second.stderr
    server.kill()
    old = server.code
    server.start("--new", "--port", server.base.rpartition(":")[2])
    assert server.code != old
    assert "does not know you any more" in kata(learner, "join", "--show").stdout
    assert kata(learner, "leave").returncode == 0


BAD = {
    "no address": (["join"], "kata join ADDRESS"),
    "nonsense": (["join", "http://:x/", "--name", "Ada"], "is no address of a room"),
    "another scheme": (["join", "file:///etc/passwd", "--name", "Ada"], "is no address of a room"),
    "nobody there": (["join", "127.0.0.1:9/ABC234", "--name", "Ada"], "does not answer"),
    "no code": (["join", "127.0.0.1:9", "--name", "Ada"], "Code of the room is missing"),
    "no name": (["join", "127.0.0.1:9/ABC234"], "Your nickname is missing"),
    "nothing to show": (["join", "--show"], "You are in no room"),
    "nothing to leave": (["leave"], "You are in no room"),
    "nobody to ask": (["ask"], "You are in no room"),
}


@pytest.mark.parametrize(("words", "sentence"), BAD.values(), ids=BAD.keys())
def test_bad_input_gets_one_sentence(learner, words, sentence):
    done = kata(learner, *words)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_what_the_room_refuses_is_told_in_a_sentence(learner, server):
    for words, sentence in (
        ([f"{server.base}/XXXXXX", "--name", "Ada"], "the code is wrong"),
        ([server.address, "--name", "x" * 31], "a nickname has 1 to 30"),
        ([server.base + "/api/" + server.code, "--name", "Ada"], "this is no room"),
    ):
        done = kata(learner, "join", *words)
        assert (done.returncode, sentence in done.stderr) == (2, True), done.stderr
    assert kata(learner, "join", server.address, "--name", "Ada").returncode == 0
    again = kata(learner, "join", server.address, "--name", "Bob")
    assert (again.returncode, "kata leave" in again.stderr) == (2, True)


def test_where_nothing_can_be_written_the_room_forgets_at_once(learner, server):
    (learner.root / ".kata").write_text("in the way")
    done = kata(learner, "join", server.address, "--name", "Ada")
    assert (done.returncode, "cannot be remembered" in done.stderr) == (2, True), done.stderr
    content = {"code": server.code, "name": "Ada"}
    assert room_client.ask(server.base, "POST", "/api/join", content=content).is_done


def test_who_leaves_a_room_that_is_gone_can_forget_it(learner, server):
    kata(learner, "join", server.address, "--name", "Ada")
    server.kill()
    done = kata(learner, "leave")
    assert (done.returncode, "kata leave --forget" in done.stderr) == (2, True)
    assert kata(learner, "leave", "--forget").returncode == 0
    assert not (learner.root / ".kata/room").exists()


# --- in this process: the background thread


@pytest.fixture
def memory(tmp_path, monkeypatch):
    monkeypatch.setattr(progress, "FOLDER", tmp_path / ".kata")
    monkeypatch.setattr(progress, "RESULTS", ResultStore(tmp_path / ".kata" / "results"))
    return tmp_path / ".kata"


def result(passed=1):
    tests = [TestResult(f"test_{n}", "passed" if n < passed else "not_run") for n in range(2)]
    return KataResult(KataInfo("10_double", "Title", 8, 10), "double.py", "00", tuple(tests))


@pytest.fixture
def silent():
    """A server that takes connections and never answers."""
    listening = socket.create_server(("127.0.0.1", 0))
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    listening.close()


def test_the_loop_never_waits_for_a_room_that_hangs(memory, silent):
    membership.keep(Membership(silent, "Ada", "token"))
    told = Sharing()
    began = time.perf_counter()
    for _ in range(100):
        told.report(result())
    assert time.perf_counter() - began < 1
    eventually(lambda: membership.message("10_double"), "it is kept")
    assert not membership.message("10_double").sent
    told.close()


def test_without_a_room_nothing_is_kept_or_started(memory):
    assert Sharing().report(result()) == ""
    assert not memory.exists()


def test_of_a_kata_only_the_latest_verdict_waits(memory):
    for passed in (0, 1, 2):
        membership.put("10_double", sharing.report_of(result(passed)))
    (waiting,) = membership.messages()
    assert waiting.report["passed"] == 2


def test_a_verdict_that_came_meanwhile_is_still_to_be_sent(memory):
    membership.put("10_double", sharing.report_of(result(0)))
    first = membership.message("10_double")
    membership.put("10_double", sharing.report_of(result(1)))
    membership.mark_sent(first)
    assert not membership.message("10_double").sent


def test_sequences_grow_even_if_the_clock_goes_back(memory, monkeypatch):
    membership.put("10_double", {})
    first = membership.message("10_double")
    monkeypatch.setattr(time, "time", lambda: first.at - 3600)
    membership.put("10_double", {})
    assert membership.message("10_double").sequence > first.sequence


@pytest.mark.skipif(sys.platform == "win32", reason="its files have no such modes")
def test_the_secret_is_readable_by_the_learner_alone(memory):
    membership.keep(Membership("http://127.0.0.1:1", "Ada", "token"))
    assert (memory / "room/room.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"", b"[]", b'{"server": 1}', b"\xff"])
def test_a_damaged_file_is_no_room(memory, content):
    (memory / "room/outbox").mkdir(parents=True)
    (memory / "room/room.json").write_bytes(content)
    (memory / "room/outbox/10_double.json").write_bytes(content)
    assert membership.load() is None
    assert membership.messages() == []


@pytest.mark.parametrize(
    ("typed", "server", "code"),
    [
        ("http://192.168.1.5:8311/ABC234", "http://192.168.1.5:8311", "ABC234"),
        (" 192.168.1.5:8311/abc234/ ", "http://192.168.1.5:8311", "ABC234"),
        ("room.local", "http://room.local", ""),
        ("[fd00::1]:8311/ABC234", "http://[fd00::1]:8311", "ABC234"),
        ("https://hub.example/user/room/ABC234", "https://hub.example/user/room", "ABC234"),
    ],
)
def test_an_address_is_read_as_people_type_it(typed, server, code):
    assert room_client.parse_address(typed) == (server, code)
