"""A learner's folder of our own, in place of the one in this repository."""

import pytest

from grader.catalogue import course_file, kata
from grader.grading.store import ResultStore
from grader.learner import progress, skipped

TOML = """
rank = {rank}
minutes = 10
imports = []
care_from = "test_b"
title = {{en = "{title}", de = "{title}"}}
learned = {{en = "Learned.", de = "Gelernt."}}
hints = [{{en = "a", de = "a"}}]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Where the learner's own results, course and skipped katas are kept."""
    monkeypatch.setattr(progress, "FOLDER", tmp_path)
    monkeypatch.setattr(progress, "RESULTS", ResultStore(tmp_path / "results"))
    monkeypatch.setattr(skipped, "FILE", tmp_path / "skipped")
    return tmp_path


@pytest.fixture
def katas(tmp_path):
    """Four katas, the third of them a quiz; their files are untouched."""
    made = []
    for name in ("91_one", "92_two", "93_quiz", "94_four"):
        place = tmp_path / "katas" / name
        place.mkdir(parents=True)
        (place / "kata.toml").write_text(TOML.format(rank=8, title=f"Quiz: {name}"), "utf-8")
        made.append(kata.read_kata(place))
    (made[2].folder / "quiz.toml").touch()
    return made


@pytest.fixture
def courses(tmp_path, monkeypatch):
    """Makes a course by its name and its steps; returns nothing."""
    folder = tmp_path / "courses"
    folder.mkdir()
    monkeypatch.setattr(course_file, "FOLDER", folder)

    def make(name, steps):
        (folder / f"{name}.toml").write_text(f'title = "{name}"\nsteps = {steps}\n', "utf-8")

    return make
