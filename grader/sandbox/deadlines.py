"""Every time-out of the processes that grade a kata, in seconds and in one place.

`seconds` is a test's time limit as its kata.toml has it: the processor time of the solution. What
sleeps is stopped after twice that, and on a busy machine something may take eight times that and
10 s more (`grader.solution.timeouts.Limits`); the time in which it waits for a processor counts
only there. The process that is nearest to the learner's code gives up first, because it knows most
about it:

    worker       Limits.of(seconds)     stops the call, and knows the learner's line
    judge        the same + WORKER_GRACE     ends a worker that did not stop by itself
    supervisor   judge's wall limit + SUPERVISOR_SLACK     ends a judge that sent no result

A negative control multiplies the first term by CONTROL_RUNS. After two time-outs of the same
function (`grader.solution.timeouts`), and where the file has used up FILE_LIMITS of them, a call
gets `short_limit` at most, so that a file that never ends costs a bounded time.
"""

import math

from grader.solution.timeouts import Limits

WORKER_GRACE = 1.0
"""What a worker gets on top of a test's time to stop by itself."""
CONTROL_RUNS = 3
"""How often a controlled test runs at most: on the solution, and on two that must fail."""
SUPERVISOR_SLACK = 20.0
"""What a judge gets on top of its own limit to compare and report, on a busy machine."""
JUDGE_STARTUP = 180.0
"""Until a judge's first test, a cold `import torch` included."""
KERNEL_STARTUP = 120.0
"""Until a notebook's kernel answers."""
MIN_CALL = 0.1
"""What a call gets at least, when little of its test's time is left."""
CPU_SLACK = 10.0
"""Processor time for what is not the solution's, on top of the limits of all tests."""
EXIT_WAIT = 0.3
"""Within which a worker that is no longer needed may end by itself."""
CRASH_WAIT = 5.0
"""Within which a worker that hung up has to have an exit code, on a busy machine."""
POLL_INTERVAL = 0.1
"""Between two looks at a worker's memory, or at whether a kernel is alive."""


FILE_LIMITS = 5
"""How often the limit of a test all calls of a file may use up, before they get little time."""


def worker_limits(seconds: float) -> Limits:
    """What the judge lets a worker use, which should have stopped by itself."""
    limits = Limits.of(seconds)
    grace = WORKER_GRACE
    return Limits(limits.cpu + grace, limits.idle + grace, limits.wall + grace)


def judge_limits(seconds: float, runs: int = 1) -> Limits:
    """What a judge may use itself for a test that may run several times.

    It sleeps while its worker works.
    """
    return Limits(runs * seconds + WORKER_GRACE, math.inf, judge_limit(seconds, runs))


def judge_limit(seconds: float, runs: int = 1) -> float:
    """How long the judge lets a test take in all, on the busiest machine."""
    return runs * worker_limits(seconds).wall + WORKER_GRACE


def supervisor_limit(seconds: float, runs: int = 1) -> float:
    """How long the supervisor waits from one result to the next."""
    return judge_limit(seconds, runs) + SUPERVISOR_SLACK


def first_result_limit(seconds: float, runs: int = 1, *, notebook: bool = False) -> float:
    """How long the supervisor waits for the first result, before which a notebook's cells run."""
    cells = kernel_limit(seconds) if notebook else 0.0
    return JUDGE_STARTUP + cells + supervisor_limit(seconds, runs)


def cells_limit(seconds: float) -> float:
    """How long the judge lets all cells of a notebook take together, on the busiest machine."""
    return worker_limits(seconds).wall


def kernel_limit(seconds: float) -> float:
    """How long the judge lets a notebook take, from the start of its kernel to the end of it."""
    return 2 * KERNEL_STARTUP + cells_limit(seconds) + WORKER_GRACE


def cpu_limit(seconds: float, tests: int) -> float:
    """How much processor time a worker gets for all tests of its kata."""
    return tests * seconds + CPU_SLACK
