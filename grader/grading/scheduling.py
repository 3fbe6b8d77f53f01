"""In which order jobs begin, and how the tests of one are shared out among processes."""

from collections.abc import Iterable

from grader.grading.results import KataResult, TestResult
from grader.sandbox.messages import Job

MAX_CHUNKS, MIN_CHUNK_SECONDS = 4, 0.03
"""Maximum number of chunks of one kata's tests, and the seconds that each takes at least."""


def schedule(jobs: Iterable[tuple[int, Job]]) -> list[tuple[int, Job]]:
    """The order in which to begin: jobs without torch do not wait until torch is imported.

    One job with torch is the first, so that the core that imports it counts as busy.
    """
    light: list[tuple[int, Job]] = []
    heavy: list[tuple[int, Job]] = []
    for place, job in jobs:
        (heavy if job.kata.needs else light).append((place, job))
    return [*heavy[:1], *light, *heavy[1:]]


def split_by_duration(last: KataResult, cores: int) -> list[tuple[str, ...]]:
    """The names of the tests in chunks that took about as long as each other the last time.

    A kata's tests do not depend on each other, so they give the same in any process.
    """
    tests = sorted(last.tests, key=lambda test: -test.seconds)
    seconds = sum(test.seconds for test in tests)
    count = min(cores, MAX_CHUNKS, int(seconds / MIN_CHUNK_SECONDS), len(tests))
    chunks: list[list[TestResult]] = [[] for _ in range(max(count, 1))]
    for test in tests:
        min(chunks, key=lambda chunk: sum(t.seconds for t in chunk)).append(test)
    return [tuple(test.name for test in chunk) for chunk in chunks]
