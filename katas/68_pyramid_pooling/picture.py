"""The picture of kata 68: what a pixel learns of its surroundings; a stage that keeps pixels."""

import numpy as np
import torch

from grader.i18n import tr
from grader.pictures import style

SIDE = 48
SCALES = (1, 2, 3, 6)


def draw(kata, figure):
    """Draw the pyramid of a lesion, and a stage with strides beside the dilated one."""
    figure.set_size_inches(13, 6.8)
    above, below = figure.subfigures(2, 1)
    lesion = _lesion()
    _pyramid(kata, above.subplots(1, 5), lesion)
    _stages(kata, below.subplots(1, 4), lesion)
    return tr(
        "Above: the pyramid tells each pixel what is around it. Below: dilated, the stage keeps "
        "every pixel, and every second one is as before.",
        "Oben: Die Pyramide sagt jedem Pixel, was es umgibt. Unten: Gespreizt behält die Stufe "
        "jedes Pixel, und jedes zweite ist wie zuvor.",
    )


def _pyramid(kata, axes, lesion):
    """The lesion and what each scale adds, with convolutions that only average."""
    pyramid = kata.support.averaging(kata.PyramidPooling(len(SCALES), SCALES))
    result = pyramid(lesion.expand(1, len(SCALES), SIDE, SIDE)).numpy()[0]
    names = [tr("features", "Merkmale"), *(f"{scale} × {scale}" for scale in SCALES)]
    for place, channel, name in zip(axes, (0, *range(4, 8)), names, strict=True):
        style.picture(place, result[channel], name, cmap="cividis", vmin=0, vmax=1)


def _stages(kata, axes, lesion):
    """One channel of the same stage: with its stride, without, and where the two differ."""
    coarse = kata.support.stage(4)(lesion).numpy()[0, 1]
    fine = kata.stride_to_dilation(kata.support.stage(4), 2)(lesion).numpy()[0, 1]
    most = max(float(coarse.max()), 1e-6)
    size = " × ".join(map(str, coarse.shape))
    style.picture(axes[0], coarse, tr(f"with stride: {size}", f"mit Schrittweite: {size}"),
                  cmap="cividis", vmin=0, vmax=most)  # fmt: skip
    size = " × ".join(map(str, fine.shape))
    style.picture(axes[1], fine, tr(f"dilated: {size}", f"gespreizt: {size}"),
                  cmap="cividis", vmin=0, vmax=most)  # fmt: skip
    every = fine[::2, ::2]
    style.picture(axes[2], every, tr("every second pixel of it", "davon jedes zweite Pixel"),
                  cmap="cividis", vmin=0, vmax=most)  # fmt: skip
    if every.shape == coarse.shape:
        error = style.number(float(np.abs(every - coarse).max()), 3)
        title = tr(f"differs by {error} at most", f"höchstens {error} Unterschied")
        style.picture(axes[3], every - coarse, title, cmap=style.SIGNED, vmin=-most, vmax=most)
        axes[3].spines[:].set_visible(True)
    else:
        style.picture(axes[3], np.zeros((1, 1)), tr("the sizes differ", "verschieden groß"),
                      cmap=style.SIGNED, vmin=-1, vmax=1)  # fmt: skip


def _lesion():
    """A ragged lesion with darker patches, shape (1, 1, SIDE, SIDE)."""
    y, x = np.mgrid[:SIDE, :SIDE] - (SIDE - 1) / 2
    angle = np.arctan2(y + 4, x - 5)
    border = 13 + 2 * np.sin(3 * angle + 1) + 1.2 * np.sin(7 * angle)
    inside = 1 / (1 + np.exp(-(border - np.hypot(x - 5, y + 4))))
    patches = 0.7 + 0.3 * np.sin(x / 2.1) * np.cos(y / 2.7)
    return torch.tensor(inside * patches, dtype=torch.float32)[None, None]
