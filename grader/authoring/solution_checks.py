"""Proofs 1 to 4: what the graded tests say to right, unwritten and wrong solutions."""

import re
from collections.abc import Iterator
from pathlib import Path

from grader import ROOT
from grader.authoring.findings import Gap, Solutions
from grader.authoring.source import docstring_of
from grader.catalogue.kata import Kata
from grader.catalogue.stubs import is_untouched, original_stub
from grader.catalogue.test_specs import read_test_specs
from grader.grading.results import KataResult, TestResult

ACCEPTED, REJECTED = 2, 4
INTENDED = re.compile(r"^Rejected by: (test_\w+)$", re.MULTILINE)


def solved(proof: int, verdict: KataResult) -> Iterator[Gap]:
    """Proofs 1 and 3: a right solution earns all points."""
    if not verdict.solved:
        first = verdict.first_failure
        why = f" fails {first.name}:\n{_text(first)}" if first else " was not graded"
        yield Gap(proof, f"{verdict.file}{why}")


def alike(proof: int, behind: KataResult, inside: KataResult) -> Iterator[Gap]:
    """A file gets the same verdict and feedback in a worker and in the tests' own process."""
    for a, b in zip(behind.tests, inside.tests, strict=True):
        if (a.outcome, _text(a)) != (b.outcome, _text(b)):
            yield Gap(
                proof,
                f"{behind.file}: {a.name} says in a worker:\n{_text(a)}\n"
                f"and in the tests' own process:\n{_text(b)}",
            )


def unwritten(verdict: KataResult) -> Iterator[Gap]:
    """Proof 2: the untouched stub earns nothing, and every test says that it is not written yet."""
    for test in verdict.graded:
        kind = test.feedback.kind if test.feedback else test.outcome
        if kind != "not_written":
            yield Gap(2, f"{test.name} does not say 'not written yet' to the stub, but: {kind}")


def kept(kata: Kata, *, accept: bool) -> Iterator[Gap]:
    """Proof 2: the copy of the stub that `kata reset` puts back is the stub."""
    if accept:
        original_stub(kata).write_bytes(kata.stub_file.read_bytes())
    elif not is_untouched(kata):
        yield Gap(2, f"the copy {original_stub(kata).name} is not the stub; write it with --accept")


def counts(kata: Kata, files: Solutions) -> Iterator[Gap]:
    """Proofs 3, 4 and 7: there are enough files, two circles of tests, and a rule in each test."""
    if len(files.accepted) < ACCEPTED:
        yield Gap(3, f"{len(files.accepted)} accepted files; at least {ACCEPTED} other right ways")
    if len(files.rejected) < REJECTED:
        yield Gap(4, f"{len(files.rejected)} rejected files; at least {REJECTED} typical mistakes")
    specs = read_test_specs(kata.test_file)
    if not kata.is_quiz and kata.care_from not in [spec.name for spec in specs[1:]]:
        gap = f"care_from in kata.toml names {kata.care_from}, which is no test after the first one"
        yield Gap(7, gap)
    for spec in specs:
        if not spec.why.en or spec.why.en == spec.why.de:
            yield Gap(7, f"{spec.name} lacks a docstring in English with a paragraph 'de:'")


def rejected(
    kata: Kata, en: KataResult, de: KataResult, file: Path, *, accept: bool
) -> Iterator[Gap]:
    """Proof 4: the mistake costs points at the intended test, with the feedback kept beside it.

    Args:
        kata: the kata it is a mistake in.
        en: the verdict in English.
        de: the verdict in German.
        file: the rejected file.
        accept: write the feedback down as the golden one in place of comparing it.
    """
    name = file.relative_to(ROOT).as_posix()
    intended = intended_test(file)
    if not intended:
        yield Gap(4, f"{name} needs a docstring: the mistake, then a line 'Rejected by: test_…'")
        return
    by_name = {t.name: (t, d) for t, d in zip(en.tests, de.tests, strict=True)}
    if intended not in by_name:
        yield Gap(4, f"{name} names {intended}, which {kata.test_file.name} does not have")
        return
    test, german = by_name[intended]
    if test.outcome != "failed" or german.outcome != "failed" or en.points >= en.max_points:
        failed = [t.name for t in en.tests if t.outcome == "failed"]
        yield Gap(4, f"{name} passes {intended}; it fails {', '.join(failed) or 'nothing'}")
        return
    golden, text = file.with_suffix(".txt"), f"{_text(test)}\n\n{_text(german)}\n"
    if accept:
        golden.write_text(text, encoding="utf-8")
    elif not golden.is_file():
        yield Gap(4, f"{name} has no golden feedback {golden.name}; write it with --accept")
    elif golden.read_text(encoding="utf-8") != text:
        yield Gap(4, f"{name}: the feedback is no longer that of {golden.name}, but:\n{text}")


def intended_test(file: Path) -> str:
    """The test that a rejected file says is to catch it; empty where it says nothing."""
    found = INTENDED.search(docstring_of(file))
    return found[1] if found else ""


def _text(test: TestResult) -> str:
    return test.feedback.text() if test.feedback else test.outcome
