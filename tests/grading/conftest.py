"""A job on a kata made up for one test."""

from collections.abc import Callable

import pytest

from grader.catalogue.kata import read_kata
from grader.sandbox.messages import Job

WRONG = "def double(value):\n    return 4\n"


@pytest.fixture
def make_job(workshop) -> Callable[..., Job]:
    """Makes a kata and a job on its file; one of its two tests passes."""

    def make(solution: str = WRONG, name: str = "10_double", **more) -> Job:
        file = workshop.add(name, solution, **more)
        return Job(read_kata(file.parent), file, lang="en")

    return make
