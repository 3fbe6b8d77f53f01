"""Who is nearest to the learner's code gives up first."""

import pytest

from grader.sandbox import deadlines
from grader.solution.timeouts import Limits, short_limit

SECONDS = [0.5, 5.0, 60.0, 300.0]
RUNS = [1, deadlines.CONTROL_RUNS]


@pytest.mark.parametrize("seconds", SECONDS)
@pytest.mark.parametrize("runs", RUNS)
def test_worker_then_judge_then_supervisor(seconds, runs):
    worker = runs * Limits.of(seconds).wall
    judge = deadlines.judge_limit(seconds, runs)
    supervisor = deadlines.supervisor_limit(seconds, runs)
    first = deadlines.first_result_limit(seconds, runs)
    assert worker < judge < supervisor < first


@pytest.mark.parametrize("seconds", SECONDS)
def test_a_cell_then_all_cells_then_the_kernel_then_the_supervisor(seconds):
    cells, kernel = deadlines.cells_limit(seconds), deadlines.kernel_limit(seconds)
    first = deadlines.first_result_limit(seconds, notebook=True)
    assert seconds < cells < kernel
    assert kernel + deadlines.judge_limit(seconds) < first


def test_the_supervisor_outlasts_a_judge_that_waits_for_an_exit_code():
    assert deadlines.EXIT_WAIT < deadlines.CRASH_WAIT < deadlines.SUPERVISOR_SLACK


@pytest.mark.parametrize("seconds", SECONDS)
def test_processor_time_runs_out_after_the_limits_of_all_tests(seconds):
    assert deadlines.cpu_limit(seconds, 4) > 4 * seconds


@pytest.mark.parametrize("seconds", SECONDS)
def test_the_judge_lets_each_limit_of_a_worker_run_out_first(seconds):
    worker, judge = Limits.of(seconds), deadlines.worker_limits(seconds)
    assert worker.cpu < judge.cpu
    assert worker.idle < judge.idle
    assert worker.wall < judge.wall < deadlines.judge_limits(seconds).wall


@pytest.mark.parametrize("seconds", SECONDS)
def test_what_is_not_waited_for_any_more_gets_less_than_its_limit(seconds):
    assert short_limit(seconds) < seconds
