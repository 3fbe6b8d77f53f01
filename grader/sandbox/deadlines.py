"""Every time-out of the processes that grade a kata, in seconds and in one place.

`seconds` is a test's time limit as its kata.toml has it. The process that is nearest to the
learner's code gives up first, because it knows most about it:

    worker       seconds                      stops the call, and knows the learner's line
    judge        seconds + WORKER_GRACE       ends a worker that did not stop by itself
    supervisor   judge + SUPERVISOR_SLACK     ends a judge that sent no result

A negative control multiplies the first term by CONTROL_RUNS. `grader.solution.timeouts` has how
often an exception that the learner's code swallowed comes again.
"""

WORKER_GRACE = 1.0
"""What a worker gets on top of a test's time to stop by itself."""
CONTROL_RUNS = 3
"""How often a controlled test runs at most: on the solution, and on two that must fail."""
SUPERVISOR_SLACK = 20.0
"""What a judge gets on top of its own limit to compare and report, on a busy machine."""
JUDGE_STARTUP = 90.0
"""Until a judge's first test, a cold `import torch` included."""
KERNEL_STARTUP = 60.0
"""Until a notebook's kernel answers."""
MIN_CALL = 0.1
"""What a call gets at least, when little of its test's time is left."""
CPU_SLACK = 10.0
"""Processor time for what is not the solution's, on top of the limits of all tests."""
EXIT_WAIT = 0.3
"""Within which a worker that is no longer needed may end by itself."""
CRASH_WAIT = 3.0
"""Within which a worker that hung up has to have an exit code, on a busy machine."""
POLL_INTERVAL = 0.1
"""Between two looks at a worker's memory, or at whether a kernel is alive."""


def judge_limit(seconds: float, runs: int = 1) -> float:
    """How long the judge lets a test take that may run several times."""
    return runs * seconds + WORKER_GRACE


def supervisor_limit(seconds: float, runs: int = 1) -> float:
    """How long the supervisor waits from one result to the next."""
    return judge_limit(seconds, runs) + SUPERVISOR_SLACK


def first_result_limit(seconds: float, runs: int = 1, *, notebook: bool = False) -> float:
    """How long the supervisor waits for the first result, before which a notebook's cells run."""
    cells = kernel_limit(seconds) if notebook else 0.0
    return JUDGE_STARTUP + cells + supervisor_limit(seconds, runs)


def cells_limit(seconds: float) -> float:
    """How long the judge lets all cells of a notebook take together."""
    return seconds + WORKER_GRACE


def kernel_limit(seconds: float) -> float:
    """How long the judge lets a notebook take, from the start of its kernel to the end of it."""
    return 2 * KERNEL_STARTUP + cells_limit(seconds) + WORKER_GRACE


def cpu_limit(seconds: float, tests: int) -> float:
    """How much processor time a worker gets for all tests of its kata."""
    return tests * seconds + CPU_SLACK
