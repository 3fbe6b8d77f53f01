"""The picture of kata 41: an organ image under four masks."""

import numpy as np
from PIL import Image

from data.folders import ORGANS
from grader.i18n import tr
from grader.pictures import style

MASKS = (
    (("Gauss", "Gauß"), [[1, 2, 1], [2, 4, 2], [1, 2, 1]]),
    (("edges, left to right", "Kanten, links nach rechts"), [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]),
    (("edges, top to bottom", "Kanten, oben nach unten"), [[-1, -2, -1], [0, 0, 0], [1, 2, 1]]),
    (("centre against surround", "Mitte gegen Umfeld"), [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]]),
)


def draw(kata, figure):
    """Draw the image, and below each mask what the convolution makes of it."""
    figure.set_size_inches(13, 5.8)
    before, rest = figure.subfigures(1, 2, width_ratios=[1, 2.9])
    image = np.asarray(Image.open(ORGANS / "test" / "lung" / "000.png"), dtype=float)
    axes = before.subplots()
    style.picture(axes, image, tr("before", "vorher"), vmin=0, vmax=image.max())
    axes.set_xlabel(_size(image))
    masks, results = rest.subplots(2, len(MASKS), height_ratios=[1, 1.7])
    for top, below, (names, entries) in zip(masks, results, MASKS, strict=True):
        mask = np.array(entries, dtype=float)
        most = np.abs(mask).max()
        style.picture(top, mask, tr(*names), cmap=style.SIGNED, vmin=-most, vmax=most)
        style.write_numbers(top, mask, 0, size=9)
        result = np.asarray(kata.convolve(image, mask), dtype=float)
        if mask.sum() == 0:
            reach = max(np.abs(result).max(), 1e-9)
            style.picture(below, result, cmap=style.SIGNED, vmin=-reach, vmax=reach)
        else:
            style.picture(below, result, vmin=0, vmax=_brightest(image, result))
        low, high = (style.number(float(value), 0) for value in (result.min(), result.max()))
        span = tr(f"{low} to {high}", f"{low} bis {high}")
        below.set_xlabel(f"{_size(result)}, {span}")
    return tr(
        "Each result is one call of your convolve; Gauss keeps the brightness. Edges are orange "
        "where the image gets brighter in that direction, blue where it gets darker.",
        "Jedes Ergebnis ist ein Aufruf deines convolve; Gauß erhält die Helligkeit. Kanten sind "
        "orange, wo das Bild in dieser Richtung heller wird, blau, wo es dunkler wird.",
    )


def _brightest(image, result):
    """What is drawn white: a result brighter than the image is scaled, so that it still shows."""
    highest = np.nan_to_num(result, posinf=0).max()
    return highest if highest > 1.01 * image.max() else image.max()


def _size(image):
    return " × ".join(map(str, image.shape))
