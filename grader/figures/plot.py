"""Axes for the figures on the pages: curves and points on a scale, bars, and ticks with words."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from grader.figures.figure import Figure, Point


class Axes:
    """A part of a figure with a scale to the right and one upwards."""

    def __init__(
        self, figure: Figure, x: float, y: float, w: float, h: float,
        across: tuple[float, float], upwards: tuple[float, float],
    ) -> None:  # fmt: skip
        """Lay a scale over a rectangle.

        Args:
            figure: what is drawn into.
            x: the left side of the rectangle, in pixels.
            y: its top.
            w: its width.
            h: its height.
            across: the values at its left and its right side.
            upwards: the values at its bottom and its top.
        """
        self.figure = figure
        self.x, self.y, self.w, self.h = x, y, w, h
        self.across, self.upwards = across, upwards

    def at(self, across: float, upwards: float) -> Point:
        """The place of a pair of values, in pixels."""
        (a, b), (c, d) = self.across, self.upwards
        right, up = (across - a) / (b - a), (upwards - c) / (d - c)
        return self.x + right * self.w, self.y + (1 - up) * self.h

    def frame(self, across: str = "", upwards: str = "", size: float = 16) -> None:
        """Draw both axes with their names: one below at the right, the other above at the top."""
        bottom, left = self.y + self.h, self.x
        self.figure.arrow((left, bottom), (left + self.w + 12, bottom), width=1.5)
        self.figure.arrow((left, bottom), (left, self.y - 12), width=1.5)
        if across:
            self.figure.text(left + self.w + 12, bottom + 2.4 * size, across, size,
                             colour="grey", anchor="end")  # fmt: skip
        if upwards:
            self.figure.text(left - 8, self.y - 26, upwards, size, colour="grey", anchor="start")

    def ticks(
        self, across: Mapping[float, str] | None = None, upwards: Mapping[float, str] | None = None,
        size: float = 16, lines: bool = False,
    ) -> None:  # fmt: skip
        """Mark values on the axes with their words; `lines` draws pale lines across, too."""
        bottom = self.y + self.h
        for value, word in (across or {}).items():
            x, _ = self.at(value, self.upwards[0])
            self.figure.line([(x, bottom), (x, bottom + 5)], width=1.5)
            self.figure.text(x, bottom + 8 + 0.6 * size, word, size, colour="grey")
        for value, word in (upwards or {}).items():
            _, y = self.at(self.across[0], value)
            end = self.x + self.w if lines else self.x
            self.figure.line([(self.x - 5, y), (end, y)], width=1 if lines else 1.5)
            self.figure.text(self.x - 10, y, word, size, colour="grey", anchor="end")

    def curve(
        self, points: Iterable[Point], colour: str = "blue", width: float = 3, dashed: bool = False
    ) -> None:
        """Draw a line through pairs of values."""
        self.figure.line((self.at(*p) for p in points), colour=colour, width=width, dashed=dashed)

    def graph(
        self, function: Callable[[float], float], colour: str = "blue", width: float = 3,
        dashed: bool = False, span: tuple[float, float] | None = None, steps: int = 80,
    ) -> None:  # fmt: skip
        """Draw a function over the whole scale, or over a span of it."""
        a, b = span or self.across
        values = [a + (b - a) * i / steps for i in range(steps + 1)]
        self.curve([(v, function(v)) for v in values], colour, width, dashed)

    def dot(self, across: float, upwards: float, colour: str = "blue", r: float = 6) -> None:
        """Draw a full dot of radius r, in pixels, at a pair of values."""
        self.figure.circle(*self.at(across, upwards), r, solid=colour, line=None)

    def bars(
        self, values: Sequence[float], colours: Sequence[str], words: Sequence[str],
        size: float = 16, share: float = 0.6,
    ) -> None:  # fmt: skip
        """Draw a bar from 0 for each value, side by side over the whole width, with words below."""
        slot = self.w / len(values)
        for i, (value, colour, word) in enumerate(zip(values, colours, words, strict=True)):
            left = self.x + (i + (1 - share) / 2) * slot
            _, top = self.at(self.across[0], max(value, 0))
            _, foot = self.at(self.across[0], min(value, 0))
            self.figure.rect(left, top, share * slot, foot - top, fill=colour, line=colour)
            lines = word.count("\n") + 1
            below = self.y + self.h + 4 + 0.65 * size * lines + 4
            self.figure.text(left + share * slot / 2, below, word, size)
