"""Collects the stubs of a class and grades those on which there is no verdict yet."""

import hashlib
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from rich.progress import Progress

from grader.catalogue.kata import Kata
from grader.classroom import readers, similarity
from grader.classroom.model import Cell, ClassReport, Header, KataHead, Result, Student
from grader.classroom.source_warnings import advice
from grader.classroom.store import Store, basis, verdict_name
from grader.classroom.submissions import Submission
from grader.grading.results import KataResult
from grader.grading.runner import Runner
from grader.i18n import tr
from grader.sandbox.messages import GraderError, Job

ADVICE = 5
"""So many things that stand out in one solution are named."""


@dataclass(frozen=True)
class Shard:
    """Every n-th student, so that several machines can share a class."""

    number: int = 1
    of: int = 1

    def part(self, submissions: Sequence[Submission]) -> Sequence[Submission]:
        return submissions[self.number - 1 :: self.of]


class Class:
    """A class in a work folder: first `collect`, then `grade`; both can be stopped and repeated.

    Args:
        katas: what is graded.
        store: where stubs and verdicts are kept.
        seed: what random cases are drawn with.
        isolated: whether each solution gets a world of its own.
        cores: how many solutions run at once.
    """

    def __init__(
        self,
        katas: Sequence[Kata],
        store: Store,
        seed: int | None = None,
        *,
        isolated: bool,
        cores: int,
    ) -> None:
        self.katas = katas
        self.errors: dict[str, str] = {}
        """Where the grader itself failed: what it said, by the verdict that is missing."""
        self._store, self._seed, self._isolated, self._cores = store, seed, isolated, cores
        self._bases = {kata.name: basis(kata, seed, isolated=isolated) for kata in katas}
        self._open: set[str] = set()

    def collect(
        self, submissions: Sequence[Submission], shard: Shard, students: Path, progress: Progress
    ) -> ClassReport:
        """Take the stubs of all submissions.

        Args:
            submissions: the whole class.
            shard: the part of it that is graded here.
            students: the file that says who handed in what.
            progress: is told how far it is.
        """
        part = shard.part(submissions)
        task = progress.add_task(tr("reading", "lesen"), total=len(part))
        beside = students.with_suffix(".part")
        beside.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8", errors="backslashreplace") as stream:
            for submission in part:
                stream.write(self._student(submission).as_json() + "\n")
                progress.advance(task)
        beside.replace(students)
        heads = tuple(KataHead.of(kata, self._bases[kata.name]) for kata in self.katas)
        header = Header(self._seed, self._isolated, heads, (shard.number,), shard.of)
        return ClassReport(header, students, self._store.read)

    def grade(self, report: ClassReport, progress: Progress) -> int:
        """Grade what has no verdict yet; returns how many files were graded."""
        task = progress.add_task(tr("grading", "bewerten"), total=len(self._open))
        names = {name.split("/")[0] for name in self._open}
        katas = [kata for kata in self.katas if kata.name in names]
        if not katas:
            return 0
        light = [kata for kata in katas if not kata.needs]  # torch is imported meanwhile
        heavy = [kata for kata in katas if kata.needs]
        jobs = chain(self._jobs(report, light), self._jobs(report, heavy))
        done = 0
        with Runner(katas, self._cores) as runner:
            for verdict, result in self._results(runner, jobs):
                if result is not None:
                    self._store.write(verdict, result)
                done += 1
                progress.advance(task)
        return done

    def _results(
        self, runner: Runner, jobs: Iterable[tuple[str, Job]]
    ) -> Iterator[tuple[str, Result | None]]:
        """The results as they come; what was too slow runs once more with the machine for itself.

        On a busy machine a right solution can miss its time, and nobody is to lose points by that.
        """
        slow: list[tuple[str, Job, Result]] = []
        for name, job, result in self._run(runner, jobs):
            if result is not None and result.too_slow:
                slow.append((name, job, result))
            else:
                yield name, result
        for name, job, first in slow:
            second = self._result(name, job, partial(runner.run_one, job))
            self.errors.pop(name, None)  # there is the first result
            yield name, max((first, second or first), key=lambda result: result.points)

    def _student(self, submission: Submission) -> Student:
        with readers.opened(submission.place) as source:
            cells = tuple(self._cell(source, kata) for kata in self.katas)
            return Student(submission.name, submission.identity, tuple(source.notes), cells)

    def _cell(self, source: readers.Source, kata: Kata) -> Cell:
        taken = source.take(kata)
        digest = self._store.keep(kata, taken.content)
        name = verdict_name(kata, self._bases[kata.name], digest)
        if not self._store.has(name):
            self._open.add(name)
        same = similarity.form(kata, taken.content) if taken.content else ""
        found = advice(kata, self._store.stub(kata, digest))
        notes = [taken.note] if taken.note else []
        notes += [f"{tr('line', 'Zeile')} {note.line} {note.text}" for note in found[:ADVICE]]
        return Cell(kata.name, name, taken.file, digest, "; ".join(notes), same)

    def _jobs(self, report: ClassReport, katas: Iterable[Kata]) -> Iterator[tuple[str, Job]]:
        by_name = {kata.name: kata for kata in katas}
        for student in report.students():
            for cell in student.cells:
                kata = by_name.get(cell.kata)
                if kata is not None and cell.verdict in self._open:
                    self._open.discard(cell.verdict)
                    file = self._store.stub(kata, cell.digest)
                    yield (
                        cell.verdict,
                        Job(kata, file, self._seed, controlled=True, isolated=self._isolated),
                    )

    def _run(
        self, runner: Runner, jobs: Iterable[tuple[str, Job]]
    ) -> Iterator[tuple[str, Job, Result | None]]:
        """The results as they come; only as many jobs as are soon needed are known at a time."""
        cancel = threading.Event()
        pool = ThreadPoolExecutor(self._cores)
        running: dict[Future[KataResult | None], tuple[str, Job]] = {}
        waiting = iter(jobs)
        try:
            while True:
                for name, job in waiting:
                    running[pool.submit(runner.run_one, job, cancel)] = (name, job)
                    if len(running) >= 2 * self._cores:
                        break
                if not running:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    name, job = running.pop(future)
                    yield name, job, self._result(name, job, future.result)
        finally:  # also when somebody presses Ctrl-C
            cancel.set()
            pool.shutdown(cancel_futures=True)

    def _result(
        self, name: str, job: Job, graded: Callable[[], KataResult | None]
    ) -> Result | None:
        try:
            verdict = graded()
        except (GraderError, OSError) as error:
            self.errors[name] = f"{job.kata.name}, {job.file}: {error}"
            return None
        shown = f"katas/{job.kata.name}/{job.kata.stub_file.name}"
        return Result.of(verdict, job.file.as_posix(), shown) if verdict else None


def students_file(store: Store, given: Path, shard: Shard) -> Path:
    """Where the list of a class is kept while it is graded."""
    name = hashlib.sha256(f"{given.resolve()} {shard}".encode()).hexdigest()[:16]
    return store.folder / "classes" / f"{name}.jsonl"
