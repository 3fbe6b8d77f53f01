"""The picture of kata 57: what network and file say of five organs, and how far they are apart."""

import numpy as np
import torch
from PIL import Image

from data.folders import ORGANS, labels
from grader.i18n import tr
from grader.pictures import style

SIDE, LEARNT, EPOCHS, RATE = 32, 40, 6, 0.02


def draw(kata, figure):
    """Draw five organs with the probabilities of network and file, and all differences."""
    figure.set_size_inches(13, 6.2)
    organs = labels(ORGANS)
    images, targets = _pictures("train", organs, LEARNT)
    order = torch.randperm(len(images), generator=torch.Generator().manual_seed(57))
    net, file = kata.support.organ_classifier(), kata.support.file("organs.onnx")
    kata.probe.train_for_picture(net, images[order], targets[order], EPOCHS, RATE)
    kata.export(net, images[:2], file)

    above, below = figure.subfigures(2, 1, height_ratios=[1.5, 1])
    shown, _ = _pictures("test", organs, 1)
    sides = (kata.support.logits(net, shown.numpy()), kata.predict(file, shown.numpy()))
    names = [tr(organ.english, organ.german) for organ in organs]
    _answers(above, shown.numpy(), [_shares(logits) for logits in sides], names)

    many, _ = _pictures("test", organs, 20)
    apart = np.abs(kata.support.logits(net, many.numpy()) - kata.predict(file, many.numpy()))
    axes = below.subplots()
    exponents = np.log10(np.maximum(apart.ravel(), 1e-9))
    axes.hist(exponents, bins=np.arange(-9, 1.01, 0.25), color=style.BLUE)
    axes.axvline(
        -2,
        color=style.RED,
        linestyle=":",
        label=tr("from here on: a mistake", "ab hier: ein Fehler"),
    )
    ticks = range(-9, 2, 2)
    axes.set_xticks(ticks, ["0", *(f"1e{exponent}" for exponent in ticks[1:])])
    axes.set_title(tr(f"{apart.size} logits: network minus file, without the sign",
                       f"{apart.size} Logits: Netz minus Datei, ohne Vorzeichen"))  # fmt: skip
    axes.set_ylabel(tr("how many", "wie viele"))
    axes.legend(loc="upper right")
    return tr(
        "The same network in PyTorch and, out of your file, in ONNX Runtime. The bars should be "
        "alike, and all differences far left of the dotted line.",
        "Dasselbe Netz in PyTorch und, aus deiner Datei, in ONNX Runtime. Die Balken sollen "
        "gleich sein und alle Unterschiede weit links von der gepunkteten Linie.",
    )


def _pictures(split, organs, most):
    """The first pictures of each organ, small, with values from -1 to 1, and their labels."""
    found = []
    for organ in organs:
        for number in range(most):
            with Image.open(ORGANS / split / organ.folder / f"{number:03}.png") as picture:
                found.append(np.asarray(picture.convert("L").resize((SIDE, SIDE))))
    pixels = torch.tensor(np.stack(found)).unsqueeze(1) / 127.5 - 1
    return pixels, torch.arange(len(organs)).repeat_interleave(most)


def _shares(logits):
    """Softmax of each row."""
    exponentials = np.exp(logits - np.max(logits, axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)


def _answers(figure, images, sides, names):
    """Each picture, and under it the probabilities that network and file give."""
    rows = figure.subplots(2, len(names), height_ratios=[1, 1])
    for k, (top, bars) in enumerate(rows.T):
        style.picture(top, images[k, 0], names[k], vmin=-1, vmax=1)
        places = np.arange(len(names))
        bars.barh(places - 0.2, sides[0][k], 0.4, color=style.SKY, label="PyTorch")
        bars.barh(places + 0.2, sides[1][k], 0.4, color=style.ORANGE, label="ONNX Runtime")
        bars.set(xlim=(0, 1), xticks=[0, 1], yticks=places)
        bars.set_yticklabels(names if k == 0 else [])
        bars.invert_yaxis()
        bars.tick_params(labelsize=8, length=0)
    style.legend_below(figure, rows[1, 0])
