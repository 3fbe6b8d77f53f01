"""The pytest plugin: gives each graded test its solution and turns its outcome into feedback.

It keeps out of the way of every test that does not lie in a kata's folder.
"""

import bdb
import sys
import zlib
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_timeout

from grader import ROOT, UserError
from grader.catalogue.kata import FOLDER, Kata, read_kata
from grader.catalogue.locations import resolve_solutions, solution_file
from grader.catalogue.quiz import Question, read_quiz
from grader.catalogue.requirements import CUDA, unavailable_reason
from grader.catalogue.test_specs import TestSpec, read_test_specs
from grader.grading.debugger import learners_traceback
from grader.grading.feedback import Feedback, explain, unexplained
from grader.grading.known_failure import CALL_LOG, KNOWN_FAILURE, remember_failures
from grader.grading.results import KataInfo, KataResult, Outcome, TestResult, merge_parametrised
from grader.i18n import LANGUAGES, set_language, tr
from grader.solution import timeouts
from grader.solution.local import MODULE, LocalSolution, Reference, Solution, load_support
from grader.solution.notebook import open_source
from grader.solution.source_file import SourceFile
from grader.testing.call_log import CallLog
from grader.testing.hypothesis_profile import configure_hypothesis, seed_argument, withhold_patch
from grader.testing.optional import import_optional
from grader.testing.proxy import SolutionProxy

OUTPUT_LIMIT = 2000
REPORT_KEY = "kata"
STOPPED = (KeyboardInterrupt, bdb.BdbQuit, pytest.exit.Exception)
NO_FAILURES = (*STOPPED, pytest.skip.Exception, pytest.xfail.Exception)
"""Exceptions by which a test does not fail."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options of ours; pytest lists them under "katas"."""
    group = parser.getgroup("katas")
    group.addoption(
        "--against",
        default="katas",
        metavar="WHERE",
        help="what to test: katas (the stubs here, the default), reference, a path to another "
        "copy of the repository or its katas folder, or one solution file",
    )
    group.addoption(
        "--seed", type=seed_argument, help="draw new random cases; the default ones are fixed"
    )
    group.addoption(
        "--no-shrink", action="store_true", help="do not look for the smallest failing case"
    )
    group.addoption(
        "--core", action="store_true", help="leave out tests that need more than their kata does"
    )
    group.addoption("--lang", choices=LANGUAGES, help="the language of the feedback")


def pytest_configure(config: pytest.Config) -> None:
    """Set the language, name the markers, and begin."""
    set_language(config.getoption("--lang"))
    config.addinivalue_line("markers", "gpu: needs a CUDA device; not graded where there is none")
    config.addinivalue_line("markers", "points(n): how much the test weighs within its kata")
    config.addinivalue_line("markers", "guessable: draws cases whose answers fit into a table")
    config.addinivalue_line("markers", "whitebox: looks inside the solution with a probe")
    config.addinivalue_line("markers", "needs(package): not graded where the package is missing")
    config.pluginmanager.register(Katas(config), "katas")


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Let other plugins listen to results."""
    pluginmanager.add_hookspecs(Hooks)


class Hooks:
    """What other plugins can listen to."""

    def pytest_kata_result(self, result: TestResult) -> None:
        """A graded test has ended."""

    @pytest.hookspec(firstresult=True)
    def pytest_kata_solution(self, kata: Kata, file: SourceFile) -> Solution | None:
        """Where the solution of one test runs, if not in this process."""


class Katas:
    """The katas of one pytest run: their inventories, the files under test, the results."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.seed: int | None = config.getoption("--seed")
        try:
            self.place = resolve_solutions(
                config.getoption("--against"), config.invocation_params.dir
            )
        except UserError as error:
            raise pytest.UsageError(str(error)) from None
        self.katas: dict[Path, Kata] = {}
        self.specs: dict[Path, dict[str, TestSpec]] = {}
        self.files: dict[Path, SourceFile] = {}
        self.results: dict[Path, list[TestResult]] = {}

    # --- before the tests run

    @pytest.hookimpl(tryfirst=True)
    def pytest_pycollect_makemodule(self, module_path: Path) -> None:
        """Set Hypothesis up before a test file imports it, and only where one does."""
        if kata_folder(module_path) and b"hypothesis" in module_path.read_bytes():
            configure_hypothesis(self.seed, shrink=not self.config.option.no_shrink)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        reasons: dict[str, str] = {}
        for item in items:
            folder = kata_folder(item.path)
            if folder is None or item.path.name != f"test_{folder.name[3:]}.py":
                continue
            self._load(folder)
            spec = self.specs[folder].get(name_of(item))
            if spec is None:
                continue
            item.stash[KATA] = folder
            if item.get_closest_marker("timeout") is None:
                limit = self.katas[folder].time_limit
                item.add_marker(pytest.mark.timeout(limit, func_only=True))
            for need in ((CUDA,) if spec.gpu else ()) + self.katas[folder].extras + spec.needs:
                if need not in reasons:
                    reasons[need] = unavailable_reason(need)
                if reasons[need]:
                    item.add_marker(pytest.mark.skip(reason=reasons[need]))
            if spec.needs and self.config.option.core:
                item.add_marker(pytest.mark.skip(reason="--core"))
            if self.seed is not None and hasattr(item, "obj") and hasattr(item.obj, "hypothesis"):
                sys.modules["hypothesis"].seed(self.seed)(item.obj)

    def _load(self, folder: Path) -> None:
        if folder in self.katas:
            return
        try:
            kata = read_kata(folder)
        except UserError as error:
            raise pytest.UsageError(str(error)) from None
        self.katas[folder] = kata
        self.specs[folder] = {spec.name: spec for spec in read_test_specs(kata.test_file)}
        self.files[folder] = open_source(kata, solution_file(kata, self.place))
        self.results[folder] = []

    # --- while they run

    @pytest.hookimpl(tryfirst=True)
    def pytest_timeout_set_timer(self, item: pytest.Item, settings: Any) -> bool | None:
        if KATA not in item.stash or pytest_timeout.is_debugging():
            return None
        item.stash[STOP_TIMER] = timeouts.start(item.stash.get(LIMITS, settings.timeout))
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_timeout_cancel_timer(self, item: pytest.Item) -> bool | None:
        if STOP_TIMER not in item.stash:
            return None
        item.stash[STOP_TIMER]()
        return True

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None]:
        """Fail with the feedback as the message, in place of a traceback through our code."""
        try:
            with remember_failures(item):
                return (yield)
        except NO_FAILURES:
            raise
        except BaseException as error:
            if KATA not in item.stash:
                raise
            failure = pytest.fail.Exception(self._explain(item, error), pytrace=False)
            if self.config.option.usepdb:  # pytest would format it, for nothing, without --pdb
                files = {str(item.path), str(self.files[item.stash[KATA]].path)}
                failure = failure.with_traceback(learners_traceback(error, files))
            raise failure from None

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        folder = item.stash.get(KATA, None)
        if folder is None:
            return report
        if report.failed and call.excinfo is not None and call.when != "call":
            self._explain(item, call.excinfo.value)
        feedback = item.stash.get(FEEDBACK, None) if report.failed else None
        if feedback is not None:
            report.longrepr = feedback.text_with_source()  # its first line is pytest's summary
        withhold_patch(report)
        report.sections = [(title, truncated(text)) for title, text in report.sections]
        if report.when == "call" or report.outcome != "passed":
            result = test_result(report, self.specs[folder][name_of(item)], feedback)
            grids = feedback.grids if feedback else None  # which to_dict leaves out
            content = {"kata": folder.name, "result": result.to_dict(), "grids": grids}
            report.user_properties.append((REPORT_KEY, content))
        return report

    def _explain(self, item: pytest.Item, error: BaseException) -> str:
        """Keep the feedback that an exception means; returns what is shown of it."""
        folder = item.stash[KATA]
        spec, call_log = self.specs[folder][name_of(item)], item.stash.get(CALL_LOG, CallLog())
        try:
            feedback = explain(error, spec, call_log, self.files[folder])
            known = item.stash.get(KNOWN_FAILURE, None)
            if known is not None and feedback.kind in ("time", "test_error"):
                feedback = explain(known[0], spec, known[1], self.files[folder])
        except Exception as failure:  # else pytest itself would end, and with it the whole run
            feedback = unexplained(error, failure, self.files[folder])
        item.stash[FEEDBACK] = feedback
        return feedback.text_with_source()

    # --- afterwards

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Collect the results; with xdist they come from other processes as plain data."""
        if hasattr(self.config, "workerinput"):
            return  # such a process: the results are collected where the reports go
        content = dict(report.user_properties).get(REPORT_KEY)
        if not isinstance(content, dict):
            return
        report.user_properties = [p for p in report.user_properties if p[0] != REPORT_KEY]
        folder = ROOT / "katas" / str(content["kata"])
        self._load(folder)
        result = TestResult.from_dict(content["result"])
        if result.feedback and content["grids"]:
            result = replace(result, feedback=replace(result.feedback, grids=content["grids"]))
        self.results[folder].append(result)
        self.config.hook.pytest_kata_result(result=result)

    def kata_results(self) -> list[KataResult]:
        """What came of each kata, in the order of their numbers."""
        listed = []
        for folder, kata in sorted(self.katas.items()):
            file = self.files[folder]
            tests = merge_parametrised(list(self.specs[folder].values()), self.results[folder])
            listed.append(KataResult(KataInfo.of(kata), file.shown, file.digest, tests))
        return listed

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """A run that graded nothing does not pass."""
        ran = [t for results in self.results.values() for t in results]
        passed = exitstatus == pytest.ExitCode.OK and not self.config.option.collectonly
        if self.katas and passed and all(t.outcome == "not_graded" for t in ran):
            session.exitstatus = pytest.ExitCode.NO_TESTS_COLLECTED


KATA = pytest.StashKey[Path]()
STOP_TIMER = pytest.StashKey[Any]()
LIMITS = pytest.StashKey[timeouts.Limits]()
"""Of a test whose solution runs elsewhere."""
FEEDBACK = pytest.StashKey[Feedback]()


@pytest.fixture
def kata(request: pytest.FixtureRequest) -> SolutionProxy:
    """The module under test: its functions and classes by name, values in and values out."""
    katas: Any = request.config.pluginmanager.get_plugin("katas")
    folder = request.node.stash[KATA]
    kata, file = katas.katas[folder], katas.files[folder]
    call_log = request.node.stash.setdefault(CALL_LOG, CallLog())
    solution = request.config.hook.pytest_kata_solution(kata=kata, file=file)
    if solution is None:
        for package in filter(file.imports, kata.needs):
            import_optional(package)  # before the time limit starts
        solution = LocalSolution(file, kata.support_file)
    return SolutionProxy(solution, call_log, Reference(MODULE, "module"))


@pytest.fixture
def support(request: pytest.FixtureRequest) -> Any:
    """The tests' own copy of what the kata gives, out of the reach of the learner's code."""
    file = read_kata(request.node.stash[KATA]).support_file
    assert file is not None
    return load_support(file)


@pytest.fixture
def quiz(request: pytest.FixtureRequest) -> dict[str, Question]:
    """The questions of a quiz by their names."""
    file = read_kata(request.node.stash[KATA]).quiz_file
    assert file is not None
    return read_quiz(file)


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> Any:
    """A NumPy random generator of the test's own: the same cases each time, others by --seed."""
    import numpy as np

    own = zlib.crc32(request.node.name.encode())
    return np.random.default_rng([own, request.config.getoption("--seed") or 0])


def kata_folder(path: Path) -> Path | None:
    """The kata's folder that a test file lies in, else None."""
    inside = path.parent.parent == ROOT / "katas" and FOLDER.fullmatch(path.parent.name)
    return path.parent if inside else None


def name_of(item: pytest.Item) -> str:
    """The test function's name, without the case in brackets."""
    return getattr(item, "originalname", None) or item.name


def truncated(text: str) -> str:
    """Output as it is shown: its beginning, and how much there was."""
    if len(text) <= OUTPUT_LIMIT:
        return text
    more = tr(
        f"… cut: {len(text):,} characters in all", f"… gekürzt: insgesamt {len(text):,} Zeichen"
    )
    return f"{text[:OUTPUT_LIMIT]}\n{more}\n"


def test_result(report: pytest.TestReport, spec: TestSpec, feedback: Feedback | None) -> TestResult:
    """The result that a report of pytest means."""
    outcome: Outcome = "not_graded" if report.outcome == "skipped" else report.outcome
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
    return TestResult(
        name=spec.name,
        outcome=outcome,
        weight=spec.weight,
        seconds=round(report.duration, 3),
        feedback=feedback,
        reason=reason.removeprefix("Skipped: "),
        output=report.capstdout + report.capstderr,
        drawn=spec.drawn,
    )
