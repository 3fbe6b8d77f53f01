"""A stub of recorded answers: what it earns with the seed of the record, and with a fresh one.

The answers are those of the reference under the default seed. The stub takes the place of the
function that answers the judge, and answers a question by all that was asked before it in the same
test, else by its arguments, else as the same call was answered most often.
"""

import base64
import json
import pickle
import tempfile
import zlib
from collections import Counter, defaultdict
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.replayed import Frames, Question, Recall, digest
from benchmarks.timing import print_measurement
from grader import ROOT, catalogue
from grader.catalogue.kata import Kata
from grader.catalogue.locations import solution_file
from grader.grading.judge import judge
from grader.grading.results import KataResult
from grader.grading.runner import Runner
from grader.sandbox import wire
from grader.sandbox.messages import Job
from grader.solution.errors import SolutionError
from grader.solution.local import MODULE, LocalSolution, Reference, Solution, SolutionTimeout
from grader.solution.source_file import SourceFile
from grader.solution.values import Data

FRESH_SEED = 48151623
BAR = 0.1
"""The share of all points that a record may earn under a fresh seed."""


def report(_rounds: int) -> bool:
    """Record, replay, print the points of each kata, and say whether the bar is met."""
    katas = catalogue.katas()
    with tempfile.TemporaryDirectory(prefix="replay-") as folder, Runner(katas) as runner:
        files = {kata.name: write_stub(runner, kata, Path(folder)) for kata in katas}
        same = _graded(runner, katas, files, None)
        fresh = _graded(runner, katas, files, FRESH_SEED)
    for one, other in zip(same, fresh, strict=True):
        print(f"{one.kata.name}: {one.points} of {one.max_points}, fresh seed {other.points}")
    points, possible = sum(r.points for r in same), sum(r.max_points for r in same)
    left = sum(r.points for r in fresh)
    print(f"a record under its own seed: {points} of {possible} points")
    quizzes = sum(r.points for r in fresh if r.kata.name.endswith("_quiz"))
    return print_measurement(
        f"under a fresh seed: {left} of {possible} points, {quizzes} of them letters of a quiz",
        f"{BAR:.0%}",
        left <= BAR * possible,
    )


def _graded(
    runner: Runner, katas: list[Kata], files: dict[str, Path], seed: int | None
) -> list[KataResult]:
    jobs = [Job(kata, files[kata.name], seed, "en", controlled=True, core=True) for kata in katas]
    return list(runner.run(jobs))


def write_stub(runner: Runner, kata: Kata, folder: Path) -> Path:
    """Record a kata's reference and write the stub that answers from the record."""
    reference = solution_file(kata, ROOT / "reference")
    record = folder / f"{kata.name}.pickle"
    job = Job(kata, reference, lang="en", core=True, behind_boundary=False)
    runner.run_in_child(job, partial(record_answers, into=record))
    source = stub_source(record.read_bytes())
    stub = folder / kata.name / kata.stub_file.name
    stub.parent.mkdir()
    stub.write_text(_as_notebook(source) if kata.is_notebook else source, encoding="utf-8")
    return stub


def stub_source(record: bytes) -> str:
    """The Python of a stub that replays a record."""
    data = base64.b85encode(zlib.compress(record)).decode()
    recall = (ROOT / "benchmarks" / "replayed.py").read_text(encoding="utf-8")
    return f"{recall}\n\nRecall.begin({data!r}, globals())\n"


def _as_notebook(source: str) -> str:
    import nbformat

    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    return str(nbformat.writes(notebook))


# --- the record


def record_answers(
    job: Job, connection: Connection, worker: Connection | None, scratch: Path, into: Path
) -> None:
    """The work of a judge: run the tests, and write down what was asked and answered."""
    judge(job, connection, worker, scratch, [_Recorder(into)])


class _Recorder:
    """A plugin that has each test ask a solution that keeps its answers."""

    def __init__(self, into: Path) -> None:
        self._into, self._first = into, ""
        self._by_history: dict[str, list[bytes]] = {}
        self._by_call: dict[str, Counter[tuple[bytes, ...]]] = defaultdict(Counter)
        self._names: dict[str, str] = {}

    def pytest_kata_solution(self, kata: Kata, file: SourceFile) -> Solution:
        return _Recorded(LocalSolution(file, kata.support_file), self)

    def keep(self, question: Question, history: str, answer: dict[str, Data]) -> None:
        """Note an answer under each of the keys that a stub looks it up by."""
        frames = Frames()
        try:
            wire.send(frames, answer)
        except wire.WireError:
            return
        result = answer.get("result")
        if (
            question["ask"] == "get"
            and question["target"] == MODULE
            and isinstance(result, Reference)
        ):
            self._names[str(question["name"])] = result.type_name
        self._first = self._first or history
        self._by_history[history] = frames.waiting
        for key in Recall.keys(question):
            self._by_call[key][tuple(frames.waiting)] += 1

    def pytest_sessionfinish(self) -> None:
        """Write the record down; the process ends soon after."""
        likeliest = {key: [*found.most_common(1)[0][0]] for key, found in self._by_call.items()}
        record = {"first": self._first, "history": self._by_history, "call": likeliest}
        self._into.write_bytes(pickle.dumps({**record, "names": self._names}))


class _Recorded:
    """A Solution that passes every question on and has the answer kept."""

    def __init__(self, solution: Solution, recorder: _Recorder) -> None:
        self._solution, self._recorder, self._history = solution, recorder, ""
        self._functions: dict[str, Data] = {}

    def get(self, target: int, name: str) -> Data:
        if target != MODULE or name not in self._functions:  # the judge asks once, too
            self._functions[name] = self._asked({"ask": "get", "target": target, "name": name})
        return self._functions[name]

    def set(self, target: int, name: str, value: Data) -> None:
        self._asked({"ask": "set", "target": target, "name": name, "value": value})

    def call(
        self,
        target: int,
        args: tuple[Data, ...],
        kwargs: dict[str, Data],
        called: str,
        *,
        after: bool = False,
    ) -> Data:
        parts = {"target": target, "args": args, "kwargs": kwargs, "called": called}
        return self._asked({"ask": "call", **parts, "after": after})

    def finish(self) -> None:
        self._asked({"ask": "finish"})

    def _asked(self, question: Question) -> Data:
        asked = self._history = digest(question, self._history)
        try:
            result = self._answer(question)
        except (SolutionError, SolutionTimeout) as error:
            trouble = json.loads(json.dumps(vars(error.trouble), default=vars))
            self._recorder.keep(question, asked, {"trouble": trouble})
            raise
        self._recorder.keep(question, asked, {"result": result})
        return result

    def _answer(self, question: Question) -> Data:
        match question["ask"]:
            case "get":
                return self._solution.get(question["target"], question["name"])
            case "set":
                self._solution.set(question["target"], question["name"], question["value"])
            case "finish":
                self._solution.finish()
            case _:
                given = (question[part] for part in ("target", "args", "kwargs", "called"))
                return self._solution.call(*given, after=question["after"])
        return None
