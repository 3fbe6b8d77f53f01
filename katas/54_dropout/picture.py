"""The picture of kata 54: what dropout drops, what it keeps, and when it is silent."""

import numpy as np
import torch
from PIL import Image

from data.folders import ORGANS
from grader.i18n import tr
from grader.pictures import style

SHARES = (0.0, 0.25, 0.5, 0.75)
TIMES = 40


def draw(kata, figure):
    """Draw dropped pictures, the mean over the probability, and a head in both modes."""
    figure.set_size_inches(13, 7.2)
    top, bottom = figure.subfigures(2, 1, height_ratios=[1, 1.15])
    kata.support.seed(54)
    with Image.open(ORGANS / "train" / "kidneys" / "000.png") as file:
        image = torch.tensor(np.asarray(file.convert("L").resize((32, 32)))) / 255
    layer = kata.Dropout(0.5)
    layer.train()
    dropped = [kata.drop(image, share) for share in SHARES] + [layer(image)]
    layer.eval()
    dropped.append(layer(image))
    titles = [f"drop, p = {style.number(share)}" for share in SHARES]
    titles += [tr("Dropout, training", "Dropout, Training"),
               tr("Dropout, evaluation", "Dropout, Auswertung")]  # fmt: skip
    for axes, picture, title in zip(top.subplots(1, 6), dropped, titles, strict=True):
        style.picture(axes, picture, title, vmin=0, vmax=2 * float(image.max()))

    mean, head = bottom.subplots(1, 2, width_ratios=[1, 1.3])
    _mean(kata, mean)
    _head(kata, head)
    return tr(
        "Black pixels are dropped, the kept ones get brighter, so that the mean stays. In "
        "evaluation mode nothing happens.",
        "Schwarze Pixel sind ausgeschaltet, die übrigen werden heller, damit der Mittelwert "
        "bleibt. In der Auswertung geschieht nichts.",
    )


def _mean(kata, axes):
    """The mean of many ones and the share of zeros, over the probability."""
    ones = torch.ones(4000)
    shares = np.linspace(0, 0.9, 19)
    found = [np.asarray(kata.drop(ones, float(share)), dtype=float) for share in shares]
    zeros = [float((values == 0).mean()) for values in found]
    axes.plot(shares, [values.mean() for values in found], label=tr("mean", "Mittelwert"))
    axes.plot(shares, zeros, label=tr("share of zeros", "Anteil der Nullen"))
    axes.set(title=tr("4000 ones after drop", "4000 Einsen nach drop"), ylim=(0, 1.5))
    axes.set(xlabel=tr("probability p", "Wahrscheinlichkeit p"))
    axes.legend(loc="upper left", ncols=2)


def _head(kata, axes):
    """The probabilities of one sample, many times in training mode and in evaluation mode."""
    head = kata.Head(16, 3, 0.5)
    features = torch.cos(torch.arange(16.0) * 2).reshape(1, 16) * 2
    modes = (
        (head.train, 0.0, style.BLUE, tr("training mode", "Trainingsmodus")),
        (head.eval, 0.32, style.ORANGE, tr("evaluation mode", "Auswertungsmodus")),
    )
    for switch, shift, colour, name in modes:
        switch()
        found = [np.asarray(head(features), dtype=float).reshape(3) for _ in range(TIMES)]
        for k, answers in enumerate(np.exp(found).T):
            places = k + shift + np.linspace(-0.1, 0.1, TIMES)
            axes.scatter(places, answers, s=14, color=colour, alpha=0.7, linewidth=0,
                         label=name if k == 0 else None)  # fmt: skip
    axes.set_xticks(np.arange(3) + 0.16, [tr(f"class {k}", f"Klasse {k}") for k in range(3)])
    axes.set(ylim=(0, 1.15), ylabel=tr("probability", "Wahrscheinlichkeit"))
    axes.set_title(tr(f"Head: the same patient, {TIMES} times",
                       f"Head: {TIMES}-mal derselbe Patient"))  # fmt: skip
    axes.legend(loc="upper left", ncols=2)
