"""The picture of kata 65: ternary filters, what they find, and how one learns."""

import numpy as np
import torch
from PIL import Image

from data.folders import ORGANS
from grader.i18n import tr
from grader.pictures import style

SIDE, FILTERS, STEPS, RATE = 9, 6, 100, 0.04
AIM = torch.tensor([[1.0, 0.1, -0.9], [0.8, 0.0, -1.0], [0.9, -0.1, -0.8]]).reshape(1, 1, 3, 3)


def draw(kata, figure):
    """Draw edge filters with what they find in a kidney, and a training on the way."""
    figure.set_size_inches(13, 7)
    left, right = figure.subfigures(1, 2, width_ratios=[1.75, 1])
    weight = _edges()
    _filters(kata, left, weight)

    bell, way = right.subplots(2, 1)
    weights = torch.randn((1, 4000), generator=torch.Generator().manual_seed(65))
    bins = np.linspace(-3.05, 3.05, 62)
    values = np.asarray(kata.ternarize(weights), dtype=float)[0]
    bell.hist(weights[0].numpy(), bins, color=style.SKY, label=tr("float", "Gleitkomma"))
    bell.hist(values, bins, color=style.ORANGE, alpha=0.8, label=tr("ternary", "ternär"))
    bell.set_title(tr("4000 weights of one filter", "4000 Gewichte eines Filters"))
    bell.set(xlabel=tr("weight", "Gewicht"), yscale="log", ylim=(0.7, 3e4))
    bell.legend(loc="upper right")

    floats, ternaries = _training(kata)
    way.plot([], "--", color=style.INK, linewidth=1.5, label=tr("float", "Gleitkomma"))
    way.plot([], color=style.INK, label=tr("ternary", "ternär"))
    for k, colour in zip((1, 2, 3, 4), style.COLOURS, strict=False):
        way.plot(floats[:, k], "--", color=colour, linewidth=1.5)
        way.step(range(STEPS), ternaries[:, k], color=colour, where="post")
    way.set_title(
        tr("Four weights learn: float and ternary", "Vier Gewichte lernen: Gleitkomma und ternär")
    )
    way.set(xlabel=tr("step", "Schritt"), ylabel=tr("weight", "Gewicht"), ylim=(-1.1, 1.7))
    way.legend(loc="upper left", ncols=2)
    return tr(
        "Orange excites, blue inhibits. The float weights move smoothly; the ternary ones, which "
        "compute, jump.",
        "Orange erregt, Blau hemmt. Die Gleitkommagewichte wandern; die ternären, mit denen "
        "gerechnet wird, springen.",
    )


def _edges():
    """Filters that look for edges in several directions, soft at their rim."""
    y, x = np.mgrid[-1 : 1 : SIDE * 1j, -1 : 1 : SIDE * 1j]
    found = []
    for angle in np.arange(FILTERS) * np.pi / FILTERS:
        across = np.cos(angle) * x + np.sin(angle) * y
        found.append(np.sin(2.6 * across) * np.exp(-1.5 * (x**2 + y**2)))
    return torch.tensor(np.stack(found)[:, np.newaxis], dtype=torch.float32)


def _filters(kata, figure, weight):
    """Float filters, ternary filters, and what the learner's layer makes of a picture."""
    with Image.open(ORGANS / "test" / "kidneys" / "000.png") as file:
        image = torch.tensor(np.asarray(file.convert("L"))) / 255
    layer = kata.TernaryConv2d(1, FILTERS, SIDE, padding=SIDE // 2, bias=False)
    kata.support.fill(layer, weight, None)
    found = np.asarray(layer(image[None, None]), dtype=float)[0]
    values = np.asarray(kata.ternarize(weight), dtype=float)
    most, loud = np.abs(weight).max(), np.abs(found).max()
    signed = {"cmap": style.SIGNED, "vmin": -most, "vmax": most}
    for k, (before, after, answer) in enumerate(figure.subplots(3, FILTERS).T):
        style.picture(before, weight[k, 0], **signed)
        style.picture(after, values[k, 0], **signed)
        style.picture(answer, np.abs(found[k]), cmap="cividis", vmin=0, vmax=loud)
        if k == 0:
            before.set_title(tr("six filters, float", "sechs Filter, Gleitkomma"))
            after.set_title(tr("the same, ternary", "dieselben, ternär"))
            answer.set_title(tr("what TernaryConv2d finds", "was TernaryConv2d findet"))


def _training(kata):
    """One filter learns another; its float and its ternary weights at each step."""
    images = torch.randn((4, 1, 8, 8), generator=torch.Generator().manual_seed(5))
    wanted = torch.nn.functional.conv2d(images, AIM)
    layer, weight = kata.TernaryConv2d(1, 1, 3, bias=False), torch.full((1, 1, 3, 3), 0.05)
    floats, ternaries = [], []
    for _ in range(STEPS):
        kata.support.fill(layer, weight, None)
        floats.append(weight.flatten().numpy())
        ternaries.append(np.asarray(kata.ternarize(weight), dtype=float).flatten())
        error = layer(images) - wanted
        slope, _, _ = kata.support.gradients(layer, images, error / error.numel())
        weight = weight - RATE * slope
    return np.array(floats), np.array(ternaries)
