"""Whether the lines that a failure shows give the shown result when a learner types them.

`python -m grader.authoring.transcripts 31` types those of each rejected solution of a kata.
"""

import ast
import contextlib
import importlib
import io
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal

from grader import catalogue
from grader.authoring import solution_checks
from grader.authoring.findings import Solutions
from grader.catalogue.kata import Kata
from grader.grading.feedback import Feedback
from grader.grading.runner import Runner
from grader.i18n import set_language
from grader.sandbox.messages import Job
from grader.solution import probes, timeouts
from grader.solution.formatting import format_value
from grader.solution.local import load_support
from grader.solution.notebook import open_source
from grader.solution.values import to_plain_data
from grader.testing.array_diff import MARK
from grader.testing.kinds import described, described_with_value, dtype_name

Outcome = Literal["reproduced", "differs", "not code", "not checked"]
DESCRIBED = re.compile(r"^  …|<[^<>'\"]+>|(?<!\.)…", re.MULTILINE)
"""What stands for something that is too large to be typed."""
SECONDS = 60.0
"""How long one solution may take, with the imports."""
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*(?:e[-+]?\d+)?|inf|nan)")
LABEL = re.compile(r"^\[[\d, ]+\]: ")


@dataclass(frozen=True)
class Replay:
    """What came of typing the lines of a failure."""

    outcome: Outcome
    why: str = ""


def replay(kata: Kata, file: Path, feedback: Feedback) -> Replay:
    """Run the lines of a failure, and compare the result with the one that it shows.

    The solution runs in this process; it has to be one of the repository's own.

    Args:
        kata: the kata.
        file: the solution that the failure is about.
        feedback: the failure, in English.
    """
    text = "\n".join(feedback.call)
    banned = "is not allowed" in feedback.headline  # nothing watches here
    if feedback.kind not in ("wrong", "trouble") or not text or feedback.changed or banned:
        return Replay("not checked")
    if DESCRIBED.search(text):
        return Replay("not code")
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return Replay("differs", "the lines are no Python")
    set_language("en")
    value, error = _typed(tree, kata, file)
    return _judged(value, error, feedback)


def _typed(tree: ast.Module, kata: Kata, file: Path) -> tuple[Any, BaseException | None]:
    """The value of the last line, or the exception that a line raised."""
    names: dict[str, Any] = {"probe": probes}
    with contextlib.suppress(ImportError):
        import numpy

        names["np"] = numpy
    if "torch" in sys.modules or b"torch" in file.read_bytes():
        import torch

        names["torch"] = torch
        torch.manual_seed(0)
    last = tree.body.pop()
    value: Any = None
    stop = timeouts.start(kata.time_limit)
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            if kata.support_file is not None:
                names["support"] = load_support(kata.support_file)
            names.update(vars(open_source(kata, file).run()))
            for line in tree.body:
                with contextlib.suppress(Exception):  # after an error a learner types on
                    exec(compile(ast.Module([line], []), "<lines>", "exec"), names)
            if isinstance(last, ast.Expr):
                value = eval(compile(ast.Expression(last.value), "<lines>", "eval"), names)
            else:
                exec(compile(ast.Module([last], []), "<lines>", "exec"), names)
    except BaseException as error:
        return None, error
    finally:
        stop()
    return value, None


def _judged(value: Any, error: BaseException | None, feedback: Feedback) -> Replay:
    raises = feedback.kind == "trouble" or "instead of" in feedback.headline
    if error is not None:
        shown = f"{feedback.headline}\n{feedback.actual}"
        told = type(error).__name__ in shown or _special(error, shown)
        if raises and told:
            return Replay("reproduced")
        return Replay("differs", f"it raises {type(error).__name__}: {str(error)[:200]}")
    if raises:
        return Replay("differs", "nothing is raised")
    if "should have raised" in feedback.headline or _shows(value, feedback.actual):
        return Replay("reproduced")
    return Replay("differs", f"the value is {described_with_value(_plain(value))[:200]}")


def _special(error: BaseException, shown: str) -> bool:
    """Whether the sentence is the one for an exception whose name it does not tell."""
    return isinstance(error, EOFError | OSError) and "keyboard" in shown


def _plain(value: Any) -> Any:
    try:
        return to_plain_data(value, lambda v: f"an object of type {type(v).__name__}")
    except Exception:
        return value


def _shows(value: Any, shown: str) -> bool:
    """Whether a text could be what a failure shows of the value."""
    value = _plain(value)
    texts = (
        described(value),
        described_with_value(value),
        f"dtype {dtype_name(value)}",
        f"{dtype_name(value)!r}",
        str(tuple(getattr(value, "shape", ()))),
        f"the keys {format_value(list(value))}" if isinstance(value, dict) else "",
    )
    if shown in texts or shown == str(value):
        return True
    if re.sub(r"\s", "", shown).endswith(re.sub(r"\s", "", format_value(value))):
        return True
    shape = getattr(value, "shape", None)
    if shape is not None and shown.startswith(f"shape {tuple(shape)}"):
        return True
    return _numbers_agree(value, shown)


def _numbers_agree(value: Any, shown: str) -> bool:
    """Whether every number of a row that is shown is in the value, in this order."""
    import numpy as np

    try:
        flat = np.asarray(value, dtype=complex if np.iscomplexobj(value) else float).reshape(-1)
    except (TypeError, ValueError):
        return False
    lines = [line for line in shown.split("\n") if set(line.strip()) - {MARK, " "}]
    rows = [LABEL.sub("", line) for line in lines if not line.startswith("(")]
    numbers = [float(n) for row in rows for n in NUMBER.findall(row)]
    if not numbers:
        return False
    at = 0
    for number in numbers:
        near = np.isclose(flat[at:], number, rtol=1e-6, equal_nan=True)
        if not near.any():
            return False
        at += int(near.argmax()) + 1
    return True


def main() -> int:
    """Type the lines of all rejected solutions, and say how many of them give what is shown."""
    counts: Counter[str] = Counter()
    for kata in catalogue.katas(sys.argv[1:]):
        for name in ("numpy", *kata.needs):
            importlib.import_module(name)  # once, and not in each process anew
        for file, feedback in _failures(kata):
            found = _in_a_process(kata, file, feedback)
            counts[found.outcome] += 1
            if found.outcome in ("differs", "not code"):
                print(f"{kata.name}, {file.stem}: {found.outcome} {found.why}".rstrip())
    print(", ".join(f"{count} {outcome}" for outcome, count in counts.most_common()))
    return 1 if counts["differs"] else 0


def _failures(kata: Kata) -> Iterator[tuple[Path, Feedback]]:
    """What a learner reads about each rejected solution."""
    files = Solutions.of(kata).rejected
    tests = [solution_checks.intended_test(file) for file in files]
    with Runner([kata]) as runner:
        jobs = [
            Job(kata, f, lang="en", core=True, only=(t,)) for f, t in zip(files, tests, strict=True)
        ]
        for file, name, result in zip(files, tests, runner.run(jobs), strict=True):
            for test in result.tests:
                if test.name == name and test.feedback is not None:
                    yield file, test.feedback


def _in_a_process(kata: Kata, file: Path, feedback: Feedback) -> Replay:
    """The replay in a process of its own, since a wrong solution may change anything."""
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(there, kata, file, feedback))
    process.start()
    there.close()
    try:
        found = here.recv() if here.poll(SECONDS) else Replay("differs", "it does not end")
    except EOFError:
        found = Replay("differs", "it ends its process")
    process.kill()
    process.join()
    return found if isinstance(found, Replay) else Replay("differs")


def _send(there: Connection, kata: Kata, file: Path, feedback: Feedback) -> None:
    there.send(replay(kata, file, feedback))


if __name__ == "__main__":
    sys.exit(main())
