"""The picture of kata 42: the workshop's example window by window, and an image pooled again."""

import numpy as np
from matplotlib.patches import Rectangle
from PIL import Image

from data.folders import ORGANS
from grader.i18n import tr
from grader.pictures import style

SLIDE = np.array([[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]])
WINDOWS = (style.BLUE, style.ORANGE, style.GREEN, style.PINK)


def draw(kata, figure):
    """Draw the example before and after, and an edge image that is pooled three times."""
    figure.set_size_inches(12, 7)
    example, organ = figure.subfigures(2, 1, height_ratios=[1, 1.15])
    _example(kata, *example.subplots(1, 3))

    image = np.asarray(Image.open(ORGANS / "test" / "lung" / "000.png"), dtype=np.int64)
    across, down = np.diff(image, axis=1)[1:], np.diff(image, axis=0)[:, 1:]
    pooled = np.abs(across) + np.abs(down)
    most = pooled.max()
    for step, axes in enumerate(organ.subplots(1, 4)):
        if step:
            pooled = np.asarray(kata.max_pool(pooled, 2))
        size = " × ".join(map(str, pooled.shape))
        name = tr(f"pooled {step} ×", f"{step}-mal gepoolt") if step else tr("edges", "Kanten")
        style.picture(axes, pooled, f"{name}: {size}", cmap="cividis", vmin=0, vmax=most)
    return tr(
        "Every result comes from your max_pool. A quarter of the numbers is left each time, and "
        "the strong edges live on.",
        "Jedes Ergebnis kommt von deinem max_pool. Jedes Mal bleibt ein Viertel der Zahlen, und "
        "die starken Kanten überleben.",
    )


def _example(kata, before, after, overlapping):
    """The image with its four windows, and what is left of it."""
    _numbers(before, SLIDE, tr("before", "vorher"))
    for k, colour in enumerate(WINDOWS):
        corner = (k % 2 * 2 - 0.45, k // 2 * 2 - 0.45)
        before.add_patch(Rectangle(corner, 1.9, 1.9, fill=False, edgecolor=colour, linewidth=3))
    result = _numbers(after, kata.max_pool(SLIDE, 2), "max_pool(image, 2)")
    for (row, column), colour in zip(np.ndindex(result.shape), WINDOWS, strict=False):
        corner = (column - 0.45, row - 0.45)
        after.add_patch(Rectangle(corner, 0.9, 0.9, fill=False, edgecolor=colour, linewidth=3))
    _numbers(overlapping, kata.max_pool(SLIDE, 2, 1), "max_pool(image, 2, 1)")


def _numbers(axes, values, title):
    """A grid of numbers, each written into its cell; returns it."""
    shown = np.asarray(values, dtype=float)
    style.picture(axes, shown, title, cmap=style.SHARE, vmin=0, vmax=14)
    style.write_numbers(axes, shown, 0, size=13)
    return shown
