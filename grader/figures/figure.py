"""A small kit for the figures on the pages: an SVG canvas with text, shapes and arrows.

A figure is drawn by reference/NN_slug/figure.py, once for each language, with these few words. All
positions and sizes are pixels from the top left corner. No date, no chance and no address gets
into the file, so the same script always gives the same bytes.
"""

from collections.abc import Iterable, Sequence
from html import escape
from math import atan2, cos, hypot, sin

from grader.figures.palette import style

Point = tuple[float, float]
WIDEST = 720
"""A page on GitHub shows a picture of so many pixels without shrinking it."""
SMALLEST = 13
"""The smallest text, in pixels."""
HEAD = 11
"""The length of an arrow's head, in pixels."""


class Figure:
    """An SVG picture with a ground of its own, readable on light and dark pages."""

    def __init__(self, name: str, width: float, height: float, title: str) -> None:
        """Start an empty figure.

        Args:
            name: of the file, without its ending and without the language.
            width: of the figure, in pixels, at most WIDEST.
            height: of the figure, in pixels.
            title: what a screen reader says of it.
        """
        if width > WIDEST:
            raise ValueError(f"a figure is at most {WIDEST} pixels wide, not {width}")
        self.name = name
        self.width, self.height = width, height
        self._parts = [f"<title>{escape(title)}</title>", f"<style>{style()}</style>"]
        self.rect(0.5, 0.5, width - 1, height - 1, line="grey", fill="ink", width=1, corner=10)

    def svg(self) -> str:
        """The whole file."""
        size = f'width="{_number(self.width)}" height="{_number(self.height)}"'
        box = f'viewBox="0 0 {_number(self.width)} {_number(self.height)}"'
        start = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} role="img">'
        return "\n".join([start, *self._parts, "</svg>"]) + "\n"

    def text(
        self, x: float, y: float, text: str, size: float = 18, *, colour: str = "ink",
        anchor: str = "middle", bold: bool = False, code: bool = False, slant: bool = False,
        turn: float = 0,
    ) -> None:  # fmt: skip
        """Write text, its lines around the height y.

        Args:
            x: where it is anchored, in pixels.
            y: its middle, in pixels; lines are 1.3 sizes apart.
            text: one line or several.
            size: in pixels, at least SMALLEST.
            colour: one of the palette.
            anchor: what of it lies at x: "start", "middle" or "end".
            bold: heavier.
            code: in a font for code.
            slant: in italics.
            turn: by so many degrees, clockwise, around (x, y).
        """
        if size < SMALLEST:
            raise ValueError(f"a text of {size} pixels is too small: {text}")
        lines = text.split("\n")
        classes = [f"t-{colour}", *(["bold"] if bold else []), *(["code"] if code else []),
                   *(["slant"] if slant else [])]  # fmt: skip
        for i, line in enumerate(lines):
            base = y + 0.35 * size + (i - (len(lines) - 1) / 2) * 1.3 * size
            turned = f"rotate({_number(turn)} {_number(x)} {_number(y)})" if turn else None
            self._add("text", " ".join(classes), line, x=x, y=base, font_size=size,
                      text_anchor=anchor, transform=turned, xml__space="preserve"
                      if "  " in line else None)  # fmt: skip

    def line(
        self, points: Iterable[Point], *, colour: str = "grey", width: float = 2,
        dashed: bool = False, closed: bool = False, fill: str | None = None,
    ) -> None:  # fmt: skip
        """Draw a line through points, in pixels; closed, it may have a ground in a colour."""
        path = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
        ground = f"f-{fill}" if fill else None
        self._add("polygon" if closed else "polyline", _classes(f"l-{colour}", ground),
                  points=path, fill=None if fill else "none", stroke_width=width,
                  stroke_linejoin="round", stroke_linecap="round",
                  stroke_dasharray="6 5" if dashed else None)  # fmt: skip

    def arrow(
        self, start: Point, end: Point, *, colour: str = "grey", width: float = 2,
        dashed: bool = False, bend: float = 0,
    ) -> None:  # fmt: skip
        """Draw an arrow.

        Args:
            start: where it begins, in pixels.
            end: where its tip is.
            colour: one of the palette.
            width: of the line, in pixels.
            dashed: with gaps.
            bend: how far its middle is off the straight line, in pixels, to the left of its way.
        """
        (x0, y0), (x1, y1) = start, end
        length = hypot(x1 - x0, y1 - y0) or 1
        middle = ((x0 + x1) / 2 + 2 * bend * (y1 - y0) / length,
                  (y0 + y1) / 2 - 2 * bend * (x1 - x0) / length)  # fmt: skip
        angle = atan2(y1 - middle[1], x1 - middle[0])
        head = HEAD + 2 * (width - 2)
        neck = (x1 - 0.8 * head * cos(angle), y1 - 0.8 * head * sin(angle))
        if bend:
            p = [_number(n) for n in (x0, y0, *middle, *neck)]
            way = f"M{p[0]} {p[1]}Q{p[2]} {p[3]} {p[4]} {p[5]}"
            self._add("path", f"l-{colour}", d=way, fill="none", stroke_width=width,
                      stroke_dasharray="6 5" if dashed else None)  # fmt: skip
        else:
            self.line([start, neck], colour=colour, width=width, dashed=dashed)
        wings = [(x1 - head * cos(angle + s), y1 - head * sin(angle + s)) for s in (0.42, -0.42)]
        tip = " ".join(f"{_number(x)},{_number(y)}" for x, y in ((x1, y1), *wings))
        self._add("polygon", f"d-{colour}", points=tip)

    def rect(
        self, x: float, y: float, w: float, h: float, *, fill: str | None = None,
        line: str | None = "grey", width: float = 2, corner: float = 0, dashed: bool = False,
        shade: str | None = None,
    ) -> None:  # fmt: skip
        """Draw a rectangle.

        Args:
            x: its left side, in pixels.
            y: its top.
            w: its width.
            h: its height.
            fill: the colour of the palette whose ground fills it.
            line: the colour of its border, or None.
            width: of the border, in pixels.
            corner: the radius of its corners.
            dashed: a border with gaps.
            shade: fills it with a fixed colour #RRGGBB, such as the grey of a pixel.
        """
        self._add("rect", _classes(line and f"l-{line}", fill and f"f-{fill}"),
                  x=x, y=y, width=w, height=h, rx=corner or None,
                  fill=shade or (None if fill else "none"),
                  stroke_width=width if line else None,
                  stroke_dasharray="6 5" if dashed else None)  # fmt: skip

    def circle(
        self, x: float, y: float, r: float, *, fill: str | None = None,
        line: str | None = "grey", width: float = 2, solid: str | None = None,
        dashed: bool = False,
    ) -> None:  # fmt: skip
        """Draw a circle of radius r around (x, y), in pixels; `solid` fills it with a full hue."""
        ground = f"d-{solid}" if solid else fill and f"f-{fill}"
        self._add("circle", _classes(line and f"l-{line}", ground), cx=x, cy=y, r=r,
                  fill=None if ground else "none", stroke_width=width if line else None,
                  stroke_dasharray="5 4" if dashed else None)  # fmt: skip

    def node(
        self, x: float, y: float, r: float, text: str, *, colour: str = "blue", size: float = 18,
        bold: bool = False,
    ) -> None:  # fmt: skip
        """Draw a round node with a text in it, such as a neuron."""
        self.circle(x, y, r, fill=colour, line=colour)
        self.text(x, y, text, size, bold=bold)

    def box(
        self, x: float, y: float, w: float, h: float, text: str, *, colour: str = "grey",
        size: float = 18, code: bool = False, bold: bool = False,
    ) -> None:  # fmt: skip
        """Draw a box with a text in its middle, such as a step of a flow."""
        self.rect(x, y, w, h, fill=colour, line=colour, corner=8)
        self.text(x + w / 2, y + h / 2, text, size, code=code, bold=bold)

    def grid(
        self, x: float, y: float, rows: Sequence[Sequence[str]], w: float, h: float | None = None,
        *, fills: Sequence[Sequence[str]] | str = "ink", size: float = 18, code: bool = False,
        line: str = "grey", bold: bool = False,
    ) -> None:  # fmt: skip
        """Draw a matrix: one cell for each text.

        Args:
            x: its left side, in pixels.
            y: its top.
            rows: the texts, row by row.
            w: the width of a cell, in pixels.
            h: its height; as wide as high without it.
            fills: the colours of the cells, row by row, or one for all; "ink" is the bare paper.
            size: of the texts, in pixels.
            code: texts in a font for code.
            line: the colour of the borders.
            bold: heavier texts.
        """
        high = w if h is None else h
        for i, row in enumerate(rows):
            for j, text in enumerate(row):
                fill = fills if isinstance(fills, str) else fills[i][j]
                self.rect(x + j * w, y + i * high, w, high, fill=fill, line=line, width=1.5)
                if text:
                    middle = x + (j + 0.5) * w, y + (i + 0.5) * high
                    self.text(*middle, text, size, code=code, bold=bold)

    def pixels(
        self, x: float, y: float, values: Sequence[Sequence[float]], cell: float
    ) -> None:  # fmt: skip
        """Draw a picture of grey values from 0, black, to 1, white, in pixels of `cell` pixels."""
        places: dict[str, list[str]] = {}
        for i, row in enumerate(values):
            for j, value in enumerate(row):
                shade = f"#{3 * f'{round(255 * min(max(value, 0), 1)):02X}'}"
                # a little wider than it is, so that no gap shows between neighbours
                at, side = f"{_number(x + j * cell)} {_number(y + i * cell)}", _number(cell + 0.3)
                places.setdefault(shade, []).append(f"M{at}h{side}v{side}h-{side}z")
        for shade, paths in places.items():
            self._add("path", "", d="".join(paths), fill=shade)

    def brace(self, start: Point, end: Point, depth: float = 10, *, colour: str = "grey") -> None:
        """Draw a bracket from start to end, in pixels, that opens to the right of its way."""
        (x0, y0), (x1, y1) = start, end
        length = hypot(x1 - x0, y1 - y0) or 1
        dx, dy = depth * (y1 - y0) / length, -depth * (x1 - x0) / length
        self.line([start, (x0 + dx, y0 + dy), (x1 + dx, y1 + dy), end], colour=colour)

    def _add(self, tag: str, classes: str, text: str | None = None, **what: object) -> None:
        attributes = "".join(
            f' {name.replace("__", ":").replace("_", "-")}="{_value(value)}"'
            for name, value in {"class": classes or None, **what}.items()
            if value is not None
        )
        end = f">{escape(text, quote=False)}</{tag}>" if text is not None else "/>"
        self._parts.append(f"<{tag}{attributes}{end}")


def _classes(*names: str | None) -> str:
    return " ".join(name for name in names if name)


def _value(value: object) -> str:
    return _number(value) if isinstance(value, int | float) else escape(str(value))


def _number(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
