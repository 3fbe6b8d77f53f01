"""A desk over katas of its own, in this process and as the server that a learner starts."""

import json
import os
import re
import shutil
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
from grader.desk import app
from grader.desk.access import Access
from grader.desk.memory import Memory
from grader.desk.session import Session
from grader.grading.store import ResultStore
from grader.learner import progress

TOKEN = "the-token"
PORT = 8000
KATAS = ("09_quiz", "31_threshold", "32_weighted_inputs", "51_notebook")
PAUSE_LIMIT = 60
"""Seconds that a busy machine may take for anything that is waited for."""
SHOTS = os.environ.get("DESK_SHOTS", "")
"""A folder for screenshots; without it they go to the test's own."""
AXE = ROOT / "desk" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture
def katas(tmp_path: Path) -> Path:
    """A folder of katas for one test."""
    folder = tmp_path / "katas"
    for name in KATAS[:2]:
        shutil.copytree(ROOT / "katas" / name, folder / name)
    return folder


@pytest.fixture
def desk(katas: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """The server's routes, asked by somebody who does not know the token yet."""
    monkeypatch.setattr(progress, "FOLDER", tmp_path / ".kata")
    monkeypatch.setattr(progress, "RESULTS", ResultStore(tmp_path / ".kata" / "results"))
    monkeypatch.setattr(app, "PICTURES", tmp_path / ".kata" / "pictures")
    remembered = Memory(TOKEN, PORT)
    session = Session(catalogue.katas(folder=katas), remembered, tmp_path / ".kata" / "desk.json")
    server = app.make_app(session, Access(TOKEN, PORT))
    with TestClient(server, base_url=f"http://127.0.0.1:{PORT}", follow_redirects=False) as client:
        yield client


@pytest.fixture
def learner(desk: TestClient) -> TestClient:
    """The same, with the cookie of the desk's own page."""
    desk.cookies.set(f"desk-{PORT}", TOKEN)
    return desk


PICTURE_STUB = "def double(image):\n    return 2 * image[::-1]\n"
PICTURE_TEST = '''
import numpy as np
from grader.testing import close

IMAGE = np.add.outer(np.arange(24.0) ** 2, np.arange(32.0))

def test_an_image_is_doubled(kata):
    """Every pixel becomes twice as bright.

    de: Jedes Pixel wird doppelt so hell.
    """
    close(kata.double(IMAGE), 2 * IMAGE)
'''


class Server:
    """`kata desk` in a process and a copy of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._process: subprocess.Popen[str] | None = None
        self.address = ""

    def start(self, lang: str = "en") -> None:
        """Start it and wait for its address."""
        known = self.root / ".kata" / "desk.json"
        if known.is_file():  # the language of the last time would win
            known.write_text(json.dumps({**json.loads(known.read_text()), "lang": lang}))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "grader", "desk", "--no-browser"],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(self.root), "KATA_LANG": lang},
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if found := re.match(r"http://\S+", line):
                self.address = found[0]
                return
        pytest.fail("the desk did not start")

    def kill(self) -> None:
        """End it as a crash would."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.communicate()
            self._process = None

    def stub(self, name: str) -> Path:
        """The learner's file of one kata."""
        file: Path = catalogue.read_kata(self.root / "katas" / name).stub_file
        return file

    def fetch_data(self) -> None:
        """Have the pictures of organs, which the notebook reads; they are 2000 files."""
        for file in (ROOT / "data").glob("*.py"):
            (self.root / "data").mkdir(exist_ok=True)
            shutil.copy(file, self.root / "data")
        shutil.copytree(ROOT / "data" / "organs", self.root / "data" / "organs")

    def solution(self, name: str) -> str:
        """The reference's source."""
        kata = catalogue.read_kata(self.root / "katas" / name)
        return (self.root / "reference" / name / kata.stub_file.name).read_text(encoding="utf-8")


@pytest.fixture
def server(tmp_path: Path, make_workshop: Callable[[Path], Any]) -> Iterator[Server]:
    """A running desk."""
    root = tmp_path / "copy"
    make_workshop(root).add("40_double", PICTURE_STUB, PICTURE_TEST)
    left_out = shutil.ignore_patterns("__pycache__", ".*")
    for part in ("katas", "reference"):
        for name in KATAS:
            if (ROOT / part / name).is_dir():
                shutil.copytree(ROOT / part / name, root / part / name, ignore=left_out)
    running = Server(root)
    running.start()
    yield running
    running.kill()


def eventually(condition: Callable[[], bool], what: str) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PAUSE_LIMIT
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.02)
    pytest.fail(f"never: {what}")


class Browsing:
    """A page of the desk, and what a learner does on it."""

    def __init__(self, page: Any, server: Server, shots: Path) -> None:
        self.page, self.server, self.shots = page, server, shots
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.set_default_timeout(PAUSE_LIMIT * 1000)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._listen)
        page.on("request", lambda request: self.requests.append(request.url))

    def _listen(self, message: Any) -> None:
        if message.type in ("error", "warning") and "Content Security" in message.text:
            self.complaints.append(f"{message.text} {message.location}")

    def enter(self) -> None:
        """Open the address that the server printed."""
        self.page.goto(self.server.address)
        self.page.wait_for_selector(".track")

    def open(self, number: int) -> None:
        """Go to a kata and wait until it has run."""
        self.page.goto(f"{self.server.address.split('?')[0]}#/{number}")
        self.page.wait_for_selector(".tests li")

    def write(self, text: str) -> None:
        """Replace what stands in the editor, without saving it."""
        self.page.click(".cm-content")
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(text)

    def save(self) -> None:
        self.page.keyboard.press("Control+s")

    def written(self) -> str:
        """What stands in the editor."""
        return str(self.page.evaluate(
            "[...document.querySelectorAll('.cm-line')].map(line => line.textContent).join('\\n')"
        ))  # fmt: skip

    def sees(self, text: str) -> None:
        """Wait until a text is on the page."""
        self.page.get_by_text(text).first.wait_for()

    def shoot(self, name: str) -> None:
        """Keep what the page looks like: wide and narrow, light and dark."""
        for width, height in ((1280, 800), (390, 844)):
            for theme in ("light", "dark"):
                self.page.set_viewport_size({"width": width, "height": height})
                self.page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
                file = self.shots / f"{name}-{width}-{theme}.png"
                self.page.screenshot(path=file, full_page=width < 1000)
        self.page.set_viewport_size({"width": 1280, "height": 800})
        self.page.evaluate("document.documentElement.dataset.theme = 'light'")

    def audit(self) -> list[str]:
        """What axe finds that is serious or critical, in both themes."""
        found = []
        for theme in ("light", "dark"):
            self.page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
            result = self.page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', "
                                        "'wcag21aa', 'wcag22aa', 'best-practice']})")  # fmt: skip
            for violation in result["violations"]:
                where = [node["html"][:150] for node in violation["nodes"][:3]]
                if violation["impact"] in ("serious", "critical"):
                    found.append(f"{theme}: {violation['id']}: {violation['help']} {where}")
        return found


@pytest.fixture
def browse(chromium: Any, server: Server, tmp_path: Path) -> Iterator[Callable[[], Browsing]]:
    """Opens one more tab of one browser; at the end none may have complained."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light")
    shots = Path(SHOTS) if SHOTS else tmp_path / "shots"
    shots.mkdir(parents=True, exist_ok=True)
    tabs: list[Browsing] = []

    def new_tab() -> Browsing:
        tabs.append(Browsing(context.new_page(), server, shots))
        return tabs[-1]

    yield new_tab
    context.close()
    for tab in tabs:
        assert tab.complaints == []
        own = server.address.split("?")[0]
        assert [url for url in tab.requests if not url.startswith((own, "data:", "blob:"))] == []
