"""What the watch hears of: saves, also where the system reports none, and keys."""

import os
import threading

import pytest
import watchfiles
from watchfiles import Change

from grader import catalogue
from grader.learner import events
from grader.learner.events import Event, listen_to_files


@pytest.fixture
def katas(workshop):
    for name in ("10_double", "11_again", "12_more"):
        workshop.add(name)
    return catalogue.katas(folder=workshop.root / "katas")


def saved(told):
    return [event.kata.name for event in told if event.kind == "saved"]


def reports(monkeypatch, *changes, problem=None, polled=None):
    """Let the system report these changes, or have a problem."""

    def watch(_root, *, force_polling, **_options):
        if force_polling and polled:
            raise polled
        if problem and not force_polling:
            raise problem
        yield from changes

    monkeypatch.setattr(events, "watch_files", watch)


def test_a_save_is_told_with_its_kata_and_other_files_are_not(monkeypatch, katas):
    stub, other = katas[1].stub_file, katas[1].folder / "notes.txt"
    reports(monkeypatch, {(Change.modified, str(other))}, {(Change.modified, str(stub))})
    told: list[Event] = []
    listen_to_files(katas, told.append)
    assert saved(told) == ["11_again"]


def test_of_several_files_the_one_saved_last_is_told_last(monkeypatch, katas):
    for kata, time in zip(katas, (20, 30, 10), strict=True):
        os.utime(kata.stub_file, (time, time))
    reports(monkeypatch, {(Change.modified, str(kata.stub_file)) for kata in katas})
    told: list[Event] = []
    listen_to_files(katas, told.append)
    assert saved(told) == ["12_more", "10_double", "11_again"]


def test_where_the_system_reports_nothing_files_are_looked_at(monkeypatch, katas):
    change = {(Change.modified, str(katas[0].stub_file))}
    reports(monkeypatch, change, problem=OSError("OS file watch limit reached"))
    told: list[Event] = []
    listen_to_files(katas, told.append)
    assert told[0] == Event(
        "message",
        message="The system does not report saves (OS file watch limit reached); files are looked "
        "at instead.",
    )
    assert saved(told) == ["10_double"]


def test_where_nothing_helps_it_says_so(monkeypatch, katas):
    reports(monkeypatch, problem=RuntimeError("no"), polled=OSError("gone"))
    told: list[Event] = []
    listen_to_files(katas, told.append)
    assert told[-1].message == "Saves are not noticed any more (gone): press r after each."


def test_polling_hears_of_a_real_save(monkeypatch, katas):
    told: list[Event] = []
    heard = threading.Event()

    def watch(root, *, force_polling, **options):
        if not force_polling:
            raise OSError("OS file watch limit reached")
        return watchfiles.watch(root, force_polling=True, **options)

    def put(event):
        told.append(event)
        if event.kind == "saved":
            heard.set()

    monkeypatch.setattr(events, "watch_files", watch)
    threading.Thread(target=listen_to_files, args=(katas, put), daemon=True).start()
    for attempt in range(100):
        katas[2].stub_file.write_text(f"# {attempt}\n")
        if heard.wait(0.5):
            break
    assert "12_more" in saved(told)
