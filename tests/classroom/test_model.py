"""A class report is never in memory as a whole."""

import tracemalloc
from pathlib import Path

from rich.progress import Progress

from grader import catalogue
from grader.classroom.grading import Class, Shard
from grader.classroom.html import as_html
from grader.classroom.json_report import as_json
from grader.classroom.store import Store
from grader.classroom.submissions import Submission
from grader.classroom.tables import FORMATS
from grader.grading.feedback import Feedback
from grader.grading.results import KataInfo, KataResult, TestResult


def peak(folder: Path, count: int, work: str) -> int:
    """The most memory that Python took for a class of so many, without the grading itself."""
    katas = catalogue.katas(["31"])
    store, students = Store(folder / work), folder / "students.jsonl"
    feedback = Feedback("wrong", "Wrong.", details=("Wrong. " * 300,))
    test = TestResult("test_x", "failed", feedback=feedback, output="y" * 2000)
    result = KataResult(KataInfo.of(katas[0]), "threshold.py", "digest", (test,) * 4)
    tracemalloc.start()
    course = Class(katas, store, isolated=False, cores=1)
    handed_in = [Submission(f"student{n}", folder / f"student{n}") for n in range(count)]
    with Progress(disable=True) as progress:
        report = course.collect(handed_in, Shard(), students, progress)
    for student in report.students():
        for entry in student.entries:
            store.results.save(entry.result, result)
    for view in (as_json, as_html, *(view for _, view in FORMATS.values())):
        with (folder / "report").open("w") as stream:
            stream.writelines(view(report))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def test_memory_stays_flat_from_10_to_1000_submissions(tmp_path):
    for number in range(1000):
        file = tmp_path / f"student{number}/katas/31_threshold/threshold.py"
        file.parent.mkdir(parents=True)
        file.write_text(f"# {number}\n")
    peak(tmp_path, 1, "first")  # what is imported on the way does not count
    few = peak(tmp_path, 10, "few")
    # Python's own table of names may double meanwhile, by 2 MB and more, but only once
    many = min(peak(tmp_path, 1000, "many"), peak(tmp_path, 1000, "again"))
    assert many - few < 4 * 2**20
