"""The picture of kata 56: which gradients float16 loses, and a training in 16 bits."""

import numpy as np
import torch

from grader.i18n import tr
from grader.pictures import style

POWERS = (0, 10, 20)
STEPS, RATE, MAX_NORM = 60, 0.5, 1.0


def draw(kata, figure):
    """Draw the way through float16, the share that is lost over the scale, and the losses."""
    figure.set_size_inches(13, 5.2)
    through, lost, falling = figure.subplots(1, 3)
    _through(kata, through)
    _lost(kata, lost)
    _losses(kata, falling)
    return tr(
        "A scale lifts small gradients over the edge of float16; too large a scale makes large "
        "ones infinite. The kinks are its smallest numbers, which have few digits.",
        "Eine Skalierung hebt kleine Gradienten über die Grenze von float16; ist sie zu groß, "
        "werden große unendlich. Die Knicke sind die kleinsten Zahlen, mit wenigen Stellen.",
    )


def _through(kata, axes):
    """What comes back of gradients of every size."""
    sizes = np.logspace(-12, 3, 121)
    gradients = torch.tensor(sizes, dtype=torch.float32)
    for k, power in enumerate(POWERS):
        left = np.asarray(kata.through_half(gradients, 2.0**power), dtype=float)
        left = np.where(np.isfinite(left) & (left > 0), left, np.nan)
        axes.plot(sizes, left * 10.0 ** (-1.2 * k), color=style.COLOURS[k], linewidth=3,
                  label=f"scale = $2^{{{power}}}$")  # fmt: skip
    axes.set(xscale="log", yscale="log", xlim=(sizes[0], sizes[-1]), yticks=[])
    axes.minorticks_off()
    axes.set_title(tr("through_half: who comes through", "through_half: wer durchkommt"))
    axes.set_xlabel(tr("size of the gradient", "Größe des Gradienten"))
    axes.set_ylabel(tr("what is left (lines moved apart)", "was bleibt (Linien versetzt)"))
    axes.legend(loc="upper left")


def _lost(kata, axes):
    """The share of small and of infinite gradients, over the scale."""
    numbers = np.random.default_rng(56).normal(-7.5, 1.5, 4000)
    gradients = torch.tensor(10.0**numbers, dtype=torch.float32)
    powers = np.arange(0, 49, 4)
    small = [kata.lost(gradients, 2.0 ** int(power)) for power in powers]
    ways = [np.asarray(kata.through_half(gradients, 2.0 ** int(power))) for power in powers]
    axes.plot(powers, np.array(small, dtype=float), "o-",
              label=tr("become 0 (lost)", "werden 0 (lost)"))  # fmt: skip
    axes.plot(powers, [float(np.isinf(way).mean()) for way in ways], "s-",
              label=tr("become infinite", "werden unendlich"))  # fmt: skip
    axes.set(title=tr("4000 gradients in float16", "4000 Gradienten in float16"))
    axes.set_ylim(-0.02, 1.02)
    axes.set(xlabel=tr("scale, as a power of two", "Skalierung als Zweierpotenz"))
    axes.set(ylabel=tr("share", "Anteil"))
    axes.legend(loc="upper center")


def _losses(kata, axes):
    """The same training in both formats, each with the scaler that it needs."""
    place = kata.support.device("cpu")
    images, labels = kata.support.batch()
    for name, look, width in (("bfloat16", "-", 4), ("float16", "--", 2)):
        dtype, model = kata.support.dtype(name), kata.support.network()
        optimizer = kata.probe.make("torch.optim.SGD", model.parameters(), RATE)
        scaler = kata.make_scaler(place, dtype)
        losses = [
            kata.train_step(model, images, labels, optimizer, scaler, dtype, MAX_NORM)
            for _ in range(STEPS)
        ]
        axes.plot(np.array(losses, dtype=float), look, linewidth=width, label=name)
    axes.set(title=tr("train_step, again and again", "train_step, immer wieder"), ylim=(0, None))
    axes.set(xlabel=tr("step", "Schritt"), ylabel=tr("loss", "Fehler"))
    axes.legend(loc="upper right")
