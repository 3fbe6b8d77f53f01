"""Collects the stubs of a class and grades those for which there is no result yet."""

import hashlib
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from rich.progress import Progress

from grader.catalogue.fingerprint import fingerprint, result_key
from grader.catalogue.kata import Kata
from grader.classroom import search, similarity
from grader.classroom.deadlines import Deadlines
from grader.classroom.in_time import open_in_time
from grader.classroom.model import ClassKata, ClassReport, Entry, Header, Student
from grader.classroom.readers import Source
from grader.classroom.source_warnings import find_warnings
from grader.classroom.store import Store
from grader.classroom.submissions import Submission
from grader.grading.results import KataResult
from grader.grading.runner import Runner
from grader.i18n import tr
from grader.sandbox.messages import GraderError, Job

MAX_WARNINGS = 5
"""Things that stand out in one solution and are named."""
MAX_TEXT = 4000
"""Characters of each text of a result."""


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
        store: where stubs and results are kept.
        seed: what random cases are drawn with.
        isolated: whether each solution runs in namespaces of its own.
        cores: how many solutions run at once.
        deadlines: when work was due; None where that does not matter.
    """

    def __init__(
        self,
        katas: Sequence[Kata],
        store: Store,
        seed: int | None = None,
        *,
        isolated: bool,
        cores: int,
        deadlines: Deadlines | None = None,
    ) -> None:
        self.katas = katas
        self.errors: dict[str, str] = {}
        """Where the grader itself failed: its message, by the key of the missing result."""
        self._deadlines = deadlines or Deadlines(None, None)
        self._store, self._seed, self._isolated, self._cores = store, seed, isolated, cores
        self._fingerprints = {
            kata.name: fingerprint(kata, seed=seed, controlled=True, isolated=isolated)
            for kata in katas
        }
        self._ungraded: set[str] = set()
        """The keys of results that are missing."""

    def collect(
        self, part: Sequence[Submission], shard: Shard, students: Path, progress: Progress
    ) -> ClassReport:
        """Keep the stubs of the submissions.

        Args:
            part: the submissions that are graded here.
            shard: which part of the class that is.
            students: the file to be written, that says who handed in what.
            progress: shows how far it is.
        """
        task = progress.add_task(tr("reading", "lesen"), total=len(part))
        beside = students.with_suffix(".part")
        beside.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8", errors="backslashreplace") as stream:
            for submission in part:
                stream.write(self._student(submission).to_json() + "\n")
                progress.advance(task)
        beside.replace(students)
        katas = tuple(ClassKata.of(kata, self._fingerprints[kata.name]) for kata in self.katas)
        due, policy = self._deadlines.due, self._deadlines.policy
        header = Header(
            self._seed,
            self._isolated,
            katas,
            (shard.number,),
            shard.of,
            due=due.isoformat() if due else "",
            late=str(policy) if policy else "",
        )
        return ClassReport(header, students, self._store.results.load)

    def grade(self, report: ClassReport, progress: Progress) -> int:
        """Grade what has no result yet; returns how many files were graded."""
        task = progress.add_task(tr("grading", "bewerten"), total=len(self._ungraded))
        names = {key.split("/")[0] for key in self._ungraded}
        katas = [kata for kata in self.katas if kata.name in names]
        if not katas:
            return 0
        light = [kata for kata in katas if not kata.needs]  # torch is imported meanwhile
        heavy = [kata for kata in katas if kata.needs]
        jobs = chain(self._jobs(report, light), self._jobs(report, heavy))
        done = 0
        with Runner(katas, self._cores) as runner:
            for key, result in self._run(runner, jobs):
                if result is not None:
                    self._store.results.save(key, result)
                done += 1
                progress.advance(task)
        return done

    def _student(self, submission: Submission) -> Student:
        deadline = self._deadlines.of(submission.name, submission.identity)
        with open_in_time(submission, deadline, self.katas) as (source, lateness):
            entries = tuple(self._entry(source, kata) for kata in self.katas)
            notes = [*source.notes]
            if not notes and not any(entry.digest or entry.note for entry in entries):
                notes.append(search.nothing_found(source.paths()))
        return Student(
            submission.name,
            submission.identity,
            tuple(notes),
            entries,
            submission.folder,
            lateness=lateness,
        )

    def _entry(self, source: Source, kata: Kata) -> Entry:
        stub = source.read_stub(kata)
        digest = self._store.keep(kata, stub.content)
        key = result_key(kata, self._fingerprints[kata.name], digest)
        if self._store.results.load(key) is None:
            self._ungraded.add(key)
        form = similarity.form(kata, stub.content) if stub.content else ""
        warnings = find_warnings(kata, self._store.stub(kata, digest))[:MAX_WARNINGS]
        notes = [stub.note] if stub.note else []
        notes += [f"{tr('line', 'Zeile')} {note.line} {note.text}" for note in warnings]
        return Entry(kata.name, key, stub.file, digest, "; ".join(notes), form)

    def _jobs(self, report: ClassReport, katas: Iterable[Kata]) -> Iterator[tuple[str, Job]]:
        by_name = {kata.name: kata for kata in katas}
        for student in report.students():
            for entry in student.entries:
                kata = by_name.get(entry.kata)
                if kata is not None and entry.result in self._ungraded:
                    self._ungraded.discard(entry.result)
                    file = self._store.stub(kata, entry.digest)
                    job = Job(kata, file, self._seed, controlled=True, isolated=self._isolated)
                    yield entry.result, job

    def _run(
        self, runner: Runner, jobs: Iterable[tuple[str, Job]]
    ) -> Iterator[tuple[str, KataResult | None]]:
        """The results as they come; only as many jobs as are soon needed are known at a time."""
        cancel = threading.Event()
        pool = ThreadPoolExecutor(self._cores)
        running: dict[Future[KataResult | None], tuple[str, Job]] = {}
        waiting = iter(jobs)
        try:
            while True:
                for key, job in waiting:
                    running[pool.submit(runner.run_one, job, cancel)] = (key, job)
                    if len(running) >= 2 * self._cores:
                        break
                if not running:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    key, job = running.pop(future)
                    yield key, self._result(key, job, future.result)
        finally:  # also when somebody presses Ctrl-C
            cancel.set()
            pool.shutdown(cancel_futures=True)

    def _result(
        self, key: str, job: Job, graded: Callable[[], KataResult | None]
    ) -> KataResult | None:
        """The result without what differs from run to run, its texts of a bounded length."""
        try:
            result = graded()
        except (GraderError, OSError) as error:
            self.errors[key] = str(error)
            return None
        if result is None:
            return None
        graded_file, graded_shown = job.file.as_posix(), result.file
        shown = f"katas/{job.kata.name}/{job.kata.stub_file.name}"

        def changed(text: str) -> str:
            text = text.replace(graded_file, shown).replace(graded_shown, shown)
            return text if len(text) <= MAX_TEXT else text[:MAX_TEXT] + " …"

        tests = tuple(replace(test, seconds=0.0) for test in result.tests)
        return replace(result, tests=tests).map_texts(changed)


def students_file(store: Store, given: Path, shard: Shard, lang: str = "") -> Path:
    """Where the list of a class, or of those who read one language, is kept while it is graded."""
    name = hashlib.sha256(f"{given.resolve()} {shard}{lang}".encode()).hexdigest()[:16]
    return store.folder / "classes" / f"{name}.jsonl"
