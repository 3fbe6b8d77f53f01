"""Class reports made by hand, without a run."""

from grader.classroom.model import ClassKata, ClassReport, Entry, Header, Student
from grader.grading.feedback import Feedback
from grader.grading.results import KataInfo, KataResult, TestResult

KATA = KataInfo("31_threshold", "A neuron <with> a threshold", 8, 10)
FILE = "katas/31_threshold/threshold.py"


def failed(name="test_the_worked_example_fires", kind="wrong", **parts):
    """A failed test; parts of the feedback may be others."""
    known = {
        "headline": "`activate` returned the wrong value.",
        "why": "0.5 + 0.25 + 0.75 = 1.5 is more than the threshold 1.0.",
        "call": ("activate([0.5, 0.25, 0.75], 1.0)",),
        "expected": "1",
        "actual": "0",
    }
    return TestResult(name, "failed", feedback=Feedback(kind, **{**known, **parts}))


def passed(name="test_the_rest"):
    return TestResult(name, "passed")


def result(*tests, digest="d" * 64, kata=KATA):
    return KataResult(kata, FILE, digest, tests)


SOLVED = result(passed("test_the_worked_example_fires"), passed())
BEGUN = result(failed(), passed())
NOT_STARTED = result(failed(kind="not_written"), failed("test_the_rest", kind="not_written"))
NOT_GRADED = result(TestResult("test_x", "not_graded", reason="no GPU"))


def student(name, key="solved", *, digest="d" * 64, note="", **parts):
    """A student with one kata whose result has this key."""
    entry = Entry(KATA.name, key, FILE, digest, note)
    return Student(name, parts.pop("identity", {}), parts.pop("notes", ()), (entry,), **parts)


def report(folder, *students, results=None, lang="en", **header):
    """A report on these students."""
    known = {"solved": SOLVED, "begun": BEGUN, "not_started": NOT_STARTED, "missing": NOT_STARTED,
             "not_graded": NOT_GRADED}  # fmt: skip
    rules = {"test_the_worked_example_fires": "why", "test_the_rest": "why"}
    head = Header(None, True, (ClassKata(KATA, "f" * 64, rules),), lang=lang, **header)
    file = folder / f"students-{lang}.jsonl"
    file.write_text("".join(one.to_json() + "\n" for one in students), encoding="utf-8")
    return ClassReport(head, file, {**known, **(results or {})}.get)
