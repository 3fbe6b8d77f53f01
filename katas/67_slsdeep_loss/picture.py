"""The picture of kata 67: a lesion, blurred answers, their edges, and where the loss pulls."""

import numpy as np
import torch

from grader.i18n import tr
from grader.pictures import style

SIDE = 48


def draw(kata, figure):
    """Draw mask, blurred prediction, edges and gradient, and both losses over the blur."""
    figure.set_size_inches(13, 6.6)
    pictures, curve = figure.subfigures(1, 2, width_ratios=[1.5, 1])
    (truth, answer), (edge, pull) = pictures.subplots(2, 2)

    mask = _lesion(0.01).round()
    blurred = _lesion(2.5)
    style.picture(truth, mask, tr("mask", "Maske"), vmin=0, vmax=1)
    style.picture(answer, blurred, tr("blurred prediction", "verschwommene Vorhersage"),
                  vmin=0, vmax=1)  # fmt: skip
    rise = np.asarray(kata.edges(blurred[None])[0], dtype=float)
    style.picture(edge, rise[0], tr("edges of the prediction", "Kanten der Vorhersage"),
                  cmap=style.SIGNED, vmin=-0.25, vmax=0.25)  # fmt: skip
    edge.set_xlabel(tr("orange: brighter to the right, blue: darker",
                       "orange: nach rechts heller, blau: dunkler"))  # fmt: skip
    every = slice(None, None, 4)
    rows, columns = np.mgrid[: rise.shape[1], : rise.shape[2]]
    edge.quiver(columns[every, every], rows[every, every], rise[0][every, every],
                rise[1][every, every], angles="xy", scale=2, width=0.006)  # fmt: skip
    _, gradient = kata.support.value_and_gradient(kata.end_point_error, blurred[None], mask[None])
    slope = np.zeros((SIDE, SIDE)) if gradient is None else gradient[0].numpy()
    most = max(float(np.abs(np.nan_to_num(slope)).max()), 1e-9)
    style.picture(pull, -slope, tr("the EPE pulls: orange up, blue down",
                                    "der EPE zieht: orange auf, blau ab"),
                  cmap=style.SIGNED, vmin=-most, vmax=most)  # fmt: skip
    _curves(kata, curve.subplots(), mask)
    return tr(
        "The edges of a blurred border are too short, so the EPE pulls right there: brighter just "
        "inside, darker just outside.",
        "Die Kanten eines verschwommenen Randes sind zu kurz, und genau dort zieht der EPE: innen "
        "heller, außen dunkler.",
    )


def _curves(kata, axes, mask):
    """The parts of the loss over the width of the blur, and over a shift."""
    widths = np.linspace(0.1, 4, 21)
    answers = [_lesion(width) for width in widths]
    rows = (
        ("end_point_error", style.ORANGE, [kata.end_point_error(a[None], mask[None])
                                           for a in answers]),
        ("slsdeep_loss, alpha = 0", style.BLUE, [_loss(kata, a, mask, 0.0) for a in answers]),
        ("slsdeep_loss", style.GREEN, [_loss(kata, a, mask, 0.5) for a in answers]),
    )  # fmt: skip
    for name, colour, values in rows:
        axes.plot(widths, np.array(values, dtype=float), color=colour, label=name)
    axes.set(xlabel=tr("width of the blur in pixels", "Breite der Unschärfe in Pixeln"),
             ylim=(0, None))  # fmt: skip
    axes.set_title(tr("What a blurred border costs", "Was ein verschwommener Rand kostet"))
    axes.legend()


def _loss(kata, lesion, mask, alpha):
    both = torch.stack([1 - lesion, lesion]).clamp(min=1e-6).log()
    return kata.slsdeep_loss(both[None], mask[None].long(), alpha)


def _lesion(width):
    """A ragged lesion whose border is so many pixels wide."""
    y, x = np.mgrid[:SIDE, :SIDE] - (SIDE - 1) / 2
    angle = np.arctan2(y, x)
    border = 14 + 2 * np.sin(3 * angle + 1) + 1.2 * np.sin(7 * angle)
    depth = np.clip((border - np.hypot(x, y)) / width, -30, 30)
    return torch.tensor(1 / (1 + np.exp(-depth)), dtype=torch.float32)
