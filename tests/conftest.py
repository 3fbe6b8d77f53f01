"""A workshop: the harness in a folder of its own, with katas made up for one test."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from grader import ROOT
from grader.catalogue.requirements import find_browser

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")  # how long a case takes says only how busy the machine is

TOML = """
rank = 8
minutes = 10
imports = ["numpy"]
time_limit = {time_limit}
care_from = "{care_from}"
title = {{en = "Title", de = "Titel"}}
learned = {{en = "Learned.", de = "Gelernt."}}
hints = [{{en = "a", de = "a"}}, {{en = "b", de = "b"}}, {{en = "c", de = "c"}}]
{more}
"""
DOUBLE_TEST = '''
from grader.testing import equal

def test_two(kata):
    """Twice two is four.

    de: Zweimal zwei ist vier.
    """
    equal(kata.double(2), 4)

def test_three(kata):
    """Twice three is six.

    de: Zweimal drei ist sechs.
    """
    equal(kata.double(3), 6)
'''
PATIENCE = 600
"""Seconds after which a test gives up; a busy machine needs many."""
RIGHT = "def double(value):\n    return value * 2\n"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of the project's own tests."""
    parser.addoption("--accept-screens", action="store_true", help="write tests/golden/ anew")


def pytest_configure(config: pytest.Config) -> None:
    """Demand more of these tests than of a learner's katas: no warning, so no unknown mark."""
    config.addinivalue_line("filterwarnings", "error")
    # what is thrown away raises it at any time, perhaps in another test than its own
    config.addinivalue_line("filterwarnings", "default::pytest.PytestUnraisableExceptionWarning")
    # Starlette prefers a client that hardly anybody has installed yet
    config.addinivalue_line("filterwarnings", "ignore:Using .httpx. with .starlette.testclient.")


collect_ignore_glob = ["golden/*"]  # pytest would look for doctests in screens that have a prompt


@dataclass
class Workshop:
    """A copy of the harness in which a test can make katas and run them."""

    root: Path

    def add(
        self,
        name: str = "10_double",
        solution: str | bytes = RIGHT,
        tests: str = DOUBLE_TEST,
        more: str = "",
        time_limit: float = 5,
    ) -> Path:
        """Make a kata; returns the solution's file."""
        folder = self.root / "katas" / name
        folder.mkdir(parents=True)
        care_from = ["test_none", *re.findall(r"^def (test_\w+)", tests, re.MULTILINE)][-1]
        toml = TOML.format(more=more, time_limit=time_limit, care_from=care_from)
        (folder / "kata.toml").write_text(toml, encoding="utf-8")
        (folder / f"test_{name[3:]}.py").write_text(tests, encoding="utf-8")
        file = folder / f"{name[3:]}.py"
        file.write_bytes(solution if isinstance(solution, bytes) else solution.encode())
        return file

    def variables(self) -> dict[str, str]:
        """What the environment needs so that Python finds this workshop's harness first."""
        known = os.environ.get("PYTHONPATH", "")
        path = os.pathsep.join(filter(None, (str(self.root), known)))
        return {"KATA_LANG": "en", "PYTHONPATH": path}

    def run(
        self, *command: str, cwd: Path | None = None, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a Python module's command in the workshop, in English unless told otherwise."""
        environment = {**os.environ, **self.variables(), **variables}
        for name in ("CI", "BUILD_NUMBER"):  # with these, pytest says every failure twice
            environment.pop(name, None)
        return subprocess.run(
            [sys.executable, "-m", *command],
            cwd=cwd or self.root,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )

    def pytest(
        self, *arguments: str, cwd: Path | None = None, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Run plain pytest in the workshop."""
        return self.run("pytest", "-p", "no:cacheprovider", *arguments, cwd=cwd, **variables)


def new_workshop(root: Path) -> Workshop:
    """An empty workshop in a folder."""
    shutil.copytree(ROOT / "grader", root / "grader", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("conftest.py", "pyproject.toml", "noxfile.py"):
        shutil.copy(ROOT / name, root)
    for name in ("docs", "katas", "reference"):
        (root / name).mkdir()
    shutil.copy(ROOT / "docs" / "glossary.md", root / "docs")
    return Workshop(root)


@pytest.fixture(scope="session")
def make_workshop() -> Callable[[Path], Workshop]:
    """Makes an empty workshop in a folder."""
    return new_workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """An empty workshop for one test."""
    return new_workshop(tmp_path)


@pytest.fixture(scope="module")
def shared_workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """An empty workshop for all tests of one file."""
    return new_workshop(tmp_path_factory.mktemp("workshop"))


@pytest.fixture(scope="session")
def wait_until() -> Callable[[Callable[[], object]], None]:
    """Waits until a condition holds, however long a busy machine takes."""

    def wait(condition: Callable[[], object]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, "it never came true"
            time.sleep(0.05)

    return wait


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages are compared in English, whatever the machine speaks."""
    monkeypatch.setenv("KATA_LANG", "en")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser without a screen; one for all tests of a process, which can have no second."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    found = find_browser()
    if not found:
        pytest.skip("needs Chromium")
    with playwright.sync_playwright() as running:
        sandbox = [] if os.name == "nt" or os.geteuid() else ["--no-sandbox"]
        browser = running.chromium.launch(executable_path=found, args=sandbox)
        yield browser
        browser.close()
