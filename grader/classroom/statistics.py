"""What a class found hard: counted in one pass over the students."""

from collections import Counter
from dataclasses import dataclass, field

from grader.classroom.mistakes import Mistake, Mistakes
from grader.classroom.model import ClassReport
from grader.classroom.similarity import alike
from grader.grading.results import KataResult, TestResult


@dataclass
class Loss:
    """What one test, or one mistake, cost the class."""

    points: float = 0.0
    students: int = 0

    def add(self, points: float) -> None:
        self.points += points
        self.students += 1


@dataclass
class KataCount:
    """How a class did in one kata."""

    points: int = 0
    states: Counter[str] = field(default_factory=Counter)


class Statistics:
    """Sums over a class; their size depends on the katas and not on the students."""

    def __init__(self, report: ClassReport, mistakes: Mistakes) -> None:
        self.students = 0
        self.max_points = 0
        self.totals: Counter[int] = Counter()
        """The number of students by their points."""
        self.katas = {each.kata.name: KataCount() for each in report.header.katas}
        self.tests: dict[tuple[str, str], Loss] = {}
        """Of the solutions that were begun and could be loaded, by kata and test."""
        self.mistakes: dict[Mistake, Loss] = {}
        self.forms: dict[tuple[str, str], list[str]] = {}
        """Who handed in which solution, by kata and form."""
        self.notes = 0
        """Students with an odd submission."""
        self.errors = 0
        """Results that are missing since the grader failed."""
        for student in report.students():
            self.students += 1
            total, possible = report.total(student)
            self.totals[total] += 1
            self.max_points = max(self.max_points, possible)
            self.notes += bool(student.oddities())
            for entry in student.entries:
                result, state = report.result(entry), report.state(entry)
                count = self.katas[entry.kata]
                if entry.form:
                    self.forms.setdefault((entry.kata, entry.form), []).append(student.name)
                count.points += result.points
                count.states[state] += 1
                self.errors += state == "error"
                if state == "in_progress" and not failed_to_load(result):
                    self._count_losses(result, mistakes.match(result))

    def _count_losses(self, result: KataResult, mistake: Mistake | None) -> None:
        for test in result.tests:
            if lost := points_lost(result, test):
                self.tests.setdefault((result.kata.name, test.name), Loss()).add(lost)
        if mistake is not None:
            lost = result.max_points - result.points
            self.mistakes.setdefault(mistake, Loss()).add(lost)

    def hardest_tests(self, count: int) -> list[tuple[tuple[str, str], Loss]]:
        ranked = sorted(self.tests.items(), key=lambda item: (-round(item[1].points, 6), item[0]))
        return ranked[:count]

    def commonest_mistakes(self, count: int) -> list[tuple[Mistake, Loss]]:
        ranked = sorted(self.mistakes.items(), key=lambda i: (-i[1].points, i[0].kata, i[0].name))
        return ranked[:count]

    def same_solutions(self) -> list[tuple[str, list[str]]]:
        """Groups of students with nearly the same solution of a kata."""
        by_kata: dict[str, dict[str, list[str]]] = {}
        for (kata, form), names in self.forms.items():
            by_kata.setdefault(kata, {})[form] = names
        groups = []
        for kata, forms in by_kata.items():
            together = alike(forms)
            alone = set(forms).difference(*together)
            for group in [*together, *([form] for form in alone)]:
                names = [name for form in group for name in forms[form]]
                if len(names) > 1:
                    groups.append((kata, sorted(names, key=str.casefold)))
        return sorted(groups)

    def bins(self, count: int = 10) -> list[tuple[int, int, int]]:
        """The distribution of points: from, to (both included), and how many students."""
        width = max(-(-(self.max_points + 1) // count), 1)
        starts = range(0, self.max_points + 1, width)
        return [
            (
                start,
                min(start + width - 1, self.max_points),
                sum(n for points, n in self.totals.items() if start <= points < start + width),
            )
            for start in starts
        ]


def failed_to_load(result: KataResult) -> bool:
    """Whether something is wrong with the file as a whole, so that no test says more."""
    headlines = [test.headline for test in result.tests if test.kind == "trouble"]
    return len(headlines) == len(result.tests) and len(set(headlines)) == 1


def points_lost(result: KataResult, test: TestResult) -> float:
    """The points that a test cost."""
    weights = sum(t.weight for t in result.graded)
    return result.max_points * test.weight / weights if test.costs_points and weights else 0.0
