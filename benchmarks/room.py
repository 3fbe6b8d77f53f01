"""A room of 300 learners that save every five seconds; half of them are a nuisance.

`nox -s bench -- room --rounds 50` takes five minutes: a round is six seconds.
"""

import asyncio
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from benchmarks.timing import print_measurement
from grader import ROOT
from grader.catalogue.requirements import find_browser

LEARNERS, INTERVAL = 300, 5.0
ROUND = 6.0
"""Seconds."""
BEHIND, GROWTH = 0.200, 10.0
"""The bars: seconds that the teacher's page may be behind (95 %), megabytes the server may grow."""
KATAS = ("31_threshold", "32_weighted_inputs", "33_single_layer")
MOST_TESTS = 500
KINDS = ("honest", "honest", "honest", "disconnects", "repeats", "lies")
"""What learners do, in turn."""
SEEN_IN_PAGE = """() => {
  window.delays = [];
  const known = new Map();
  new MutationObserver(changes => {
    const now = Date.now() / 1000;
    for (const change of changes) for (const {dataset} of change.addedNodes) {
      if (known.has(dataset.id) && known.get(dataset.id) !== dataset.at)
        window.delays.push(now - dataset.at);
      known.set(dataset.id, dataset.at);
    }
  }).observe(document.getElementById("rows"), {childList: true});
}"""
"""Notes for each row that the page changes how old its verdict is."""


@dataclass
class Copy:
    """One learner's copy."""

    name: str
    kind: str
    token: str = ""
    sequence: int = 0
    confirmed: int = 0
    """The sequence of the last report that the room has confirmed."""
    sent: dict[int, float] = field(default_factory=dict)
    """When each report was sent, by its sequence."""


@dataclass
class Load:
    """What all copies did, and what the teacher's page saw of it."""

    port: int
    copies: list[Copy]
    delays: list[float] = field(default_factory=list)
    statuses: dict[str, set[int]] = field(default_factory=dict)
    lags: list[float] = field(default_factory=list)
    """How much later than asked for this process was woken up."""
    late: int = 0
    """Reports that were not answered in time."""


def report(rounds: int) -> bool:
    """Measure, print a line per figure, and say whether the bars are met."""
    with _server() as (root, addresses, process):
        load = Load(int(addresses[0].split(":")[2].split("/")[0]), _copies())
        seconds = max(2, rounds) * ROUND
        before, after, in_page = asyncio.run(_run(load, addresses, process, seconds))
        cpu = sum(process.cpu_times()[:2])
        process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        process.wait()
        lost = _lost(load, root / ".kata" / "room.db")
    confirmed = sum(copy.confirmed for copy in load.copies)
    print(f"room: the machine itself wakes a process {_ms(load.lags)} late")
    print(f"room: the server took {cpu / seconds:.0%} of one core")
    return all((
        print_measurement(
            f"room: {LEARNERS} learners, {seconds:.0f} s, {confirmed} reports confirmed, "
            f"{load.late} answered late, {lost} lost after the server was killed",
            "0 lost", not lost and confirmed > 0),
        print_measurement(
            f"room: events {_ms(load.delays)} behind the save", f"{BEHIND * 1000:g} ms",
            _most(load.delays) <= BEHIND),
        _page_line(in_page),
        print_measurement(
            f"room: the server holds {after / 1e6:.0f} MB, {(after - before) / 1e6:+.1f} MB since "
            "a fifth of the time", f"{GROWTH:+g} MB", (after - before) / 1e6 <= GROWTH),
        print_measurement(
            f"room: answers to lies {sorted(load.statuses['lies'])}", "nothing but refusals",
            min(load.statuses["lies"], default=400) >= 400),
    ))  # fmt: skip


def _page_line(delays: list[float]) -> bool:
    if len(delays) < 20:
        print("room: the page in Chromium was not measured, since there is none")
        return True
    return print_measurement(
        f"room: rows in Chromium {_ms(delays)} behind their arrival",
        f"{BEHIND * 1000:g} ms",
        _most(delays) <= BEHIND,
    )


def _most(seconds: list[float]) -> float:
    """What 95 % do not exceed."""
    return statistics.quantiles(seconds, n=20)[-1]


def _ms(seconds: list[float]) -> str:
    return (
        f"{_most(seconds) * 1000:.0f} ms (95 % of {len(seconds)}; median "
        f"{statistics.median(seconds) * 1000:.0f} ms, worst {max(seconds) * 1000:.0f} ms)"
    )


async def _run(
    load: Load, addresses: list[str], process: psutil.Popen, seconds: float
) -> tuple[int, int, list[float]]:
    """The whole load; returns the server's memory early and late, and the page's delays."""
    code = addresses[0].rpartition("/")[2]
    for copy in load.copies:
        content = {"code": code, "name": copy.name}
        _, answer = await _ask(load.port, "/api/join", content)
        copy.token = json.loads(answer)["token"]
    watching = asyncio.create_task(_watch(load, addresses[1]))
    lag = asyncio.create_task(_measure_lag(load))
    page = asyncio.create_task(_look(addresses[1], seconds))
    await asyncio.sleep(3)  # until both are there
    end = time.monotonic() + seconds
    working = [asyncio.create_task(_work(load, copy, end)) for copy in load.copies]
    await asyncio.sleep(seconds / 5)
    before = process.memory_info().rss
    await asyncio.gather(*working)
    after = process.memory_info().rss
    await asyncio.sleep(1)
    watching.cancel()
    lag.cancel()
    return before, after, await page


async def _measure_lag(load: Load) -> None:
    while True:
        began = time.perf_counter()
        await asyncio.sleep(0.05)
        load.lags.append(time.perf_counter() - began - 0.05)


async def _work(load: Load, copy: Copy, end: float) -> None:
    await asyncio.sleep(random.uniform(0, INTERVAL))
    while time.monotonic() < end:
        copy.sequence += 1
        began = time.monotonic()
        with suppress(OSError, asyncio.IncompleteReadError):
            await _save(load, copy)
        await asyncio.sleep(max(0.0, began + INTERVAL - time.monotonic()))


async def _save(load: Load, copy: Copy) -> None:
    """One save of a learner, as the kind of copy does it."""
    content = _content(copy)
    statuses = load.statuses.setdefault(copy.kind, set())
    if copy.kind == "lies":
        status, _ = await _ask(load.port, "/api/report", _lie(content), copy.token)
        statuses.add(status)
        return
    if copy.kind == "disconnects" and copy.sequence % 2:
        await _ask(load.port, "/api/report", content, copy.token, give_up=True)
        return
    copy.sent[copy.sequence] = time.time()
    for _ in range(3 if copy.kind == "repeats" else 1):
        status, _ = await _ask(load.port, "/api/report", content, copy.token)
        statuses.add(status)
    if status == 204:
        copy.confirmed = copy.sequence
    load.late += time.time() - copy.sent[copy.sequence] > 3


def _content(copy: Copy) -> dict[str, Any]:
    """A report whose number of tests says which one it is."""
    failure = ["test_the_worked_example_fires", f"{random.getrandbits(128):032x}"]
    return {
        "kata": KATAS[copy.sequence // 40 % len(KATAS)],
        "sequence": copy.sequence,
        "age": 0,
        "state": "in_progress",
        "passed": copy.sequence % MOST_TESTS,
        "total": MOST_TESTS,
        "idea": None,
        "failures": [failure],
    }


def _lie(content: dict[str, Any]) -> dict[str, Any]:
    lies: list[dict[str, Any]] = [
        {"kata": "99_nowhere"},
        {"passed": 10**9},
        {"state": "solved"},
        {"failures": [["<script>alert(1)</script>", "x"]]},
        {"failures": [["test_a", "0" * 32]] * 10_000},
    ]
    return {**content, **random.choice(lies)}


async def _ask(
    port: int, path: str, content: dict[str, Any], token: str = "", *, give_up: bool = False
) -> tuple[int, bytes]:
    """Send a request on a connection of its own, as a copy does; perhaps hang up in its middle."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        body = json.dumps(content).encode()
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {token}\r\nContent-Length: {len(body)}\r\n"
            "Connection: close\r\n\r\n"
        )
        writer.write(head.encode() + (body[: len(body) // 2] if give_up else body))
        await writer.drain()
        if give_up:
            return 0, b""
        answer = await reader.read()
        return int(answer.split(b" ", 2)[1]), answer.partition(b"\r\n\r\n")[2]
    finally:
        writer.close()


async def _watch(load: Load, teacher: str) -> None:
    """The teacher's stream of events: how long after a save it tells of it."""
    copies = {copy.name: copy for copy in load.copies}
    reader, writer = await asyncio.open_connection("127.0.0.1", load.port, limit=2**24)
    token = teacher.rpartition("=")[2]
    host = f"127.0.0.1:{load.port}"
    writer.write(f"GET /api/teacher/events HTTP/1.1\r\nHost: {host}\r\n"
                 f"Cookie: room-{load.port}={token}\r\n\r\n".encode())  # fmt: skip
    while line := await reader.readline():
        if not line.startswith(b"data: "):
            continue
        now = time.time()
        for row in json.loads(line[6:])["rows"]:
            sent = copies[row["name"]].sent.get(row.get("passed", -1))
            if sent is not None and now - sent < INTERVAL:
                load.delays.append(now - sent)


async def _look(teacher: str, seconds: float) -> list[float]:
    """The page itself, where Chromium is: how long after a verdict's arrival its row is there."""
    try:
        from playwright.async_api import async_playwright
    except ImportError:
        return []
    if not find_browser():
        return []
    sandbox = [] if sys.platform == "win32" or os.geteuid() else ["--no-sandbox"]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_browser(), args=sandbox)
        page = await browser.new_page()
        await page.goto(teacher)
        await page.wait_for_selector("#rows tr")
        await page.evaluate(SEEN_IN_PAGE)
        await asyncio.sleep(seconds)
        delays: list[float] = await page.evaluate("window.delays")
        await browser.close()
    return [delay for delay in delays if delay < INTERVAL]


def _lost(load: Load, database: Path) -> int:
    """How many copies the room knows less of than it has confirmed."""
    connection = sqlite3.connect(database)
    rows = connection.execute(
        "SELECT name, max(sequence) FROM learner LEFT JOIN standing ON learner = id GROUP BY id"
    )
    known = dict(rows.fetchall())
    connection.close()
    return sum((known.get(copy.name) or 0) < copy.confirmed for copy in load.copies)


def _copies() -> list[Copy]:
    return [Copy(f"learner {n:03}", KINDS[n % len(KINDS)]) for n in range(LEARNERS)]


@contextmanager
def _server() -> Iterator[tuple[Path, list[str], psutil.Popen]]:
    """A running room: its folder, its addresses, its process."""
    with tempfile.TemporaryDirectory(prefix="room-") as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "grader", root / "grader")
        for part in ("katas", "reference"):
            for name in KATAS:
                shutil.copytree(ROOT / part / name, root / part / name)
        process = psutil.Popen(
            [sys.executable, "-m", "grader", "room", "--host", "127.0.0.1", "--port", "0"],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root), "KATA_LANG": "en"},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            printed = ""
            for line in process.stdout:
                printed += line
                if "Ctrl-C" in line:
                    break
            yield root, re.findall(r"http://\S+", printed), process
        finally:
            if process.is_running():
                process.kill()
                process.wait()
