"""The list of katas by tracks, or of a course by its headings, folded around the kata at hand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text as Styled

from grader import catalogue
from grader.catalogue.course import Break, Course, Section, Step, number_ranges
from grader.catalogue.kata import Kata
from grader.i18n import tr
from grader.learner import course as courses
from grader.learner import position, standing
from grader.learner.standing import standing_of

WINDOW = 6
"""Rows before and after the kata at hand that are shown of a section that is longer."""
SPARE_ROWS = 2
"""Rows of the terminal for the prompts before and after the list."""
WIDE = 112
"""From this width on the titles of the katas have room."""


def show_list(console: Console, katas: Sequence[Kata], at_hand: Kata) -> None:
    """The course that is followed, or these katas by tracks."""
    show_course(console, courses.current(katas), at_hand)


def show_course(
    console: Console, course: Course, at_hand: Kata | None = None, *, everything: bool = False
) -> None:
    """A course with what is known of its katas.

    In a terminal that is too small for all what is not around the kata at hand is folded, unless
    everything is asked for.

    Args:
        console: where to print.
        course: what is shown.
        at_hand: the kata that the learner is at; without one it is found out.
        everything: whether nothing is folded.
    """
    at_hand = at_hand or position.kata_at_hand(course.katas())
    overview = _Overview(course, at_hand, wide=console.width >= WIDE)
    rows = [*overview.rows(folded=False)]
    fits = not console.is_terminal or len(rows) + SPARE_ROWS <= console.height
    folded = not (everything or fits)
    for row in overview.rows(folded=True) if folded else rows:
        console.print(row, no_wrap=True, overflow="ellipsis")


@dataclass
class _Overview:
    """One course on the screen."""

    course: Course
    at_hand: Kata
    wide: bool

    def __post_init__(self) -> None:
        self.standings = {kata.name: standing_of(kata) for kata in self.course.katas()}

    def rows(self, *, folded: bool) -> Iterator[Styled]:
        if self.course.name:
            yield Styled(f"{self.course.title} · kata course {self.course.name}", "bold")
        yield Styled(self._header(), "dim")
        for section in self.course.sections:
            here = any(step.kata == self.at_hand for step in section.steps)
            if section.steps:
                yield self._heading(section, here=here)
            if here or not folded:
                yield from self._parts(section, folded=folded)
        yield from self._totals(folded=folded)

    def _header(self) -> str:
        kata, rank, builds_on = tr("kata", "Kata"), tr("rank", "Rang"), tr("builds on", "baut auf")
        minutes, points, state = "min", tr("points", "Punkte"), tr("state", "Stand")
        return self._line("", kata, "", rank, minutes, builds_on, points, state)

    def _line(self, mark: str, name: str, title: str, *cells: str) -> str:
        rank, minutes, builds_on, points, state = cells
        room = f"{title[:33]:<34}" if self.wide else ""
        return (
            f"{mark:<2}{name:<24}{room}{rank:<7}{minutes:>4}  {builds_on:<18}{points:>6}  {state}"
        ).rstrip()

    def _heading(self, section: Section, *, here: bool) -> Styled:
        standings = [self.standings[step.kata.name] for step in section.steps]
        solved, count = sum(one.solved for one in standings), len(standings)
        points = f"{sum(one.points for one in standings)}/{sum(o.kata.points for o in standings)}"
        done = tr(f"{solved} of {count}", f"{solved} von {count}")
        title = f"{section.numbers:<7}{section.title}"
        room = 53 + 34 * self.wide
        line = f"{title:<{room}}{'':>2}{points:>8}  {done}"
        style = "bold" if here else "green" if solved == count else ""
        return Styled(line, style)

    def _parts(self, section: Section, *, folded: bool) -> Iterator[Styled]:
        parts = section.parts
        place = next((i for i, part in enumerate(parts) if self._is_at_hand(part)), 0)
        first, last = 0, len(parts)
        if folded and len(parts) > 2 * WINDOW + 1:
            first = min(max(place - WINDOW, 0), len(parts) - 2 * WINDOW - 1)
            last = first + 2 * WINDOW + 1
        if first:
            yield Styled("  …", "dim")
        yield from map(self._part, parts[first:last])
        if last < len(parts):
            yield Styled("  …", "dim")

    def _is_at_hand(self, part: Step | Break) -> bool:
        return isinstance(part, Step) and part.kata == self.at_hand

    def _part(self, part: Step | Break) -> Styled:
        if isinstance(part, Break):
            return Styled(
                self._line("", str(part.title), "", "", f"{part.minutes}", *[""] * 3), "dim"
            )
        kata, known = part.kata, self.standings[part.kata.name]
        label = known.label
        if part.optional and known.state == "not_started":
            label = tr("optional", "freiwillig")
        mark = ">" if self._is_at_hand(part) else ""
        rank = tr(f"{kata.rank} kyu", f"{kata.rank}. Kyu")
        numbers = number_ranges(int(name[:2]) for name in kata.builds_on)
        points = f"{known.points}/{kata.points}"
        cells = (rank, f"{part.minutes}", numbers, points, label)
        return Styled(self._line(mark, kata.name, str(kata.title), *cells), known.style)

    def _totals(self, *, folded: bool) -> Iterator[Styled]:
        standings = list(self.standings.values())
        earned, possible = sum(s.points for s in standings), sum(s.kata.points for s in standings)
        solved, count = sum(s.solved for s in standings), len(standings)
        parts = [
            tr("total", "gesamt") + f" {earned}/{possible}",
            tr(f"{solved} of {count} solved", f"{solved} von {count} gelöst"),
            _own_rank(),
        ]
        if self.course.name:
            parts.append(tr("to go: ", "noch ") + _hours(self._minutes_left()))
        yield Styled(" · ".join(parts), "bold")
        if any(one.state == standing.TO_CHECK for one in standings):
            yield Styled(
                tr(
                    "* solved before the tests changed; `kata list` checks it again",
                    "* gelöst, bevor sich die Tests änderten; `kata list` prüft es neu",
                ),
                "dim",
            )
        if folded:
            yield Styled(tr("kata list --all shows all", "kata list --all zeigt alle"), "dim")

    def _minutes_left(self) -> int:
        done = {name for name, one in self.standings.items() if one.solved or one.is_skipped}
        steps = (step for step in self.course.steps if step.kata.name not in done)
        return sum(step.minutes for step in steps if not step.optional)


def _own_rank() -> str:
    katas = catalogue.katas()
    rank = standing.own_rank(katas, [kata for kata in katas if standing_of(kata).solved])
    if rank == standing.BEGINNER:
        return tr("no rank yet", "noch kein Rang")
    return tr(f"your rank: {rank} kyu", f"dein Rang: {rank}. Kyu")


def _hours(minutes: int) -> str:
    return f"{minutes // 60} h {minutes % 60:02} min"
