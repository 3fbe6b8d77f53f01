"""From a save to the verdict in the browser, and from `kata desk` to the first paint."""

import hashlib
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from benchmarks.saving import QUIET, Times, watching
from benchmarks.timing import print_measurement
from grader import ROOT, catalogue
from grader.catalogue.kata import Kata
from grader.catalogue.locations import solution_file
from grader.catalogue.requirements import find_browser

KATA = "31_threshold"
OVER_WATCH, FIRST_PAINT, TRANSFER = 0.100, 1.0, 1_500_000
"""The bars: seconds over the watch loop's, seconds, bytes."""
STARTS = 5
SEEN = """selector => new Promise(done => {
  const look = () => document.querySelector(selector) ? done() : requestAnimationFrame(look);
  look();
})"""
"""Waits frame by frame; Playwright's own waiting looks only every half second in the end."""
BETWEEN = 1.0
"""Seconds after which the processes for the next run of each are ready."""
SAVES, GROWTH = 10, 10.0
"""Saves for each round, and by how many megabytes the server may grow with them."""


def report(rounds: int) -> bool:
    """Measure, print a line per figure, and say whether the bars are met."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print("desk: not measured, since playwright is not installed")
        return True
    if sys.platform == "win32" or not find_browser():
        print("desk: not measured, since it needs Chromium and a pseudo-terminal")
        return True
    (kata,) = catalogue.katas([KATA])
    solution = solution_file(kata, ROOT / "reference").read_text(encoding="utf-8")
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    with _copy(kata) as copy, _copy(kata) as other, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=sandbox)
        met = [_first_paint(browser, copy)]
        with _desk(copy) as (address, process), watching(kata, other) as watched:
            page = browser.new_page()
            page.goto(address)
            page.goto(f"{address.split('?')[0]}#/{kata.number}")
            page.wait_for_selector(".tests li")
            stub = copy / "katas" / kata.name / kata.stub_file.name
            met.append(_compared(page, stub, solution, watched, rounds))
            met.append(_memory(page, stub, process, solution, rounds))
        browser.close()
    return all(met)


def _compared(
    page: Any, stub: Path, solution: str, watched: Callable[[str], Times], rounds: int
) -> bool:
    """The desk's times and those of `kata watch`, measured in turn."""
    took: list[tuple[float, float, float]] = []
    for number in range(rounds + 2):
        text = f"{solution}# {number}"
        time.sleep(BETWEEN)
        watch = watched(text).verdict
        time.sleep(BETWEEN)
        in_page = _saved_in_page(page, f"{text} in the page\n")
        time.sleep(BETWEEN)
        took.append((watch, in_page, _saved_outside(page, stub, f"{text} outside\n")))
    medians = [statistics.median(times) for times in zip(*took[2:], strict=True)]
    watch, in_page, outside = medians
    met = []
    for where, seconds in (("in the page", in_page), ("in another editor", outside)):
        over = seconds - watch
        met.append(
            print_measurement(
                f"{KATA}: saved {where}, {seconds * 1000:.0f} ms to the verdict on the screen, "
                f"{over * 1000:+.0f} ms to `kata watch` (median of {rounds})",
                f"{OVER_WATCH * 1000:+g} ms",
                over <= OVER_WATCH,
            )
        )
    return all(met)


def _first_paint(browser: Any, copy: Path) -> bool:
    """From the command to the map, with a browser that runs already, and what is transferred."""
    took, sizes = zip(*[_opened(browser, copy) for _ in range(STARTS + 1)][1:], strict=True)
    seconds, size = statistics.median(took), max(sizes)
    paint = print_measurement(
        f"desk: {seconds:.2f} s from the command to the map (median of {STARTS})",
        f"{FIRST_PAINT:g} s",
        seconds <= FIRST_PAINT,
    )
    small = print_measurement(
        f"desk: {size / 1000:.0f} kB transferred", f"{TRANSFER / 1000:g} kB", size <= TRANSFER
    )
    return paint and small


def _opened(browser: Any, copy: Path) -> tuple[float, int]:
    """The seconds of one start, and the bytes that came with it."""
    sizes: list[int] = []
    before = time.perf_counter()
    with _desk(copy) as (address, _):
        page = browser.new_page()
        page.on("requestfinished", lambda one: sizes.append(one.sizes()["responseBodySize"]))
        page.goto(address)
        page.evaluate(SEEN, ".track")
        took = time.perf_counter() - before
        page.close()
    return took, sum(sizes)


def _memory(page: Any, stub: Path, process: psutil.Process, solution: str, rounds: int) -> bool:
    """How much larger the server is, and how many processes more it has, after many saves."""

    def state() -> tuple[int, int]:
        time.sleep(2)  # until the processes of the last run are gone
        return process.memory_info().rss, len(process.children(recursive=True))

    before = state()
    for number in range(SAVES * rounds):
        _saved_outside(page, stub, f"{solution}# {number} of many\n")
    after = state()
    grown = (after[0] - before[0]) / 1e6
    return print_measurement(
        f"desk: {SAVES * rounds} saves, {grown:+.1f} MB and {after[1] - before[1]:+d} processes",
        f"{GROWTH:+g} MB and +0",
        grown <= GROWTH and after[1] <= before[1],
    )


def _saved_in_page(page: Any, text: str) -> float:
    """Put a text into the editor, as pasting does, and time from Ctrl+S on."""
    time.sleep(QUIET)
    page.click(".cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(text)
    return _until_verdict(page, text, lambda: page.keyboard.press("Control+s"))


def _saved_outside(page: Any, stub: Path, text: str) -> float:
    time.sleep(QUIET)
    return _until_verdict(page, text, lambda: stub.write_text(text, encoding="utf-8"))


def _until_verdict(page: Any, text: str, save: Callable[[], object]) -> float:
    digest = hashlib.sha256(text.encode()).hexdigest()
    before = time.perf_counter()
    save()
    page.evaluate(SEEN, f'.verdict.solved[data-version="{digest}"]')
    return time.perf_counter() - before


@contextmanager
def _copy(kata: Kata) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="desk-") as folder:
        copy = Path(folder)
        for name in ("grader", f"katas/{kata.name}"):
            shutil.copytree(ROOT / name, copy / name)
        for name in ("conftest.py", "pyproject.toml"):
            shutil.copy(ROOT / name, copy)
        yield copy


@contextmanager
def _desk(copy: Path) -> Iterator[tuple[str, psutil.Process]]:
    """A running desk's address and process."""
    desk = subprocess.Popen(
        [sys.executable, "-m", "grader", "desk", "--no-browser", "--lang", "en"],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert desk.stdout is not None
    try:
        found = (re.match(r"http://\S+", line) for line in desk.stdout)
        yield next(match[0] for match in found if match), psutil.Process(desk.pid)
    finally:
        desk.terminate()
        desk.wait(20)
