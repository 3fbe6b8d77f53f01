"""Two hundred honest solutions, none like the other: all solved, and nothing said against them."""

import random
import tempfile
from pathlib import Path

from benchmarks.timing import print_measurement
from benchmarks.variants import vary
from grader import ROOT, catalogue
from grader.catalogue.kata import Kata
from grader.classroom.source_warnings import find_warnings
from grader.grading.runner import Runner
from grader.sandbox import namespaces
from grader.sandbox.messages import Job

COUNT = 200


def report(_rounds: int) -> bool:
    """Grade them as a class is graded, name each false alarm, and say whether there was none."""
    katas = [kata for kata in catalogue.katas() if not kata.is_notebook]
    isolated = not namespaces.unavailable_reason()
    with tempfile.TemporaryDirectory(prefix="honest-") as folder:
        jobs = [
            Job(kata, file, lang="en", controlled=True, isolated=isolated)
            for kata, file in written(Path(folder), katas, COUNT)
        ]
        wrong = 0
        with Runner(katas) as runner:
            for job, verdict in zip(jobs, runner.run(jobs), strict=True):
                notes = [note.text.en for note in find_warnings(job.kata, job.file)]
                first = verdict.first_failure
                if first is not None and first.feedback is not None:
                    notes.append(f"{first.name}: {first.feedback.text()}")
                wrong += not verdict.solved or bool(notes)
                for note in notes:
                    source = job.file.read_text(encoding="utf-8")
                    print(f"false alarm in {job.kata.name}: {note}\n{source}")
    walls = "isolated" if isolated else "not isolated"
    return print_measurement(
        f"{len(jobs)} honest solutions, {walls}: {wrong} false alarms", "0", wrong == 0
    )


def written(folder: Path, katas: list[Kata], count: int) -> list[tuple[Kata, Path]]:
    """Write so many solutions, of each kata in turn, each unlike all others of its kata."""
    dice, seen = random.Random(0), set[str]()
    found: list[tuple[Kata, Path]] = []
    while len(found) < count:
        kata = katas[len(found) % len(katas)]
        reference = ROOT / "reference" / kata.name
        right = [reference / kata.stub_file.name, *sorted((reference / "accepted").glob("*.py"))]
        source = vary(dice.choice(right).read_text(encoding="utf-8"), dice)
        if source not in seen:
            seen.add(source)
            file = folder / str(len(found)) / kata.stub_file.name
            file.parent.mkdir()
            file.write_text(source, encoding="utf-8")
            found.append((kata, file))
    return found
