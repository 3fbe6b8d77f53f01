"""`python -m grader.authoring`: all eight proofs for the katas named, for all without names."""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from grader import UserError, catalogue
from grader.authoring import (
    demands,
    mutants,
    mutation_runner,
    quizzes,
    readme_checks,
    solution_checks,
)
from grader.authoring.findings import PROOFS, Gap, Solutions
from grader.authoring.mutation_runner import Trial
from grader.catalogue.kata import Kata
from grader.catalogue.requirements import install_hint, missing_requirement
from grader.catalogue.test_specs import read_test_specs
from grader.command_line import ExitCode
from grader.figures.files import script_of, write
from grader.grading.results import KataResult
from grader.grading.runner import Runner
from grader.sandbox.messages import Job
from grader.solution.notebook import open_source
from grader.solution.source_file import SourceFile

WIDTH = 120


@dataclass
class Case:
    """One kata under proof: the runs it asks for, and what they found."""

    kata: Kata
    files: Solutions
    mutated: list[mutants.Mutant] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    killed: int = 0

    @classmethod
    def of(cls, kata: Kata) -> "Case":
        """A kata with its solutions and its mutants.

        Raises:
            UserError: it is a quiz, and its source is wrong.
        """
        files = Solutions.of(kata)
        if quizzes.is_quiz(kata):
            return cls(kata, files, quizzes.mutants_of(kata))
        if not files.reference.is_file():
            return cls(kata, files)
        return cls(kata, files, mutants.mutants_of(files.reference, kata.stub_file))

    def jobs(self) -> Iterator[Job]:
        """The runs of all solutions, in the order in which `judge` takes their verdicts."""
        for file in (self.files.reference, self.kata.stub_file, *self.files.accepted):
            yield Job(self.kata, file, lang="en")
            yield Job(self.kata, file, lang="en", behind_boundary=False)
        names = {spec.name for spec in read_test_specs(self.kata.test_file)}
        for file in self.files.rejected:
            intended = solution_checks.intended_test(file)
            yield Job(self.kata, file, lang="en", core=True)
            yield Job(self.kata, file, lang="en", core=True, behind_boundary=False)
            only = (intended,) if intended in names else ()
            yield Job(self.kata, file, lang="de", core=True, only=only)

    def needs_torch(self) -> bool:
        """Whether each mutant imports torch, because the reference or what it is given does."""
        reference, given = self.files.reference, self.kata.support_file
        if given is not None and SourceFile(given).imports("torch"):
            return True
        return reference.is_file() and open_source(self.kata, reference).imports("torch")

    def trial(self, scratch: Path) -> Trial:
        """The mutants as files; `judge_mutants` takes whether they fail in the same order."""
        files = []
        for number, mutant in enumerate(self.mutated):
            files.append(scratch / self.kata.name / str(number) / self.kata.stub_file.name)
            files[-1].parent.mkdir(parents=True)
            files[-1].write_text(mutant.content, encoding="utf-8")
        return Trial(self.kata, self.files.reference, files)

    def judge(self, verdicts: Iterator[KataResult], *, accept: bool) -> None:
        """Take the verdicts of `jobs` and keep the gaps."""
        self.gaps += solution_checks.solved(1, self._alike(1, verdicts))
        self.gaps += solution_checks.unwritten(self._alike(2, verdicts))
        for _ in self.files.accepted:
            self.gaps += solution_checks.solved(3, self._alike(3, verdicts))
        for file in self.files.rejected:
            en, de = self._alike(4, verdicts), next(verdicts)
            self.gaps += solution_checks.rejected(self.kata, en, de, file, accept=accept)
            if demands.is_begun(self.files):
                self.gaps += demands.first_failure(en, file)
        self.gaps += solution_checks.kept(self.kata, accept=accept)
        self.gaps += solution_checks.counts(self.kata, self.files)
        if accept and script_of(self.kata.folder).is_file():
            write(self.kata.folder)
        self.gaps += readme_checks.texts(self.kata, self.files)
        if quizzes.is_quiz(self.kata):
            self.gaps += quizzes.up_to_date(self.kata)
        elif demands.is_begun(self.files):
            if accept:
                demands.add_missing(self.kata, self.files)
            self.gaps += demands.demanded(self.kata, self.files)
        self.gaps += readme_checks.told(self.kata, self.files)

    def judge_mutants(self, failed: Iterator[bool]) -> None:
        """Take which mutants of `trial` fail and keep the gaps."""
        dead = [next(failed) for _ in self.mutated]
        equivalents = mutants.equivalents_of(self.files)
        self.gaps += mutants.survived(self.mutated, dead, equivalents)
        self.killed = sum(dead)

    def _alike(self, proof: int, verdicts: Iterator[KataResult]) -> KataResult:
        """The next verdict, after a look whether it is the same behind the boundary and without."""
        behind, inside = next(verdicts), next(verdicts)
        self.gaps += solution_checks.alike(proof, behind, inside)
        return behind

    def marks(self) -> Iterator[str]:
        """One cell per proof: what was counted, and how many gaps there are."""
        for proof in PROOFS:
            open_gaps = sum(gap.proof == proof for gap in self.gaps)
            count = {
                3: str(len(self.files.accepted)),
                4: str(len(self.files.rejected)),
                5: self._mutants(),
                8: str(demands.count(self.files)) if demands.is_begun(self.files) else "–",
            }.get(proof, "ok")
            if not open_gaps:
                yield count
            else:
                yield f"{open_gaps} open" if count == "ok" else f"{count}, {open_gaps} open"

    def _mutants(self) -> str:
        same = len(self.mutated) - self.killed - sum(gap.proof == 5 for gap in self.gaps)
        return f"{self.killed}/{len(self.mutated)}" + (f" ({same} same)" if same > 0 else "")


def main() -> int:
    """Prove, print the table and every gap; exit code 1 if there is one."""
    parser = argparse.ArgumentParser(prog="nox -s authors --")
    parser.add_argument("katas", nargs="*", metavar="KATA")
    parser.add_argument("--accept", action="store_true", help="write the golden feedback anew")
    options = parser.parse_args()
    try:
        chosen = catalogue.katas(options.katas)
        cases = _cases(chosen, accept=options.accept)
    except UserError as error:
        print(error, file=sys.stderr)
        return ExitCode.USAGE
    with Runner([case.kata for case in cases]) as runner:
        verdicts = runner.run(job for case in cases for job in case.jobs())
        for case in cases:
            case.judge(verdicts, accept=options.accept)
    # a mutant imports what the reference does; most die before a test that needs more than that
    heavy = [case for case in cases if case.needs_torch()]
    light = [case for case in cases if not case.needs_torch()]
    _judge_mutants(heavy, Runner([case.kata for case in heavy], compares=False))
    _judge_mutants(light, Runner(()))
    _print(cases, [kata for kata in chosen if missing_requirement(kata)])
    return ExitCode.NOT_DONE if any(case.gaps for case in cases) else ExitCode.DONE


def _cases(chosen: list[Kata], *, accept: bool) -> list[Case]:
    """The katas that can be proved here; quizzes are made anew before, where that is accepted.

    Raises:
        UserError: the source of a quiz is wrong.
    """
    if accept:
        for kata in filter(quizzes.is_quiz, chosen):
            quizzes.write(kata)
    with ProcessPoolExecutor(mp_context=get_context("fork")) as pool:
        return list(pool.map(Case.of, (kata for kata in chosen if not missing_requirement(kata))))


def _print(cases: list[Case], not_proved: list[Kata]) -> None:
    """Print every gap, then the table with a row per kata and a column per proof."""
    console = Console(highlight=False, width=WIDTH)
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for heading in ("kata", *(f"{number} {name}" for number, name in PROOFS.items())):
        table.add_column(heading)
    for case in cases:
        table.add_row(case.kata.name, *case.marks())
        for gap in case.gaps:
            name = f"{case.kata.name}, proof {gap.proof} ({PROOFS[gap.proof]}): "
            console.print(Styled(name + gap.sentence), soft_wrap=True)
    for kata in not_proved:
        need = missing_requirement(kata)
        table.add_row(kata.name, *("–" for _ in PROOFS))
        sentence = f"{kata.name}: not proved here: needs {need} ({install_hint(need)})"
        console.print(Styled(sentence), soft_wrap=True)
    console.print(table)


def _judge_mutants(cases: list[Case], runner: Runner) -> None:
    with tempfile.TemporaryDirectory(prefix="mutants-") as scratch, runner:
        folder = Path(scratch)
        failed = mutation_runner.failed(runner, [case.trial(folder) for case in cases])
        for case in cases:
            case.judge_mutants(failed)


if __name__ == "__main__":
    sys.exit(main())
