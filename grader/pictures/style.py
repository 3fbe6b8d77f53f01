"""How the pictures of all katas look: colours for every eye, a heading, and axes used often.

Only what draws imports this module, since matplotlib takes long to import.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.colors import LinearSegmentedColormap, ListedColormap
from matplotlib.figure import Figure, FigureBase
from matplotlib.ticker import MaxNLocator, ScalarFormatter

from grader.catalogue.kata import Kata
from grader.i18n import language, tr

# the colours of Okabe and Ito, which differ in brightness too
BLUE, ORANGE, GREEN, RED, PINK, SKY = (
    "#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9"
)  # fmt: skip
COLOURS = (BLUE, ORANGE, GREEN, PINK, RED, SKY)
INK, GREY, PALE = "#222222", "#767676", "#E4E4E4"
SIGNED = LinearSegmentedColormap.from_list("signed", [BLUE, "#FFFFFF", ORANGE])
"""For numbers around 0: blue inhibits, orange excites."""
SHARE = LinearSegmentedColormap.from_list("share", ["#FFFFFF", BLUE])
"""For numbers from 0 on."""
ANSWERS = ListedColormap(["#D6E6F2", "#FBE3B5"])
"""A plane in which a neuron is silent (0) or fires (1)."""

RULES: Any = {
    "font.size": 10,
    "text.color": INK,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "axes.titlepad": 8,
    "axes.prop_cycle": cycler(color=COLOURS),
    "xtick.color": GREY,
    "ytick.color": GREY,
    "legend.frameon": False,
    "lines.linewidth": 2,
    "image.cmap": "gray",
    "image.interpolation": "nearest",
}
HEADING = 0.85
"""Inches above the axes for title and caption."""
DPI = 150


def new_figure(width: float = 11, height: float = 5) -> Figure:
    """An empty figure in the style of the katas, whatever a person's own settings are."""
    matplotlib.rcdefaults()
    matplotlib.rcParams.update(RULES)
    return Figure(figsize=(width, height), layout="constrained", facecolor="white")


def finish(figure: Figure, kata: Kata, caption: str, *, solved: bool) -> str:
    """Write the heading above a drawn figure; returns its title.

    Args:
        figure: what the kata's picture.py has drawn.
        kata: of which it is the picture.
        caption: one line that says what is to be seen.
        solved: whether the learner's file earns all points.
    """
    title = f"{kata.number} · {kata.title}"
    state = tr("solved", "gelöst") if solved else tr("not solved yet", "noch nicht gelöst")
    width, height = figure.get_size_inches()
    engine: Any = figure.get_layout_engine()
    engine.set(w_pad=0.1, h_pad=0.1, wspace=0.03, hspace=0.06)
    engine.set(rect=(0, 0, 1, 1 - HEADING / height))
    left, right = 0.2 / width, 1 - 0.2 / width
    top, below = 1 - 0.2 / height, 1 - 0.58 / height
    figure.text(left, top, title, size=15, weight="bold", va="top")
    figure.text(left, below, caption, size=10, color=GREY, va="top")
    pill = {"boxstyle": "round,pad=0.4", "facecolor": GREEN if solved else RED, "edgecolor": "none"}
    figure.text(right, top, state, size=11, weight="bold", color="white", va="top", ha="right",
                bbox=pill)  # fmt: skip
    if language() == "de":
        for axis in figure.findobj(Axis):
            if isinstance(axis, Axis) and type(axis.get_major_formatter()) is ScalarFormatter:
                axis.set_major_formatter(GermanNumbers())
    return f"{title}: {state}"


def save(figure: Figure, title: str, file: Path) -> None:
    """Write the figure as PNG, atomically."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f".{os.getpid()}.part")
    figure.savefig(part, format="png", dpi=DPI, metadata={"Title": title})
    part.replace(file)


class GermanNumbers(ScalarFormatter):
    """Numbers at an axis with a decimal comma."""

    def __call__(self, x: float, pos: int | None = None) -> str:
        return super().__call__(x, pos).replace(".", ",")


def number(value: float, digits: int | None = None) -> str:
    """A number to be written into a picture, as the language in use writes it."""
    text = f"{value:.3g}" if digits is None else f"{value:.{digits}f}"
    text = text.replace("-", "−")
    return text.replace(".", ",") if language() == "de" else text


def picture(axes: Axes, image: Any, title: str = "", **options: Any) -> Any:
    """Show a grid of numbers as a picture without ticks; returns the image."""
    axes.set_title(title)
    hide_axes(axes)
    return axes.imshow(np.asarray(image, dtype=float), **options)


def hide_axes(axes: Axes) -> None:
    """Remove ticks and frame."""
    axes.set(xticks=[], yticks=[])
    axes.spines[:].set_visible(False)


def write_numbers(axes: Axes, values: Any, digits: int = 2, size: float = 10) -> None:
    """Write each number of a grid into its cell, dark on light and light on dark."""
    image = axes.images[-1]
    for (row, column), value in np.ndenumerate(np.asarray(values, dtype=float)):
        red, green, blue, _ = image.cmap(image.norm(value))
        dark = 0.3 * red + 0.59 * green + 0.11 * blue < 0.5
        colour = "white" if dark else INK
        axes.text(column, row, number(value, digits), color=colour, size=size, ha="center",
                  va="center")  # fmt: skip


def over_epochs(axes: Axes) -> None:
    """Label an axis that counts epochs."""
    axes.set_xlabel(tr("epoch", "Epoche"))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))


def answer_dots(axes: Axes, points: Any, answers: Sequence[Any], size: float = 36) -> None:
    """Draw points of the plane: full where a neuron fired, hollow where it was silent."""
    x, y = np.asarray(points, dtype=float).T
    fired = np.asarray(answers, dtype=float).reshape(len(x)) > 0.5
    full: Any = {"facecolor": ORANGE, "edgecolor": INK, "linewidth": 0.6}
    hollow: Any = {"facecolor": "white", "edgecolor": BLUE, "linewidth": 1.2}
    kinds = (
        (fired, full, tr("fires: 1", "feuert: 1")),
        (~fired, hollow, tr("silent: 0", "stumm: 0")),
    )
    for here, look, label in kinds:
        axes.scatter(x[here], y[here], s=size, zorder=3, label=label, **look)


def answer_plane(axes: Axes, xs: Any, ys: Any, answers: Any) -> None:
    """Colour the plane where a neuron fires and where it is silent.

    Args:
        axes: where to draw.
        xs: the places to the right.
        ys: the places upwards.
        answers: 0 or 1 for each, shape (len(ys), len(xs)).
    """
    shown = np.asarray(answers, dtype=float).reshape(len(ys), len(xs)) > 0.5
    axes.pcolormesh(xs, ys, shown, cmap=ANSWERS, vmin=0, vmax=1, shading="nearest")


def grid_of(xs: Any, ys: Any) -> Any:
    """All points of a grid as rows, first along xs: shape (len(ys) * len(xs), 2)."""
    return np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)


def legend_below(figure: FigureBase, axes: Axes) -> None:
    """One legend under the whole figure, of what is drawn in some axes."""
    handles, labels = axes.get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=len(labels))
