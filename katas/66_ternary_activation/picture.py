"""The picture of kata 66: the curve gets steeper, and an image becomes ternary."""

import numpy as np
import torch
from PIL import Image

from data.folders import ORGANS
from grader.i18n import tr
from grader.pictures import style

EPOCHS = 3


def draw(kata, figure):
    """Draw curves and slopes for growing betas, and what the layer makes of an image."""
    figure.set_size_inches(13, 7)
    above, below = figure.subfigures(2, 1, height_ratios=[1, 1])
    curves, slopes, steps = above.subplots(1, 3)
    layer = kata.TernaryTanh()
    x = torch.linspace(-1.5, 1.5, 301)
    betas = []
    for epoch, colour in zip(range(EPOCHS), style.COLOURS, strict=False):
        betas.append(float(kata.anneal(layer, epoch, EPOCHS)))
        values = kata.ternary_tanh(x, betas[-1]).double().numpy()
        name = f"beta = {style.number(betas[-1])}"
        curves.plot(x, values, color=colour, label=name)
        slopes.plot(x, np.gradient(values, x.double().numpy()), color=colour, label=name)
    layer.eval()
    steps.plot(x, layer(x).double().numpy(), color=style.PINK)
    steps.set_title(tr("in evaluation mode", "im Auswertungsmodus"))
    curves.set_title(tr("ternary_tanh in training mode", "ternary_tanh im Trainingsmodus"))
    slopes.set_title(tr("its slope: where it can learn", "ihre Steigung: Wo sie lernen kann"))
    for axes in (curves, slopes, steps):
        axes.set_xlabel("x")
    curves.legend(loc="upper left")
    _image(kata, below, layer, betas)
    return tr(
        "Your activation from epoch to epoch, and at the end: only −1, 0 and 1 are left.",
        "Deine Aktivierung von Epoche zu Epoche und am Ende: Nur −1, 0 und 1 bleiben übrig.",
    )


def _image(kata, figure, layer, betas):
    """One image as the layer sees it, with each beta and as a step, and how often each value is."""
    with Image.open(ORGANS / "test" / "kidneys" / "003.png") as file:
        grey = np.asarray(file.convert("L"), dtype=np.float32)
    x = torch.tensor((grey - grey.mean()) / grey.std())
    shown = [(x, tr("an image, normalised", "ein Bild, normiert"))]
    layer.train()
    for beta in betas:
        layer.beta = beta
        shown.append((layer(x), f"beta = {style.number(beta)}"))
    layer.eval()
    shown.append((layer(x), "−1, 0, 1"))
    pictures, counts = figure.subplots(2, len(shown), height_ratios=[2.2, 1])
    for k, (values, name) in enumerate(shown):
        numbers = np.asarray(values, dtype=float)
        style.picture(pictures[k], numbers, name, cmap=style.SIGNED, vmin=-1, vmax=1)
        counts[k].hist(numbers.ravel(), np.linspace(-2.05, 2.05, 42), color=style.SKY)
        counts[k].set(xlim=(-2, 2), xticks=[-1, 0, 1], yticks=[], ylim=(0, None))
    counts[0].set_ylabel(tr("how often", "wie oft"))
