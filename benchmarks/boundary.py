"""What the boundary costs: a call with small data, a large array, and a whole kata."""

import multiprocessing
import statistics
import tempfile
from functools import cache, partial
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.timing import print_measurement, timed
from grader import ROOT, catalogue
from grader.catalogue.locations import solution_file
from grader.grading.runner import Runner
from grader.sandbox import wire
from grader.sandbox.client import RemoteSolution, WorkerConnection
from grader.sandbox.messages import READY, Job
from grader.sandbox.worker import serve
from grader.solution.local import MODULE
from grader.solution.source_file import SourceFile

KATA = "31_threshold"
CALL, SPEED, WHOLE = 1.0, 100.0, 25.0
MEGABYTES = 64
ECHO = "def echo(value):\n    return value\n"


def report(rounds: int) -> bool:
    """Measure, print three lines, and say whether the bars are met."""
    import numpy as np

    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory(prefix="echo-") as folder:
        file = Path(folder) / "echo.py"
        file.write_text(ECHO, encoding="utf-8")
        ours, theirs = context.Pipe()
        worker = context.Process(target=_echo, args=(file, theirs), daemon=True)
        worker.start()
        workers = WorkerConnection(ours, ours, file)  # it never needs another one
        remote = RemoteSolution(workers, 600.0, file.name)
        echo = remote.get(MODULE, "echo").number
        array = np.ones(MEGABYTES * 2**17)
        remote.call(echo, (array[:1],), {}, "echo")
        calls = [timed(lambda: remote.call(echo, ([1.0, 2.0],), {}, "echo")) for _ in range(300)]
        large = [timed(lambda: remote.call(echo, (array,), {}, "echo")) for _ in range(5)]
        worker.kill()
    call = statistics.median(calls) * 1000
    speed = 2 * MEGABYTES / statistics.median(large)
    return all(
        [
            print_measurement(
                f"a call across the boundary: {call:.2f} ms", f"{CALL:g} ms", call <= CALL
            ),
            print_measurement(
                f"{MEGABYTES} MB there and back: {speed:.0f} MB/s", f"{SPEED:g}", speed >= SPEED
            ),
            _whole(rounds),
        ]
    )


def _whole(rounds: int) -> bool:
    """A kata with its file in a worker, and in the judge's own process, in turn."""
    kata = catalogue.katas([KATA])[0]
    file = solution_file(kata, ROOT / "reference")
    differences = []
    with Runner([kata], cores=1) as runner:
        for _ in range(rounds + 1):
            behind = timed(partial(_run, runner, Job(kata, file)))
            alone = Job(kata, file, behind_boundary=False)
            differences.append(behind - timed(partial(_run, runner, alone)))
    cost = statistics.median(differences[1:]) * 1000
    return print_measurement(
        f"{KATA}: the boundary costs {cost:.0f} ms", f"{WHOLE:g} ms", cost <= WHOLE
    )


def _run(runner: Runner, job: Job) -> None:
    list(runner.run([job]))


def _echo(file: Path, connection: Connection) -> None:
    wire.send(connection, {READY: None})
    serve(connection, cache(partial(SourceFile, file)))
