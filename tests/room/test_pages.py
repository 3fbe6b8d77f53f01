"""The teacher's page and the projector's, in a real browser."""

import os
import socket
import threading
from pathlib import Path

import pytest
import uvicorn

from grader import ROOT
from grader.learner import room_client
from grader.reports.signature import signature
from grader.room.access import Access
from grader.room.app import make_app
from grader.room.live import Live
from grader.room.model import Room
from grader.room.store import Store
from grader.room.timetable import timetable
from tests.room.conftest import AT_LEAST, golden, report, solved

SHOTS = os.environ.get("ROOM_SHOTS", "")
"""A folder for screenshots; without it they go to the test's own."""
AXE = ROOT / "desk" / "node_modules" / "axe-core" / "axe.min.js"
SIZES = ((1280, 800), (390, 844), (1920, 1080))
HOSTILE = '<img src=x onerror="alert(1)">'


class OpenRoom:
    """A room that a browser can look at."""

    def __init__(self, room, address):
        self.room, self.address, self.sequence = room, address, 0
        self.tokens = {}

    def join(self, *names):
        for name in names:
            content = {"code": self.room.code, "name": name}
            answer = room_client.ask(self.address, "POST", "/api/join", content=content)
            self.tokens[name] = answer.content["token"]

    def send(self, name, path, content):
        token = self.tokens[name]
        assert room_client.ask(self.address, "POST", f"/api/{path}", token=token, content=content)

    def report(self, name, content):
        self.sequence += 1
        self.send(name, "report", {**content, "sequence": self.sequence})

    def page(self, name):
        return f"{self.address}/{name}?token={self.room.secret}"


@pytest.fixture
def opened(tmp_path, katas):
    store = Store(tmp_path / "room.db")
    room = Room(store, katas, timetable([k for k in katas if 31 <= k.number <= 36]))
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    live = Live(room)
    app = make_app(room, live, Access(room.secret, port), f"http://192.168.1.5:8311/{room.code}")
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield OpenRoom(room, f"http://127.0.0.1:{port}")
    live.end()
    server.should_exit = True
    thread.join()
    store.close()


@pytest.fixture
def tab(chromium, opened):
    """A tab without complaints that asks nobody but the room."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    page = context.new_page()
    complaints, requests = [], []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on("console", lambda said: complaints.extend([said.text] if said.type == "error" else []))
    page.on("request", lambda request: requests.append(request.url))
    yield page
    context.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith(opened.address)] == []


def fill(opened):
    """A room of 24 in the middle of its work."""
    names = [f"{first}{last}" for first in ("Ada", "Bob", "Cem", "Dörte", "Eva", "Finn")
             for last in ("", " K.", " M.", " zu Hohenstein-W.")]  # fmt: skip
    opened.join(*names)
    opened.room.started -= 50 * 60
    for number, name in enumerate(names):
        opened.report(name, report(failures=AT_LEAST if number % 3 else [], age=2000))
        if number % 4 == 0:
            opened.report(name, report(failures=AT_LEAST, age=0))
        if number % 4 > 0:
            opened.report(name, solved(age=1500 - 10 * number))
        if number % 4 > 1:
            wrong = signature(golden("32_weighted_inputs", "at_least"))
            failures = [["test_a_weighted_sum_equal_to_the_threshold_stays_silent", wrong]]
            opened.report(name, report(kata="32_weighted_inputs", failures=failures, age=700))
        if number % 4 > 2:
            opened.report(name, solved(kata="32_weighted_inputs", age=400))
            failures = [["test_the_worked_example_gives_three_weighted_sums", "0" * 32]]
            changed = {"kata": "33_single_layer", "idea": True, "age": 10 * number}
            opened.report(name, report(failures=failures, **changed))
    code = "def activate(inputs, threshold):\n    return int(sum(inputs) >= threshold)\n"
    for name in ("Ada", "Eva K."):
        opened.send(name, "ask", {"kata": "31_threshold", "code": code})


def shoot(page, name, tmp_path):
    """Keep what a page looks like, and that nothing sticks out of it."""
    folder = Path(SHOTS) if SHOTS else tmp_path / "shots"
    folder.mkdir(exist_ok=True)
    for width, height in SIZES:
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=scheme)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{name} is {wide} wide at {width}"
            page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=width < 1900)


def audit(page):
    """What axe finds that is serious or critical."""
    if not AXE.is_file():
        return []
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice']})")
    serious = [one for one in result["violations"] if one["impact"] in ("serious", "critical")]
    return [f"{one['id']}: {[n['html'][:150] for n in one['nodes'][:3]]}" for one in serious]


def test_the_teachers_page_shows_a_room_at_work(opened, tab, tmp_path):
    fill(opened)
    tab.goto(opened.page("teacher"))
    tab.wait_for_selector("#rows tr:nth-child(24)")
    shoot(tab, "room", tmp_path)
    assert audit(tab) == []
    tab.click("#lang")
    tab.get_by_role("heading", name="Bitten um Hilfe").wait_for()
    shoot(tab, "room-de", tmp_path)


def test_the_wall_shows_no_names(opened, tab, tmp_path):
    fill(opened)
    tab.goto(opened.page("wall"))
    tab.wait_for_selector("#failures .half")
    shoot(tab, "wall", tmp_path)
    assert audit(tab) == []
    assert "Ada" not in tab.content()
    text = tab.inner_text("#failures")
    assert "Fires as soon as the sum reaches the threshold" in text
    assert "Die Summe muss den Schwellenwert übersteigen" in text


def test_the_page_follows_what_happens(opened, tab):
    opened.join("Ada")
    tab.goto(opened.page("teacher"))
    tab.get_by_text("joined, no run yet").wait_for()
    opened.join("Bob")
    opened.report("Bob", report(failures=AT_LEAST, age=0))
    tab.get_by_text("Fires as soon as the sum reaches").first.wait_for()
    opened.report("Bob", solved(age=0))
    tab.wait_for_selector("tr.solved")
    opened.send("Ada", "leave", {})
    tab.wait_for_selector("text=Ada", state="detached")
    assert tab.locator("#rows tr").count() == 1


def test_shown_code_is_text_and_goes_when_it_is_done(opened, tab):
    opened.join(HOSTILE)
    code = f"</pre><script>alert(1)</script>\n{HOSTILE}\n"
    opened.send(HOSTILE, "ask", {"kata": "31_threshold", "code": code})
    tab.goto(opened.page("teacher"))
    tab.click("#help button")
    tab.wait_for_selector("dialog[open]")
    assert tab.text_content("#code-text") == code
    assert HOSTILE in tab.inner_text("#rows")
    tab.click("#code-done")
    tab.locator("#help").get_by_text("Nobody").wait_for()
    assert opened.room.learners[1].question is None


def test_an_open_page_goes_on_when_a_killed_room_is_back(server, chromium):
    page = chromium.new_page()
    page.goto(server.teacher)
    page.wait_for_selector("#rows", state="attached")
    server.kill()
    page.wait_for_selector("#lost:not([hidden])")
    server.start()
    content = {"code": server.code, "name": "Ada"}
    room_client.ask(server.base, "POST", "/api/join", content=content)
    page.wait_for_selector("#rows tr")
    assert page.locator("#lost").is_hidden()
    page.close()


def test_a_learners_browser_shows_the_command(opened, tab, tmp_path):
    tab.goto(f"{opened.address}/{opened.room.code}")
    assert f"kata join {opened.address}/{opened.room.code}" in tab.inner_text("main")
    shoot(tab, "join", tmp_path)
